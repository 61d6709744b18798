import { isCivilDate } from '@tomoni/calendar';
import { areaCode, civilDate, code, deptCode, moment } from '@tomoni/contracts';
import { z } from 'zod';
import { textVariants } from '../dispatches/dispatch.entity.js';
import { announcementProcedure, type AnnouncementStatus } from './announcement.procedure.js';
import { announcementChannels } from './channel-publisher.service.js';

export const AnnouncementId = z.object({ id: z.uuid() });
export const announcementId = '019a4f00-0000-7000-8000-0000000000c1';

/** One line for people to read: nothing in it can start another header or line. */
export const line = (max: number) => z.string().trim().min(1).max(max).refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), { params: { ja: '改行や制御文字は使えません。', en: 'Line breaks and control characters are not taken.' } });
export const day = z.iso.date().refine((date) => isCivilDate(date) && date >= '2000-01-01' && date <= '2099-12-31', {
  params: { ja: '2000年1月1日から2099年12月31日までの日付を入力してください。', en: 'Enter a day from 1 January 2000 to 31 December 2099.' },
});
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text)).refine((at) => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() <= 2099, {
  params: { ja: '2000年から2099年までの日時を入力してください。', en: 'Enter a moment from 2000 to 2099.' },
});
export const statuses = z.enum(announcementProcedure.states as [AnnouncementStatus, ...AnnouncementStatus[]]);

const text = z.strictObject({ title: line(200), html: z.string().max(60_000) });
const texts = { ja: text, 'ja-easy': text.optional(), en: text.optional(), zh: text.optional(), ko: text.optional(), pt: text.optional(), vi: text.optional() };
const once = <Item extends z.ZodType>(items: z.ZodArray<Item>) => items.refine((list) => new Set(list).size === list.length, { params: { ja: '同じものが二度あります。', en: 'Something is there twice.' } });

const contentExample = {
  category: 'civic-activity', areas: [], validFrom: '2026-04-01', validTo: '2026-05-29', embargoUntil: null, successorId: null, channels: ['web' as const, 'mail' as const],
  variants: {
    ja: { title: '令和8年度 はじめの一歩補助金の募集', html: '<h2>募集の期間</h2><p>4月1日から5月29日まで</p>' },
    en: { title: 'First-step grants: open for applications', html: '<h2>When</h2><p>1 April to 29 May</p>' },
  },
};
export const Content = z
  .strictObject({
    category: code, areas: once(z.array(areaCode).max(100)).default([]), variants: z.strictObject(texts), validFrom: day, validTo: day.nullable().default(null),
    embargoUntil: instant.nullable().default(null), successorId: z.uuid().nullable().default(null), channels: once(z.array(z.enum(announcementChannels)).max(10)).default(['web']),
  })
  .refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, { path: ['validTo'], params: { ja: '掲載終了日は、掲載開始日以後の日にしてください。', en: 'The last day is not before the first.' } })
  .meta({ example: contentExample });

const words = z.object({ ja: z.string(), en: z.string() });
const action = z.object({ name: z.string(), href: z.string(), label: words });
const removed = z.object({ what: z.string(), times: z.int() });
const shownText = z.object({ title: z.string(), html: z.string() });
const shownTexts = z.object(Object.fromEntries(textVariants.map((variant) => [variant, shownText.optional()])));
export const AttachmentView = z
  .object({
    id: z.uuid(), name: z.string(), type: z.string(), bytes: z.int(), alt: z.string(), tagged: z.boolean().nullable(), htmlTwin: z.string().nullable(),
    scan: z.enum(['clean', 'infected', 'not-scanned']), uploadedAt: moment,
  })
  .meta({
    id: 'AnnouncementAttachment',
    example: { id: '019a4f00-0000-7000-8000-0000000000c4', name: '募集要項.pdf', type: 'application/pdf', bytes: 48_213, alt: '募集要項（対象、金額、申請の方法）', tagged: true, htmlTwin: null, scan: 'clean', uploadedAt: '2026-03-20T02:30:00.000Z' },
  });

const shown = {
  id: z.uuid(), deptCode, status: statuses, category: code, areas: z.array(areaCode), variants: shownTexts, validFrom: civilDate, validTo: civilDate.nullable(),
  embargoUntil: moment.nullable(), successorId: z.uuid().nullable(), channels: z.array(z.enum(announcementChannels)), publishAt: moment.nullable(), edition: z.int(), revised: z.boolean(),
  note: z.string().nullable(), reviewDueOn: civilDate.nullable(), sourceType: z.string().nullable(), version: z.int(), createdAt: moment,
};
const example = {
  ...contentExample, id: announcementId, deptCode: '0310', status: 'draft' as const, publishAt: null, edition: 0, revised: true, note: null, reviewDueOn: null, sourceType: null, version: 1,
  createdAt: '2026-03-20T02:30:00.000Z',
};
/** As it stands in lists. */
export const AnnouncementView = z.object(shown).meta({ id: 'Announcement', example });

/** What may be done now, and what was taken out of the text that came with this request. */
export const AnnouncementCaseView = z
  .object({ ...shown, actions: z.array(action), removed: z.array(z.object({ ...removed.shape, variant: z.enum(textVariants) })), attachments: z.array(AttachmentView) })
  .meta({
    id: 'AnnouncementCase',
    example: {
      ...example, removed: [{ variant: 'ja', what: '<script>', times: 1 }], attachments: [],
      actions: [{ name: 'discard', href: `/announcements/${announcementId}/discard`, label: { ja: '下書きを破棄する', en: 'Discard the draft' } }],
    },
  });

const postedText = z.object({ title: z.string(), html: z.string(), text: z.string() });
const publishedAttachment = z.object({ id: z.uuid(), name: z.string(), type: z.string(), bytes: z.int(), alt: z.string(), tagged: z.boolean().nullable(), htmlTwin: z.string().nullable() });
/** What the public read, or reads. */
export const EditionView = z
  .object({
    announcementId: z.uuid(), edition: z.int(), deptCode, category: code, areas: z.array(areaCode), variants: z.object(Object.fromEntries(textVariants.map((variant) => [variant, postedText.optional()]))),
    attachments: z.array(publishedAttachment), validFrom: civilDate, validTo: civilDate.nullable(), note: z.string().nullable(), firstPublishedAt: moment, publishedAt: moment,
  })
  .meta({
    id: 'AnnouncementEdition',
    example: {
      announcementId, edition: 2, deptCode: '0310', category: 'civic-activity', areas: [], attachments: [], validFrom: '2026-04-01', validTo: '2026-05-29', note: '締切の日付を直しました。',
      variants: { ja: { title: '令和8年度 はじめの一歩補助金の募集', html: '<p>4月1日から5月29日まで</p>', text: '4月1日から5月29日まで' } },
      firstPublishedAt: '2026-04-01T00:00:00.000Z', publishedAt: '2026-04-03T01:00:00.000Z',
    },
  });
