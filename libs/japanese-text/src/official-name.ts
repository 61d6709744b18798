import { graphemeLength } from './grapheme.js';
import type { Text } from './text.js';

/**
 * What is wrong with an official name; `undefined` when it can be stored. Nothing is ever changed in it: no trimming, no
 * normalisation.
 * @param max user-perceived characters
 */
export function officialNameProblem(name: string, max = 100): Text | undefined {
  if (name.trim() === '') return { ja: '名前を入力してください。', en: 'Enter the name.' };
  // Damage on the way here, characters of one machine only (外字), or the mark printers put in place of one (〓).
  if (!name.isWellFormed() || /[\p{Cc}\p{Co}\u2028\u2029\u3013\uFFFD\uFFFE\uFFFF]/u.test(name)) {
    return { ja: '名前に使えない文字（改行、外字など）が含まれています。', en: 'The name holds characters that cannot be used, such as a line break or a user-defined character.' };
  }
  if (graphemeLength(name) > max) return { ja: `名前は${max}文字以内で入力してください。`, en: `Enter the name in at most ${max} characters.` };
  return undefined;
}
