import { areaCode, moment } from '@tomoni/contracts';
import { z } from 'zod';
import { textVariants, type TextVariant } from '../dispatches/dispatch.entity.js';
import { recipientStatuses } from '../dispatches/dispatch-recipient.entity.js';
import { alertKinds } from './alert-words.js';
import { alertProcedure, type AlertStatus } from './alert.procedure.js';
import { versionActions } from './alert-text.js';

// What ends up in mails, pages and feeds: no character that could be taken for the end of a header or that turns the text around.
const plain = [
  (text: string) => text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u.test(text),
  { params: { ja: '使えない文字が含まれています。', en: 'It holds characters that may not be used.' } },
] as const;
const line = (max: number) => z.string().trim().min(1).max(max).refine(...plain).refine((text) => !/[\r\n\t]/.test(text), { params: { ja: '改行は使えません。', en: 'One line only.' } });
const text = (max: number) => z.string().trim().min(1).max(max).refine(...plain);
const instant = z.iso.datetime({ offset: true }).refine((value) => !Number.isNaN(Date.parse(value)), { params: { ja: '日時ではありません。', en: 'This is no moment.' } }).transform((value) => new Date(value));

const Words = z.strictObject({
  where: line(120).optional().describe('場所（省略すると対象地域の名前） / the place; the names of the areas when absent'),
  action: line(200).optional().describe('とるべき行動（省略すると種別ごとの言葉） / what to do; the words of the kind when absent'),
  detail: text(2_000).optional().describe('そのほかの説明 / what else there is to know'),
});
const Texts = z.strictObject(Object.fromEntries(textVariants.map((variant) => [variant, Words.optional()])) as Record<TextVariant, z.ZodOptional<typeof Words>>).default({});
const voiceCode = z.string().regex(/^\d{4}[ -]?\d{4}$/, 'Eight digits').describe('本部が電話で伝えた8桁のコード / eight digits that headquarters read out');

const content = {
  kind: z.enum(alertKinds),
  level: z.int().min(1).max(5).nullable().default(null),
  areas: z.array(areaCode).min(1).max(100).refine((codes) => new Set(codes).size === codes.length, { params: { ja: '同じ地域が2度あります。', en: 'An area is in it twice.' } }),
  texts: Texts,
  effectiveAt: instant.nullable().default(null).describe('いつから（省略すると今） / since when; now when absent'),
  expiresAt: instant.nullable().default(null).describe('いつまで発表中とするか（省略すると市の設定） / until when it stands; the city’s setting when absent'),
};
const written = { ...content, voiceCode: voiceCode.optional() };
const example = { kind: 'evacuation', level: 4, areas: ['123421'], texts: { ja: { detail: '避難所は市民センターです。' } } };
export const AlertDraft = z
  .strictObject({ ...written, supersedes: z.uuid().nullable().default(null).describe('これに替えて発表する / issued in place of it') })
  .meta({ example });
export const AlertEdit = z.strictObject(written).meta({ example });
export const AlertUpdate = z
  .strictObject({ ...written, correction: z.boolean().default(false).describe('誤りを直す（訂正） / it corrects a mistake'), reason: text(500).nullable().default(null) })
  .meta({ example: { ...example, correction: true, reason: '避難所の名前の誤り' } });
export const DrillDraft = z
  .strictObject({ ...written, test: z.boolean().default(false).describe('訓練ではなく試験 / a test, not a drill') })
  .meta({ example });
export const Approval = z.strictObject({ voiceCode: voiceCode.optional() }).default({}).meta({ example: {} });
export const LiftInput = z.strictObject({ reason: text(500).nullable().default(null) }).meta({ example: { reason: '川の水位が下がりました。' } });
export const CancelInput = z.strictObject({ reason: text(500).describe('何が誤りだったか / what was wrong') }).meta({ example: { reason: '地域を誤って発表しました。' } });
const twoCodes = z.array(voiceCode).length(2).describe('本部の異なる2つの音声コード / two different codes of headquarters');
/** What may be ordered without a sign-in. */
export const VoiceOrder = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.literal('issue'), voiceCodes: twoCodes, alert: z.strictObject(content) }),
    z.strictObject({ do: z.literal('lift'), voiceCodes: twoCodes, alertId: z.uuid(), reason: text(500).nullable().default(null) }),
    z.strictObject({ do: z.literal('cancel'), voiceCodes: twoCodes, alertId: z.uuid(), reason: text(500) }),
  ])
  .meta({ example: { do: 'issue', voiceCodes: ['0000 0000', '0000 0001'], alert: example } });
export const VoiceCodesInput = z
  .strictObject({ count: z.int().min(1).max(20), days: z.int().min(1).max(366).default(90) })
  .meta({ example: { count: 5, days: 90 } });

export const AlertId = z.object({ id: z.uuid() });
export const AlertStatuses = z.enum(alertProcedure.states as [AlertStatus, ...AlertStatus[]]);
export const drills = z.enum(['normal', 'drill', 'test']);
const words = z.object({ ja: z.string(), en: z.string() });
const threeWords = z.object({ ja: z.string(), easy: z.string(), en: z.string() });
const id = '019a4f00-0000-7000-8000-000000000401';
const shownWords = z.object({ where: z.string(), action: z.string(), detail: z.string().optional() });

const VersionView = z.object({
  id: z.uuid(), serial: z.int(), action: z.enum(versionActions), level: z.int().nullable(), areas: z.array(areaCode), headline: threeWords,
  messages: z.partialRecord(z.enum(textVariants), z.object({ subject: z.string(), text: z.string() })), reason: z.string().nullable(), dispatchId: z.uuid(), toldAt: moment,
});
export const AlertView = z
  .object({
    id: z.uuid(), kind: z.string(), level: z.int().nullable(), title: threeWords, drill: drills, status: AlertStatuses, areas: z.array(areaCode),
    texts: z.partialRecord(z.enum(textVariants), shownWords), effectiveAt: moment, expiresAt: moment,
    approvals: z.array(z.string()).describe('承認した職員（仮名）と音声コード / who stands for it, by pseudonym, and voice codes'), approvalsNeeded: z.int(),
    telegramId: z.uuid().nullable(), evacuationPrompt: z.int().nullable().describe('避難情報を出すかどうか、職員の判断が必要な段階 / people are asked whether to order evacuation at this level'),
    supersedes: z.uuid().nullable(), createdAt: moment, issuedAt: moment.nullable(), changedAt: moment, version: z.int(), versions: z.array(VersionView),
    actions: z.array(z.object({ name: z.string(), href: z.string(), label: words })),
  })
  .meta({
    id: 'Alert', description: '緊急情報 / an emergency alert',
    example: {
      id, kind: 'evacuation', level: 4, title: { ja: '警戒レベル4 避難指示', easy: 'けいかいレベル4 全員(ぜんいん) にげて ください', en: 'Level 4: Evacuation order' }, drill: 'normal', status: 'drafted',
      areas: ['123421'], texts: { ja: { where: '見本市全域', action: '川や崖に近づかず、早めに安全な場所へ移動してください' } }, effectiveAt: '2026-09-05T09:00:00.000Z', expiresAt: '2026-09-06T09:00:00.000Z',
      approvals: ['duty-officer'], approvalsNeeded: 2, telegramId: null, evacuationPrompt: null, supersedes: null, createdAt: '2026-09-05T09:00:00.000Z', issuedAt: null,
      changedAt: '2026-09-05T09:00:00.000Z', version: 1, versions: [], actions: [],
    },
  });
const count = z.int().nonnegative();
export const AlertProgressView = z
  .object({
    id: z.uuid(),
    dispatches: z.array(z.object({
      dispatchId: z.uuid(), serial: z.int().nullable().describe('何番目の発表か（再送はnull） / which version; null for what was sent again'), status: z.string(), total: count,
      counts: z.partialRecord(z.enum(recipientStatuses), count), startedAt: moment, completedAt: moment.nullable(),
    })),
  })
  .meta({
    id: 'AlertProgress',
    example: { id, dispatches: [{ dispatchId: '019a4f00-0000-7000-8000-000000000402', serial: 1, status: 'sending', total: 60_000, counts: { queued: 20_000, handed: 40_000 }, startedAt: '2026-09-05T09:00:00.000Z', completedAt: null }] },
  });
export const VoiceCodesMade = z.object({ ids: z.array(z.uuid()), validUntil: moment }).meta({ id: 'VoiceCodesMade', example: { ids: [id], validUntil: '2026-12-01T00:00:00.000Z' } });
export const VoiceCodesView = z
  .object({ items: z.array(z.object({ id: z.uuid(), code: z.string(), validUntil: moment })) })
  .meta({ id: 'VoiceCodes', example: { items: [{ id, code: '0000 0000', validUntil: '2026-12-01T00:00:00.000Z' }] } });
