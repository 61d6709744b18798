import { z } from 'zod';
import { defineEvent } from '../event.js';
import { areaCode, caseFields, code, idOf, publicText } from '../values.js';

// Emergency alerts (domain.md N3). Drills and tests carry `drill` in the envelope.
const alertId = idOf('緊急情報', 'alert');
const count = z.int().nonnegative();
const about = {
  alertId,
  ...caseFields,
  kind: code.describe('種別 / kind'),
  level: z.int().min(1).max(5).nullable().describe('警戒レベルまたは相当するレベル / warning level, or what corresponds to it'),
  areas: z.array(areaCode).max(200).describe('対象地域 / areas'),
  expiresAt: z.iso.datetime().describe('この時刻を過ぎたら発表中と扱わない / after this it stands no longer'),
  supersedes: alertId.nullable().describe('これに替わった発表 / the alert it replaces'),
  headline: publicText({ max: 200, meaning: '見出し / headline', because: 'It is composed from official names, and everybody in the area is told it.' }),
};
const example = (status: string) => ({
  alertId: '019a4f00-0000-7000-8000-000000000401', status, effectiveOn: '2026-09-05', fy: 2026, deptCode: '0150', lgCode: '123421',
  kind: 'evacuation', level: 4, areas: ['123421'], expiresAt: '2026-09-06T09:00:00.000Z', supersedes: null, headline: '【警戒レベル4 避難指示】見本市',
});

export const alertIssued = defineEvent({
  type: 'notification.alert.issued.v1', visibility: 'pub', dataClass: 'C0', key: 'alertId',
  payload: z.object(about), example: example('issued'),
  summary: { ja: '緊急情報を発表した', en: 'An alert was issued' },
});

export const alertUpdated = defineEvent({
  type: 'notification.alert.updated.v1', visibility: 'pub', dataClass: 'C0', key: 'alertId',
  payload: z.object(about), example: example('updated'),
  summary: { ja: '緊急情報を更新または訂正した', en: 'An alert was updated or corrected' },
});

export const alertLifted = defineEvent({
  type: 'notification.alert.lifted.v1', visibility: 'pub', dataClass: 'C0', key: 'alertId',
  payload: z.object(about), example: example('lifted'),
  summary: { ja: '緊急情報を解除した', en: 'An alert was lifted' },
});

export const alertCancelled = defineEvent({
  type: 'notification.alert.cancelled.v1', visibility: 'pub', dataClass: 'C0', key: 'alertId',
  payload: z.object(about), example: example('cancelled'),
  summary: { ja: '誤って出した緊急情報を取り消した（安全になったという意味ではない）', en: 'An alert that was wrong was cancelled, which is no all-clear' },
});

export const alertDispatchCompleted = defineEvent({
  type: 'notification.alert-dispatch.completed.v1', visibility: 'pub', dataClass: 'C0', key: 'dispatchId',
  payload: z.object({
    dispatchId: idOf('配信', 'dispatch'), alertId,
    action: code.describe('発表・更新・解除・取消 / what was told'),
    counts: z.object({
      total: count.describe('宛先の数 / endpoints'), handed: count.describe('配信事業者に渡した数 / handed over'),
      failed: count.describe('渡せなかった数 / refused'), unknown: count.describe('渡せたか分からない数 / outcome unknown'),
    }),
    p95Seconds: z.number().nonnegative().nullable().describe('宛先の95%に渡し終えるまでの秒数 / seconds until 95 % were handed over'),
  }),
  example: {
    dispatchId: '019a4f00-0000-7000-8000-000000000402', alertId: '019a4f00-0000-7000-8000-000000000401', action: 'issue',
    counts: { total: 60_000, handed: 59_640, failed: 350, unknown: 10 }, p95Seconds: 171.4,
  },
  summary: { ja: '緊急情報の配信が終わった', en: 'An alert has gone out to everybody' },
});
