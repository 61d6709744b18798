import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { kanjiHaveReadings, sentencesAreEasy } from './easy-japanese.js';
import type { Finding } from './finding.view.js';
import { coloursContrast, headingsInOrder, imagesHaveWords, languagesMarked, linksSayWhere, tablesHaveHeaders, wordsNotSpaced, type Found } from './html-checks.js';
import { elementsOf, spokenText } from './html-tree.js';

// The slice's front door. Everything here is pure.
export { cleanHtml, type Cleaned, type Removed } from './html-cleaning.js';
export { plainText } from './html-tree.js';
export { withoutMetadata } from './tagged-pdf.js';

const rules = [imagesHaveWords, headingsInOrder, linksSayWhere, tablesHaveHeaders, coloursContrast, wordsNotSpaced];

/** What stands between a text and its readers (JIS X 8341-3, WCAG 2.2 AA), in the order of the text. */
export function checkText(variant: TextVariant, html: string): Finding[] {
  const all = elementsOf(`<div>${html}</div>`);
  const ofVariant = [...rules, languagesMarked(variant), ...(variant === 'ja-easy' ? [kanjiHaveReadings] : [])];
  const found = all.flatMap((placed) => ofVariant.flatMap((rule) => finding(variant, rule(placed, all), placed.path.replace(/^div:1( > )?/, ''), spokenText(placed.element))));
  return variant === 'ja-easy' ? [...found, ...sentencesAreEasy(html).flatMap((one) => finding(variant, one, '', ''))] : found;
}

function finding(variant: TextVariant, found: Found | undefined, path: string, spoken: string): Finding[] {
  if (!found) return [];
  return [{ code: found.code, severity: found.severity, variant, path, excerpt: [...(found.excerpt ?? spoken)].slice(0, 60).join(''), text: found.text }];
}
