import { areaCode, code, moment } from '@tomoni/contracts';
import { z } from 'zod';
import { textVariants, type TextVariant } from '../dispatches/dispatch.entity.js';
import { recipientStatuses } from '../dispatches/dispatch-recipient.entity.js';
import { endpointKinds } from '../subscriptions/endpoint.entity.js';
import { campaignProcedure, type CampaignStatus } from './campaign.procedure.js';
import { lifeMailProcedure, type LifeMailStatus } from './life-mail.procedure.js';

const words = z.object({ ja: z.string(), en: z.string() });
// The city's own limit, in full-width characters, comes on top (notification.campaign-characters).
const wellFormed = [(text: string) => text.isWellFormed() && !text.includes('\0'), { params: { ja: '使えない文字が含まれています。', en: 'It holds characters that cannot be stored.' } }] as const;
const line = (max: number) => z.string().trim().min(1).max(max).refine(...wellFormed).refine((text) => !/[\r\n]/.test(text), { params: { ja: '改行は使えません。', en: 'One line only.' } });
const Message = z.strictObject({ subject: line(80), text: z.string().min(1).max(10_000).refine(...wellFormed) });
const others = Object.fromEntries(textVariants.filter((variant) => variant !== 'ja').map((variant) => [variant, Message.optional()])) as Record<Exclude<TextVariant, 'ja'>, z.ZodOptional<typeof Message>>;
const Messages = z.strictObject({ ja: Message, ...others });
const unique = [(codes: readonly string[]) => new Set(codes).size === codes.length, { params: { ja: '同じものが2度あります。', en: 'Something is in it twice.' } }] as const;
export const yearMonth = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/).describe('年月 / a month, YYYY-MM');
const ageMonths = z.int().min(0).max(216);
const instant = z.iso.datetime({ offset: true }).refine((text) => !Number.isNaN(Date.parse(text)), { params: { ja: '日時ではありません。', en: 'This is no moment.' } }).transform((text) => new Date(text));

const written = {
  title: line(100),
  messages: Messages,
  topics: z.array(code).min(1).max(20).refine(...unique),
  areas: z.array(areaCode).max(100).refine(...unique).default([]),
};
const writtenExample = {
  title: '乳幼児健診のお知らせ',
  messages: {
    ja: { subject: '4か月児健診のお知らせ', text: '4か月児健診を保健センターで行います。持ち物: 母子健康手帳\nhttps://city.example.jp/kenshin' },
    en: { subject: 'Health check at four months', text: 'The health check at four months takes place at the health centre.\nhttps://city.example.jp/kenshin' },
  },
  topics: ['childcare'],
  areas: [],
};

export const CampaignInput = z
  .strictObject({
    ...written,
    kinds: z.array(z.enum(endpointKinds)).min(1).max(endpointKinds.length).refine(...unique).nullable().default(null),
    childMonths: z.array(yearMonth).min(1).max(60).refine(...unique).nullable().default(null),
    childAgeMonths: ageMonths.nullable().default(null),
    scheduledAt: instant.nullable().default(null),
  })
  .refine(({ childMonths, childAgeMonths }) => childMonths === null || childAgeMonths === null, {
    path: ['childAgeMonths'], params: { ja: '生まれた月と月齢は、どちらか一方にしてください。', en: 'Either months of birth or an age, not both.' },
  })
  .meta({ example: { ...writtenExample, childAgeMonths: 4 } });
export const LifeMailInput = z
  .strictObject({ ...written, ageMonths, activeFrom: yearMonth, activeUntil: yearMonth.nullable().default(null) })
  .meta({ example: { ...writtenExample, ageMonths: 4, activeFrom: '2026-06' } });

export const CampaignId = z.object({ id: z.uuid() });
export const CampaignStatuses = z.enum(campaignProcedure.states as [CampaignStatus, ...CampaignStatus[]]);
const id = '019a4f00-0000-7000-8000-0000000000c1';
const Actions = z.array(z.object({ name: z.string(), href: z.string(), label: words }));
const shownMessages = z.partialRecord(z.enum(textVariants), z.object({ subject: z.string(), text: z.string() }));

export const CampaignView = z
  .object({
    id: z.uuid(), title: z.string(), messages: shownMessages, topics: z.array(code), areas: z.array(areaCode), kinds: z.array(z.enum(endpointKinds)).nullable(),
    childMonths: z.array(yearMonth).nullable(), childAgeMonths: z.int().nullable(), scheduledAt: moment.nullable(), status: CampaignStatuses,
    lifeMailId: z.uuid().nullable(), createdAt: moment, sentAt: moment.nullable(), version: z.int(), actions: Actions,
  })
  .meta({
    id: 'Campaign', description: '一斉配信 / a mail to subscribers',
    example: {
      id, ...writtenExample, kinds: null, childMonths: null, childAgeMonths: 4, scheduledAt: null, status: 'draft', lifeMailId: null, createdAt: '2026-06-10T01:00:00.000Z', sentAt: null,
      version: 1, actions: [{ name: 'approve', href: `/campaigns/${id}/approve`, label: { ja: '承認する', en: 'Approve' } }],
    },
  });
export const LifeMailView = z
  .object({
    id: z.uuid(), title: z.string(), messages: shownMessages, topics: z.array(code), areas: z.array(areaCode), ageMonths: z.int(), activeFrom: yearMonth, activeUntil: yearMonth.nullable(),
    status: z.enum(lifeMailProcedure.states as [LifeMailStatus, ...LifeMailStatus[]]), createdAt: moment, version: z.int(), actions: Actions,
  })
  .meta({
    id: 'LifeMail', description: '育児・健康メールの決まり / a standing rule of mails for a stage of life',
    example: { id, ...writtenExample, ageMonths: 4, activeFrom: '2026-06', activeUntil: null, status: 'draft', createdAt: '2026-06-10T01:00:00.000Z', version: 1, actions: [] },
  });

/** Nobody is a number below five. */
const count = z.union([z.int().nonnegative(), z.literal('<5')]).describe('人数（5人単位に切り捨て、5未満は「<5」） / a count, rounded down to fives; below five it says so and no more');
const byKind = z.partialRecord(z.enum(endpointKinds), count);
const byStatus = z.partialRecord(z.enum(recipientStatuses), count);

export const PreviewView = z
  .object({ id: z.uuid(), reach: z.object({ total: count, byKind }), quiet: words.nullable(), mails: z.array(z.object({ variant: z.enum(textVariants), subject: z.string(), text: z.string() })) })
  .meta({ id: 'CampaignPreview', example: { id, reach: { total: 1200, byKind: { mail: 1200 } }, quiet: null, mails: [{ variant: 'ja', ...writtenExample.messages.ja }] } });
export const ProgressView = z
  .object({ id: z.uuid(), status: CampaignStatuses, total: count, counts: byStatus })
  .meta({ id: 'CampaignProgress', example: { id, status: 'sending', total: 1200, counts: { queued: 200, handed: 1000 } } });
export const ReportView = z
  .object({
    id: z.uuid(), status: CampaignStatuses, sentAt: moment.nullable(), total: count, byStatus, byKind, byGateway: z.record(z.string(), count), byArea: z.record(z.string(), count),
    unsubscribedAfter: count.describe('送信後7日以内に登録を解除した人 / who unsubscribed within seven days'),
  })
  .meta({
    id: 'CampaignReport',
    example: { id, status: 'done', sentAt: '2026-06-20T01:00:00.000Z', total: 1200, byStatus: { handed: 1200, failed: '<5' }, byKind: { mail: 1200 }, byGateway: { docomo: 400, general: 800 }, byArea: { '123421': 1200 }, unsubscribedAfter: 0 },
  });
export const TestSendView = z.object({ id: z.uuid(), recipients: count }).meta({ id: 'CampaignTestSend', example: { id, recipients: '<5' } });
