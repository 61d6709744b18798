import { areaCode, code, moment } from '@tomoni/contracts';
import { z } from 'zod';
import { typedMail } from '../mail-address.js';
import { endpointKinds, endpointStatuses } from './endpoint.entity.js';
import { languages } from './subscriber.entity.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).meta({ description: '時刻（日本時間） / a time of day in Asia/Tokyo', examples: ['22:00'] });
const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const longestQuiet = 16 * 60;

/** From 21 to 7 runs over midnight. */
const quietHours = z.strictObject({ from: time, until: time }).refine(
  ({ from, until }) => {
    const length = (minutes(until) - minutes(from) + 24 * 60) % (24 * 60);
    return length > 0 && length <= longestQuiet;
  },
  { params: { ja: '静かな時間は、始まりと終わりを違う時刻にし、16時間以内にしてください。', en: 'Quiet hours begin and end at different times and last at most 16 hours.' } },
);

const childMonth = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/);
const listOf = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).transform((items) => [...new Set(items)]);

/** What somebody wishes to get. `areas` empty: the whole city. */
export const wishes = {
  topics: listOf(code, 50),
  areas: listOf(areaCode, 50).default([]),
  lang: z.enum(languages).default('ja'),
  easy: z.boolean().default(false).meta({ description: 'やさしい日本語で受け取る / in easy Japanese where there is such a text' }),
  quietHours: quietHours.nullable().default(null),
  childMonths: listOf(childMonth, 10).default([]).meta({ description: '子どもの生まれた月（育児・健康のお知らせのため。名前は預かりません） / months of birth, for life mails alone' }),
  childMonthsConsent: z.boolean().default(false).meta({ description: '生まれた月を育児・健康のお知らせだけに使うことへの同意 / consent to that one use' }),
};
/** Without consent there are no months. */
export const hasConsent = ({ childMonths, childMonthsConsent }: { childMonths: string[]; childMonthsConsent: boolean }): boolean => childMonths.length === 0 || childMonthsConsent;
export const consentMissing = {
  path: ['childMonthsConsent'],
  params: { ja: '生まれた月を預かるには、育児・健康のお知らせに使うことへの同意が必要です。', en: 'Months of birth are kept only with your consent.' },
};

export const Wishes = z.strictObject(wishes).refine(hasConsent, consentMissing).meta({
  example: { topics: ['safety'], areas: [], lang: 'ja', easy: true, quietHours: { from: '22:00', until: '06:30' }, childMonths: [], childMonthsConsent: false },
});
export type Wishes = z.output<typeof Wishes>;

/** One address, cleaned; its words come with the field that is wrong. */
export const mailAddress = z.string().max(300).transform((raw, context) => {
  const typed = typedMail(raw);
  if (typed.problem === undefined) return typed.value;
  context.issues.push({ code: 'custom', message: 'not one mail address', params: typed.problem, input: raw });
  return z.NEVER;
});

export const PreferencesView = z
  .object({
    topics: z.array(z.string()),
    areas: z.array(z.string()),
    childMonths: z.array(z.string()),
    lang: z.enum(languages),
    easy: z.boolean(),
    quietHours: z.object({ from: z.string(), until: z.string() }).nullable(),
    endpoints: z.array(z.object({ id: z.uuid(), kind: z.enum(endpointKinds), shown: z.string(), status: z.enum(endpointStatuses), confirmedAt: moment.nullable() })),
  })
  .meta({
    id: 'Preferences',
    description: '受け取る内容と宛先（宛先は一部を伏せる） / what somebody gets, and where; addresses are shown in part',
    example: {
      topics: ['safety'], areas: [], lang: 'ja', easy: false, quietHours: { from: '22:00', until: '06:30' }, childMonths: ['2025-03'],
      endpoints: [{ id: '019a4f00-0000-7000-8000-0000000000c1', kind: 'mail', shown: 't***@example.jp', status: 'active', confirmedAt: '2026-06-20T05:12:44.120Z' }],
    },
  });
export type Preferences = z.input<typeof PreferencesView>;

/** Proof that somebody was forgotten. */
export const ReceiptView = z
  .object({ personRef: z.uuid(), shreddedAt: z.iso.datetime(), mac: z.string() })
  .meta({
    id: 'ForgetReceipt',
    description: '消去の証明。POST /forget-receipts/verify で確かめられる / proof that the data was erased',
    example: { personRef: '019a4f00-0000-7000-8000-0000000000a1', shreddedAt: '2026-06-20T05:12:44.120Z', mac: 'mAz0s9dJ1mZ5sOQ0b8c4n7m3d1p2k9x8v7u6t5s4r3q' },
  });
