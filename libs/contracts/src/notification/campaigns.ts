import { z } from 'zod';
import { defineEvent } from '../event.js';
import { areaCode, civilDate, code, idOf, lgCode, publicText } from '../values.js';

// 携帯メール・育児・健康情報 (domain.md N2).
/** A number below five could point at a person; in fives none can be worked out from the others. */
const count = (ja: string, en: string) => z.int().min(5).nullable().describe(`${ja}（5人単位に切り捨て、5未満は空） / ${en}, rounded down to fives; null where fewer than five`);

export const campaignSent = defineEvent({
  type: 'notification.campaign.sent.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'campaignId',
  payload: z.object({
    campaignId: idOf('一斉配信', 'campaign'),
    title: publicText({ max: 100, meaning: '件名 / the subject', because: 'A mail the city sends to everybody who asked for its topic; a second person has approved it.' }),
    topic: code.describe('分野 / the first of its topics'),
    area: areaCode.describe('地域（市全体は団体コード） / the first of its areas; the municipality code for the whole city'),
    topics: z.array(code),
    areas: z.array(areaCode),
    queued: count('配信対象', 'who it was planned for'),
    accepted: count('受け付けられた数', 'handed over'),
    bounced: count('届かなかった数', 'refused or returned'),
    effectiveOn: civilDate,
    lgCode,
  }),
  example: {
    campaignId: '019a4f00-0000-7000-8000-0000000000c1', title: '乳幼児健診のお知らせ', topic: 'childcare', area: '123421', topics: ['childcare'], areas: ['123421'],
    queued: 1_200, accepted: 1_190, bounced: null, effectiveOn: '2026-06-20', lgCode: '123421',
  },
  summary: { ja: '一斉配信が終わった', en: 'A campaign has been sent' },
});
