import { z } from 'zod';
import { defineEvent } from '../event.js';
import { areaCode, caseFields, civilDate, code, idOf, publicText, webAddress } from '../values.js';

// Announcements of the city and the issues of its bulletin (domain.md N1).
const announcementId = idOf('お知らせ', 'announcement');
const language = z.enum(['ja', 'ja-easy', 'en', 'zh', 'ko', 'pt', 'vi']).describe('言語（ja-easyはやさしい日本語） / language; ja-easy is plain Japanese');
const because = 'The city itself wrote it for everybody.';
const announcement = {
  announcementId,
  ...caseFields,
  edition: z.int().min(1).describe('公開版の番号 / number of the published edition'),
  category: code.describe('分野 / topic'),
  areas: z.array(areaCode).max(100).describe('対象地域（空は市全域） / areas, empty for the whole city'),
  title: publicText({ max: 200, meaning: '件名（日本語） / title in Japanese', because }),
  urls: z.array(z.object({ lang: language, url: webAddress })).min(1).max(7).describe('言語ごとの公開ページ / the public page in each language'),
  langs: z.array(language).min(1).max(7).describe('ある言語 / languages there are'),
  validTo: civilDate.nullable().describe('掲載の最終日 / the last day it holds'),
};
const note = publicText({ max: 1_000, meaning: '訂正または取下げの理由 / why it was corrected or withdrawn', because });

const id = '019a4f00-0000-7000-8000-0000000000c1';
const url = `https://oshirase.city.example.jp/announcements/${id}/page`;
const example = (status: string, effectiveOn: string, edition: number) => ({
  announcementId: id, status, effectiveOn, fy: 2026, deptCode: '0310', lgCode: '123421', url, edition, category: 'civic-activity', areas: ['123421'],
  title: '令和8年度 はじめの一歩補助金の募集', urls: [{ lang: 'ja' as const, url }, { lang: 'en' as const, url: `${url}?lang=en` }], langs: ['ja' as const, 'en' as const], validTo: '2026-05-29',
});

export const announcementPublished = defineEvent({
  type: 'notification.announcement.published.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'announcementId',
  payload: z.object(announcement),
  example: example('published', '2026-04-01', 1),
  summary: { ja: 'お知らせが公開された', en: 'An announcement was published' },
});

export const announcementCorrected = defineEvent({
  type: 'notification.announcement.corrected.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'announcementId',
  payload: z.object({ ...announcement, note }),
  example: { ...example('corrected', '2026-04-03', 2), note: '締切の日付に誤りがありました。正しくは5月29日です。' },
  summary: { ja: '公開中のお知らせが訂正された', en: 'A published announcement was corrected' },
});

export const announcementWithdrawn = defineEvent({
  type: 'notification.announcement.withdrawn.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'announcementId',
  payload: z.object({ ...announcement, note, successorUrl: webAddress.nullable().describe('代わりのページ / the page that takes its place') }),
  example: { ...example('withdrawn', '2026-04-10', 2), note: '募集を中止しました。', successorUrl: null },
  summary: { ja: 'お知らせが取り下げられた', en: 'An announcement was withdrawn' },
});

const issueId = '019a4f00-0000-7000-8000-0000000000c2';
export const issueReleased = defineEvent({
  type: 'notification.issue.released.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'issueId',
  payload: z.object({
    issueId: idOf('広報紙の号', 'issue of the bulletin'),
    ...caseFields,
    no: z.int().min(1).describe('号数 / number of the issue'),
    date: civilDate.describe('発行日 / day of issue'),
    pdf: z.array(webAddress).max(20).describe('PDF版 / editions as PDF'),
    audio: z.array(webAddress).max(20).describe('音声版 / spoken editions'),
  }),
  example: {
    issueId, status: 'released', effectiveOn: '2026-05-01', fy: 2026, deptCode: '0120', lgCode: '123421', url: `https://oshirase.city.example.jp/pr-issues/${issueId}`, no: 1234, date: '2026-05-01',
    pdf: [`https://oshirase.city.example.jp/pr-issues/${issueId}/files/019a4f00-0000-7000-8000-0000000000c3`], audio: [],
  },
  summary: { ja: '広報紙が発行された', en: 'An issue of the city’s bulletin was released' },
});
