const large = foldings('ぁあ ぃい ぅう ぇえ ぉお っつ ゃや ゅゆ ょよ ゎわ ゕか ゖけ');
const sound = foldings('ゐい ゑえ ぢじ づず をお');

/** Is it written in kana alone: hiragana or katakana of any width, long marks, middle dots and spaces, at least one kana? */
export function isKana(text: string): boolean {
  const folded = composeVoicedMarks(text);
  return /[ぁ-ゖァ-ヺ]/u.test(folded) && /^[ぁ-ゖァ-ヺゝゞヽヾー・\s]+$/u.test(folded);
}

/**
 * Kana as they are compared: hiragana, one width, voiced marks joined to their kana, repetition marks written out, small
 * kana large (older systems had no small ones), ゐゑをぢづ as they sound. Other characters stay; normalises to NFKC.
 */
export function foldKana(text: string): string {
  const hiragana = composeVoicedMarks(text).replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
  const repeated = hiragana.replaceAll('ヽ', 'ゝ').replaceAll('ヾ', 'ゞ').replace(/([ぁ-ゖ])ゝ/gu, '$1$1').replace(/([ぁ-ゖ])ゞ/gu, (_, kana: string) => kana + `${kana}\u3099`.normalize('NFC'));
  return Array.from(repeated, (character) => {
    const kana = large.get(character) ?? character;
    return sound.get(kana) ?? kana;
  }).join('');
}

/** NFKC would turn a spacing voiced mark into a space and a loose combining one. */
function composeVoicedMarks(text: string): string {
  return text.replaceAll('\u309B', '\u3099').replaceAll('\u309C', '\u309A').normalize('NFKC');
}

/** `'ぁあ'` folds ぁ to あ. */
function foldings(pairs: string): Map<string, string> {
  return new Map(pairs.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));
}
