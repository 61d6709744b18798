import { z } from 'zod';
import { publicTexts } from './personal-fields.js';

/** A moment in a response. `z.date()` cannot be documented: JSON has no dates. */
export const moment = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());

/** A day of the civil calendar in Asia/Tokyo, `YYYY-MM-DD`. */
export const civilDate = z.iso.date();

/** 年度: the calendar year of its 1 April. */
export const fiscalYear = z.int().min(1947).max(2999);

export const yen = z.int().nonnegative();

/** Hundredths of a percent: 10000 is the whole. */
export const basisPoints = z.int().min(0).max(10_000);

/** 全国地方公共団体コード: 5 digits and their check digit. A string, because the leading zero counts. */
export const lgCode = z
  .string()
  .regex(/^\d{6}$/, 'A municipality code has 6 digits')
  .refine(hasCheckDigit, 'The check digit of the municipality code is wrong');

function hasCheckDigit(code: string): boolean {
  const sum = [6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * Number(code[index]), 0);
  return (11 - (sum % 11)) % 10 === Number(code[5]);
}

/** A word that programs compare: lower case, kebab. Not an enum, because a closed list could never grow (see compatibility.ts). */
export const code = z.string().max(60).regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** An area of the city: a municipality code (6 digits), a 町字ID (7 digits) or a code of the city's own. */
export const areaCode = z.string().max(60).regex(/^(\d{6}|\d{7}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/);

/** A unit of the city's organisation, as its own directory numbers it. */
export const deptCode = z.string().regex(/^[0-9A-Z]{2,8}$/);

/** A public page; mail addresses and scripts are no pages. */
export const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.hostname });

/** A reference minted for one case and one role in it; elsewhere it means nothing. Its owner resolves it, for a recorded purpose. */
export const caseRef = z.uuid();

/** A text for everybody's eyes in which a person may be named in a public capacity; `because` is the reason why that is right. */
export function publicText(maxLength: number, because: string): z.ZodString {
  return z.string().min(1).max(maxLength).describe(because).register(publicTexts, { because });
}

/** What every case's event tells beside its id (domain.md §0). */
export const caseFields = {
  status: code,
  effectiveOn: civilDate,
  fy: fiscalYear,
  deptCode,
  lgCode,
  url: webAddress.optional(),
};
