import { moment, type Texts } from '@tomoni/contracts';
import { pageQuery } from '@tomoni/platform';
import { z } from 'zod';
import { shown } from '../small-counts.js';
import { dispatchSources, lanes, textVariants, type Dispatch } from './dispatch.entity.js';
import { recipientStatuses, type RecipientStatus } from './dispatch-recipient.entity.js';

const dispatchStatusTexts: Readonly<Record<Dispatch['status'], Texts>> = {
  sending: { ja: '配信中', en: 'On its way' },
  done: { ja: '配信終了', en: 'Nothing is left to send' },
  stopped: { ja: '職員が停止', en: 'Stopped by staff' },
};
const recipientStatusTexts: Readonly<Record<RecipientStatus, Texts>> = {
  queued: { ja: '送信待ち', en: 'Waiting to be sent' },
  handing: { ja: '配信先のサーバーに渡しています', en: 'Being handed over' },
  handed: { ja: '配信先のサーバーが受け取りました', en: 'The gateway took it' },
  accepted: { ja: '本人の端末に届きました', en: 'It reached the device' },
  deferred: { ja: '再送待ち（いまは受け取れないとの返答）', en: 'Waiting to be tried again' },
  failed: { ja: '届けられませんでした', en: 'It could not be delivered' },
  bounced: { ja: '送り返されました', en: 'It came back' },
  complained: { ja: '迷惑メールとして報告されました', en: 'It was reported as spam' },
  unknown: { ja: '届いたか分かりません（自動では再送しません）', en: 'Nobody knows whether it went out; it is not sent again by itself' },
  undeliverable: { ja: '宛先がありません', en: 'There is nobody to send it to' },
  stopped: { ja: '送らずに停止しました', en: 'Stopped before it was sent' },
};
/** As the engine and the bounces write them; one without words here is shown by its code alone. */
const reasonTexts: Readonly<Partial<Record<string, Texts>>> = {
  'gateway-away': { ja: '配信先のサーバーに接続できません', en: 'The gateway cannot be reached' },
  'try-later': { ja: '相手先が一時的に受け取れません', en: 'The receiver cannot take it right now' },
  'gave-up': { ja: '期限まで繰り返しましたが受け取られませんでした', en: 'It was tried until the limit and never taken' },
  refused: { ja: '相手先が受け取りを拒否しました', en: 'The receiver refused it' },
  'address-invalid': { ja: '宛先の形式が正しくありません', en: 'The address is malformed' },
  gone: { ja: '宛先はもう使われていません', en: 'The address exists no more' },
  unsubscribed: { ja: '配信は停止されています', en: 'The recipient has unsubscribed' },
  'outcome-lost': { ja: '送信の途中で接続が切れました', en: 'The connection broke while it was being handed over' },
  'stopped-while-handing': { ja: '送信の途中でこのシステムが止まりました', en: 'This system stopped while it was being handed over' },
  'hard-bounce': { ja: '宛先不明で送り返されました', en: 'It came back: there is no such address' },
  'soft-bounce': { ja: '一時的な理由で送り返されました', en: 'It came back for a passing reason' },
  complaint: { ja: '受信者が迷惑メールとして報告しました', en: 'The recipient reported it as spam' },
};

const id = '019a4f00-0000-7000-8000-0000000000d1';
const texts = z.object({ ja: z.string(), en: z.string() });
const statuses = z.enum(['sending', 'done', 'stopped']);
const sources = z.enum(dispatchSources);
const drills = z.enum(['normal', 'drill', 'test']);
const count = z.union([z.int().nonnegative(), z.literal('<5')]).describe('件数（職員が対象を選んだ配信では5件単位に切り捨て、5件未満は「<5」） / a count; of what went to people chosen by staff rounded down to fives');

export const DispatchId = z.object({ id: z.uuid() });
export const ListDispatches = pageQuery({
  about: z.uuid().optional().meta({ description: '何についての配信か: 緊急情報・お知らせ・補助金などのid / id of the alert, campaign, announcement or programme it tells of' }),
  source: sources.optional(),
  sameAs: z.uuid().optional().meta({ description: 'この配信と同じ相手に送ったもの / what went to those who got this dispatch' }),
  lane: z.enum(lanes).optional(),
  status: statuses.optional(),
  drill: drills.optional(),
});

const shape = {
  id: z.uuid(), source: z.object({ kind: sources, id: z.uuid() }), about: z.array(z.uuid()), sameAs: z.uuid().nullable(), lane: z.enum(lanes), drill: drills,
  subject: z.string(), status: statuses, statusText: texts, total: count, createdAt: moment, completedAt: moment.nullable(), stoppedAt: moment.nullable(), version: z.int(),
};
const example = {
  id, source: { kind: 'news' as const, id: '019a4f00-0000-7000-8000-0000000000d2' }, about: ['019a4f00-0000-7000-8000-0000000000d3'], sameAs: null, lane: 'campaign' as const, drill: 'normal' as const,
  subject: '補助金の募集を始めました', status: 'sending' as const, statusText: dispatchStatusTexts.sending, total: 412, createdAt: '2026-06-20T05:12:44.120Z', completedAt: null, stoppedAt: null, version: 1,
};
export const DispatchSummaryView = z.object(shape).meta({ id: 'DispatchSummary', description: '一つの文面の、多くの人への配信 / one text on its way to many; never to whom', example });
export const DispatchView = z
  .object({
    ...shape,
    messages: z.partialRecord(z.enum(textVariants), z.object({ subject: z.string(), text: z.string() })),
    counts: z.partialRecord(z.enum(recipientStatuses), count),
    outcomes: z.array(z.object({ status: z.enum(recipientStatuses), statusText: texts, reason: z.string().nullable(), reasonText: texts.nullable(), count })),
  })
  .meta({
    id: 'Dispatch', description: '一つの配信の進み具合（宛先は含まない） / how a dispatch fares; never to whom',
    example: {
      ...example, messages: { ja: { subject: '補助金の募集を始めました', text: '募集期間: 6月20日から' } }, counts: { handed: 409, deferred: 2, unknown: 1 },
      outcomes: [
        { status: 'handed', statusText: recipientStatusTexts.handed, reason: null, reasonText: null, count: 409 },
        { status: 'deferred', statusText: recipientStatusTexts.deferred, reason: 'gateway-away', reasonText: reasonTexts['gateway-away'], count: 2 },
        { status: 'unknown', statusText: recipientStatusTexts.unknown, reason: 'outcome-lost', reasonText: reasonTexts['outcome-lost'], count: 1 },
      ],
    },
  });

export interface Outcome { readonly status: RecipientStatus; readonly reason: string | null; readonly count: number }

/** Whom a campaign went to was chosen by staff, and may be few: its numbers are those of its report. */
const counted = ({ sourceKind }: Dispatch) => (sourceKind === 'campaign' ? shown : (exact: number) => exact);

export function summaryOf(dispatch: Dispatch) {
  const { sourceKind: kind, sourceId, audience, messages: { ja }, total, ...rest } = dispatch;
  return { ...rest, source: { kind, id: sourceId }, sameAs: 'sameAs' in audience ? audience.sameAs : null, subject: ja.subject, statusText: dispatchStatusTexts[dispatch.status], total: counted(dispatch)(total) };
}

/** @param outcomes how its recipients stand now */
export function viewOf(dispatch: Dispatch, outcomes: readonly Outcome[]) {
  const as = counted(dispatch);
  const counts = new Map<RecipientStatus, number>();
  for (const { status, count } of outcomes) counts.set(status, (counts.get(status) ?? 0) + count);
  return {
    ...summaryOf(dispatch),
    messages: dispatch.messages,
    counts: Object.fromEntries([...counts].map(([status, count]) => [status, as(count)])),
    outcomes: outcomes.map(({ status, reason, count }) => ({ status, statusText: recipientStatusTexts[status], reason, reasonText: (reason !== null && reasonTexts[reason]) || null, count: as(count) })),
  };
}
