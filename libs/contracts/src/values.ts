import { z } from 'zod';
import { publicTexts } from './personal-fields.js';

// Descriptions are Japanese / English: they become the event catalogue and the OpenAPI documents.

/** A moment in a response. `z.date()` cannot be documented: JSON has no dates. */
export const moment = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());

/** A day of the civil calendar in Asia/Tokyo, `YYYY-MM-DD`. */
export const civilDate = z.iso.date().describe('日付（日本時間） / a day in Asia/Tokyo');

/** 年度: the calendar year of its 1 April. */
export const fiscalYear = z.int().min(1947).max(2999).describe('年度（4月1日の西暦年） / fiscal year, by the year of its 1 April');

export const yen = z.int().nonnegative().describe('円 / yen');

/** Hundredths of a percent: 10000 is the whole. */
export const basisPoints = z.int().min(0).max(10_000).describe('万分率（10000＝全部） / basis points, 10000 is the whole');

/** 全国地方公共団体コード: 5 digits and their check digit. A string, because the leading zero counts. */
export const lgCode = z
  .string()
  .regex(/^\d{6}$/, 'A municipality code has 6 digits')
  .refine(hasCheckDigit, 'The check digit of the municipality code is wrong')
  .describe('全国地方公共団体コード（6桁、末尾は検査数字） / municipality code, the last of its 6 digits is a check digit');

function hasCheckDigit(code: string): boolean {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return (11 - (sum % 11)) % 10 === Number(code[5]);
}

/** A word that programs compare: lower case, kebab. Not an enum, because a closed list could never grow (see compatibility.ts). */
export const code = z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/).describe('コード / a word that programs compare');

/** An area of the city: a municipality code (6 digits), a 町字ID (7 digits) or a code of the city's own. */
export const areaCode = z
  .string()
  .max(60)
  .regex(/^(\d{6}|\d{7}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/)
  .describe('地域（団体コード、町字ID、または市の地域コード） / municipality code, machiaza id or a code of the city');

/** A unit of the city's organisation, as its own directory numbers it. */
export const deptCode = z.string().regex(/^[0-9A-Z]{2,8}$/).describe('担当課コード / code of the unit in charge');

/** A public page; mail addresses and scripts are no pages. */
export const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.hostname }).describe('公開ページ / public page');

/** The id of an aggregate, named in both languages. */
export const idOf = (ja: string, en: string) => z.uuid().describe(`${ja}のID / id of the ${en}`);

/** A reference minted for one case and one role in it; elsewhere it means nothing. Its owner resolves it, for a recorded purpose. */
export const caseRef = z.uuid().describe('この案件限りの参照番号（個人のIDではない） / a reference for this case alone, not a person id');

/** A text for everybody's eyes in which a person may be named in a public capacity; `because` is the reason why that is right. */
export function publicText(text: { max: number; meaning: string; because: string }): z.ZodString {
  return z.string().min(1).max(text.max).describe(text.meaning).register(publicTexts, { because: text.because });
}

/** What every case's event tells beside its id (domain.md §0). */
export const caseFields = {
  status: code.describe('手続の状態 / state of the procedure'),
  effectiveOn: civilDate.describe('効力の生じた日 / the day it took effect'),
  fy: fiscalYear,
  deptCode,
  lgCode,
  url: webAddress.optional(),
};
