import type { Text } from './text.js';

/** What somebody typed, kept as it was, with what it means or why it means nothing. */
export type TypedInput<Value> =
  | { readonly raw: string; readonly value: Value; readonly problem?: undefined }
  | { readonly raw: string; readonly value?: undefined; readonly problem: Text };

/** Digits to half width, every dash (and a long mark between digits) to `-`, spaces away. */
export function foldTyped(raw: string): string {
  return raw.normalize('NFKC').replace(/[\p{Pd}\u2212]/gu, '-').replace(/(?<=\d)ー(?=\d)/gu, '-').replace(/\s/gu, '');
}

/**
 * A telephone number: `value` is the national number in digits (`0312345678`), or `+…` for one outside Japan.
 * Numbers that begin with 050 to 090 have 11 digits, others 10.
 */
export function phoneNumber(raw: string): TypedInput<string> {
  const typed = foldTyped(raw).replace(/[-().]/g, '');
  const national = typed.replace(/^(?:\+|010)810?(?=\d)/, '0');
  if (/^0(?:[5-9]0\d{8}|(?![5-9]0)[1-9]\d{8})$/.test(national)) return { raw, value: national };
  if (/^\+(?!81)[1-9]\d{6,14}$/.test(national)) return { raw, value: national };
  return {
    raw,
    problem: {
      ja: '電話番号は市外局番から、10桁または11桁の数字で入力してください（例 03-1234-5678）。',
      en: 'Enter the telephone number with its area code, 10 or 11 digits (for example 03-1234-5678).',
    },
  };
}

/** A postal code: `value` is seven digits. A hint only: one code can cover several towns, even prefectures. */
export function postalCode(raw: string): TypedInput<string> {
  const typed = foldTyped(raw).replace(/^〒/, '');
  if (/^\d{3}-?\d{4}$/.test(typed)) return { raw, value: typed.replace('-', '') };
  return { raw, problem: { ja: '郵便番号は7桁の数字で入力してください（例 100-0001）。', en: 'Enter the postal code as seven digits (for example 100-0001).' } };
}

/** A whole number of zero or more, with or without thousands separators, ¥ or 円. */
export function wholeNumber(raw: string): TypedInput<number> {
  const typed = foldTyped(raw).replace(/^[¥\\]/, '').replace(/円$/, '');
  const value = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/.test(typed) ? Number(typed.replaceAll(',', '')) : Number.NaN;
  if (Number.isSafeInteger(value)) return { raw, value };
  return { raw, problem: { ja: '数字だけで入力してください（例 150000）。', en: 'Enter digits only (for example 150000).' } };
}

/** 法人番号: 13 digits, the first of which checks the others (法人番号の指定等に関する省令2条). */
export function corporateNumber(raw: string): TypedInput<string> {
  const typed = foldTyped(raw).replaceAll('-', '');
  if (!/^[1-9]\d{12}$/.test(typed)) return { raw, problem: { ja: '法人番号は13桁の数字で入力してください。', en: 'Enter the corporate number as 13 digits.' } };
  if (Number(typed.charAt(0)) === checkDigit(typed.slice(1))) return { raw, value: typed };
  return { raw, problem: { ja: '法人番号が正しくありません。数字を確かめてください。', en: 'This is no valid corporate number. Check the digits.' } };
}

/** Every second digit from the right counts twice; 9 less the remainder by 9. */
function checkDigit(basic: string): number {
  const sum = Array.from(basic, Number).reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 2 : 1), 0);
  return 9 - (sum % 9);
}
