import sanitizeHtml from 'sanitize-html';
import { colourNotation } from './contrast.js';
import { elementsOf } from './html-tree.js';

/** What was taken out of a text, and how often: told to its writer, so that nothing vanishes silently. */
export interface Removed { readonly what: string; readonly times: number }
export interface Cleaned { readonly html: string; readonly removed: readonly Removed[] }

const shared = ['lang', 'style'];
const rules: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2', 'h3', 'h4', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'strong', 'em', 'b', 'i', 'u', 's', 'sub', 'sup', 'span', 'a', 'img', 'ruby', 'rt', 'rp',
    'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td',
  ],
  allowedAttributes: {
    '*': shared, a: ['href', 'hreflang'], img: ['src', 'alt', 'width', 'height'], th: ['scope', 'colspan', 'rowspan', 'abbr'], td: ['colspan', 'rowspan'], ol: ['start', 'reversed'],
  },
  allowedStyles: { '*': { color: [colourNotation], 'background-color': [colourNotation] } },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  // Only what the city itself keeps: another's server would learn who reads the page, and could change the picture.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !/^\/(announcements|pr-issues)\/[0-9a-f-]{36}\/(attachments|files)\/[0-9a-f-]{36}$/.test(attribs['src'] ?? ''),
  disallowedTagsMode: 'discard',
  nestingLimit: 60,
  enforceHtmlBoundary: false,
};

/** The allowed part of a text. Cleaned until it stays as it is, so that no second reading of it can mean something else. */
export function cleanHtml(html: string): Cleaned {
  let clean = sanitizeHtml(html, rules);
  for (let round = 0; round < 5; round += 1) {
    const again = sanitizeHtml(clean, rules);
    if (again === clean) break;
    clean = again;
  }
  clean = clean.trim();
  return { html: clean, removed: missing(featuresOf(html), featuresOf(clean)) };
}

/** Elements, attributes, addresses and styles of a text, counted. */
function featuresOf(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const { element } of elementsOf(html)) {
    count(`<${element.tagName.slice(0, 30)}>`);
    for (const { name, value } of element.attrs) {
      if (name !== 'style') count(`${element.tagName.slice(0, 30)} ${name.slice(0, 30)}${name === 'href' || name === 'src' ? `=${value.replace(/^[\s\p{Cc}]+/u, '').slice(0, 40)}` : ''}`);
      else for (const property of value.split(';').map((line) => line.split(':', 1)[0]?.trim().toLowerCase())) if (property) count(`style ${property.slice(0, 30)}`);
    }
  }
  return counts;
}

function missing(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Removed[] {
  return [...before].map(([what, times]) => ({ what, times: times - (after.get(what) ?? 0) })).filter(({ times }) => times > 0).slice(0, 50);
}
