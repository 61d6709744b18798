import { isKana, officialNameProblem, phoneNumber, postalCode } from '@tomoni/japanese-text';
import { z } from 'zod';

interface Words { readonly ja: string; readonly en: string }

/** A text kept as it was typed, byte for byte, and refused in the words of `problemOf`. */
const typed = (max: number, problemOf: (raw: string) => Words | undefined) =>
  z.string().min(1).max(max).superRefine((raw, context) => {
    const problem = problemOf(raw);
    if (problem) context.addIssue({ code: 'custom', params: { ...problem } });
  });
const kanaProblem = (raw: string): Words | undefined => (isKana(raw) ? undefined : { ja: 'ひらがなかカタカナで入力してください。', en: 'Write it in hiragana or katakana.' });

const person = {
  name: typed(300, officialNameProblem),
  kana: typed(300, kanaProblem),
  mail: z.email().max(254),
  phone: typed(40, (raw) => phoneNumber(raw).problem),
  postalCode: typed(20, (raw) => postalCode(raw).problem),
};
const lang = z.enum(['ja', 'en']);
const example = { name: '見本 太郎', kana: 'みほん たろう', mail: 'officer@example.jp', phone: '03-0000-0000', postalCode: '100-0001', lang: 'ja' as const };

export const RepresentativeInput = z.strictObject({ ...person, lang: lang.default('ja') }).meta({ example });
export const RepresentativeView = z
  .object({ name: z.string(), kana: z.string(), mail: z.string(), phone: z.string(), postalCode: z.string(), lang })
  .meta({ id: 'Representative', example });
export const RegisteredView = z.object({ contactRef: z.uuid() }).meta({ id: 'Registered', example: { contactRef: '019a4f00-0000-7000-8000-000000000009' } });
