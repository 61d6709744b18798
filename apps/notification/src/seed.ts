import { readFile } from 'node:fs/promises';
import { tokyoDate } from '@tomoni/calendar';
import { FileKeyManagement, PersonalData } from '@tomoni/encryption';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Announcement } from './announcements/announcement.entity.js';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { PrIssue } from './pr-issues/pr-issue.entity.js';
import { SubscriptionsService } from './subscriptions/subscriptions.service.js';
import { Area, Topic } from './topics/topic.entity.js';

// Invented subscribers on a reserved domain: two for each topic of the seeded city, and one who wants everything.
// Running it again adds nobody and nothing.
const city = z
  .object({
    topics: z.array(z.object({ code: z.string(), name: z.object({ ja: z.string(), en: z.string() }) })).min(1),
    areas: z.array(z.object({ code: z.string(), name: z.string() })),
    lat: z.number(),
    lng: z.number(),
  })
  .parse(JSON.parse(await readFile(config.CITY_FILE ?? '.tomoni/city.json', 'utf8')));
const topics = city.topics.map(({ code }) => code);
const wards = city.areas.slice(1).map(({ code }) => code);

const subscriptions = [
  // The one who gets drills and test sends.
  { mail: 'subscriber-everything@example.jp', topics, areas: [], lang: 'ja' as const, drill: true },
  ...topics.flatMap((topic, index) => [
    { mail: `subscriber-${topic}@example.jp`, topics: [topic], areas: [], lang: 'ja' as const },
    // Every second one reads English and, in a city with wards, cares for one ward only.
    { mail: `subscriber-${topic}-2@example.jp`, topics: [topic], areas: wards.slice(index, index + 1), lang: index % 2 === 0 ? ('en' as const) : ('ja' as const) },
  ]),
];

// Where the city lies, and shelters that are none.
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
const mapOfCity = { areas: city.areas.slice(0, 1).map(({ code }) => ({ code, polygons: [], point: [city.lng, city.lat] })), shelters: [['見本小学校', 0.012, 0.004], ['見本市民センター', -0.009, 0.011], ['見本体育館', 0.003, -0.013]].map(([name, east, north]) => ({
  name, address: null, point: [round(city.lng + Number(east)), round(city.lat + Number(north))], hazards: [],
})) };

// Three things that wait for people: one that is ready, one that the checks stand against, one issue of the bulletin.
const now = new Date();
const content = { areas: [], validFrom: tokyoDate(now), validTo: null, embargoUntil: null, successorId: null };
const announcement = (id: string, change: Pick<Announcement, 'category' | 'variants' | 'channels'>) => ({ ...Announcement.draft('0310', { ...content, ...change }, {}, now), id });
const announcements = [
  announcement('01900000-0000-7000-8000-000000000c01', {
    category: 'public-relations', channels: ['web', 'mail'],
    variants: {
      ja: { title: '見本 広報紙の音声版を始めます', html: '<h2>音声版について</h2><p>来月から、広報紙を音声でも聞けるようになります。</p><ul><li>費用: 無料</li><li>聞く方法: この市のお知らせのページ</li></ul>' },
      'ja-easy': { title: '見本 広報紙を 音で 聞けます', html: '<p><ruby>市<rt>し</rt></ruby>のお<ruby>知<rt>し</rt></ruby>らせを、<ruby>音<rt>おと</rt></ruby>で<ruby>聞<rt>き</rt></ruby>くことができます。お<ruby>金<rt>かね</rt></ruby>はいりません。</p>' },
      en: { title: 'Sample: the bulletin to listen to', html: '<h2>What is new</h2><p>From next month you can listen to the bulletin. It is free.</p>' },
    },
  }),
  announcement('01900000-0000-7000-8000-000000000c02', {
    category: 'civic-activity', channels: ['web'],
    variants: { ja: { title: '見本 点検で直すところのあるお知らせ', html: '<h3>日　時</h3><p style="color:#999999">詳しくは<a href="/announcements/public">こちら</a></p><table><tbody><tr><td>会場</td><td>市役所</td></tr></tbody></table>' } },
  }),
];
const issue: Partial<PrIssue> = {
  id: '01900000-0000-7000-8000-000000000c03', no: 1, date: tokyoDate(now), title: `広報${config.CITY_NAME} 見本号`, status: 'draft', writers: [], approvedBy: null, releasedAt: null, version: 1, createdAt: now,
  articles: [{ title: '見本 市役所から', html: '<p>広報紙の見本です。</p>' }],
};

const keys = await FileKeyManagement.open(config.MASTER_KEY_FILE, { create: config.NODE_ENV !== 'production' });
const service = new SubscriptionsService(new PersonalData(keys), keys);
const db = await new DataSource(dataSourceOptions).initialize();
try {
  await db.transaction(async (tx) => {
    await tx.createQueryBuilder().insert().into(Topic).values(city.topics.map((topic, position) => ({ ...topic, position }))).orIgnore().execute();
    await tx.createQueryBuilder().insert().into(Area).values(city.areas.map(({ code, name }, position) => ({ code, name: { ja: name, en: name }, position }))).orIgnore().execute();
  });
  await db.transaction(async (tx) => {
    await tx.createQueryBuilder().insert().into(Announcement).values(announcements).orIgnore().execute();
    await tx.createQueryBuilder().insert().into(PrIssue).values(issue).orIgnore().execute();
    for (const [layer, features] of Object.entries(mapOfCity)) await tx.query('INSERT INTO alert_map (layer, features, version, changed_at) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING', [layer, JSON.stringify(features), now]);
  });
  for (const subscription of subscriptions) await db.transaction((tx) => service.subscribe(tx, subscription));
  // Whoever tries two things in a row sees both mails; a city collects (15 minutes, the first value of this setting).
  await db.query(`INSERT INTO city_setting (key, effective_from, value, basis) VALUES ('notification.digest-minutes', '1947-04-02', '0', '見本の市: お知らせをまとめずにすぐ送る') ON CONFLICT DO NOTHING`);
  // Quiet hours of their own which are none: whoever looks at a demo at night sees its mails too.
  await db.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00' WHERE quiet_from IS NULL AND status = 'active'`);
} finally {
  await db.destroy();
}
