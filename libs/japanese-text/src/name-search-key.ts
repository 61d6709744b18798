import { kanjiVariants } from './kanji-variants.js';
import { foldKana } from './kana.js';

const variationSelectors = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;
/** What people write, mistype or leave out within a name: spaces, dots, hyphens of every kind, apostrophes, the long mark. */
const separators = /[\s\p{Pd}\u2212ー・·.,'’‘`]/gu;

/**
 * The key a name is found by; two names with one key may be the same, so people compare the names themselves. The
 * official name is stored beside it, byte for byte as it was given: even NFC would rewrite 神 (U+FA19).
 *
 * Folded away: variation selectors, Unicode's own equivalences (NFKC), the variants of `kanjiVariants`, 々, kana as
 * `foldKana` does, long marks, hyphens and spaces, letter case and the accents of Latin letters.
 */
export function nameSearchKey(name: string): string {
  const kana = foldKana(name.replace(variationSelectors, ''));
  const letters = kana.normalize('NFD').replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1').normalize('NFC').toLowerCase();
  const kanji = Array.from(letters.replace(separators, ''), (character) => kanjiVariants.get(character) ?? character).join('');
  return kanji.replace(/(\p{Script=Han})々/gu, '$1$1');
}
