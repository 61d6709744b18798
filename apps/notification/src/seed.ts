import { readFile } from 'node:fs/promises';
import { FileKeyManagement, PersonalData } from '@tomoni/encryption';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { SubscriptionsService } from './subscriptions/subscriptions.service.js';
import { Area, Topic } from './topics/topic.entity.js';

// Invented subscribers on a reserved domain: two for each topic of the seeded city, and one who wants everything.
// Running it again adds nobody.
const city = z
  .object({
    topics: z.array(z.object({ code: z.string(), name: z.object({ ja: z.string(), en: z.string() }) })).min(1),
    areas: z.array(z.object({ code: z.string(), name: z.string() })),
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

const keys = await FileKeyManagement.open(config.MASTER_KEY_FILE, { create: config.NODE_ENV !== 'production' });
const service = new SubscriptionsService(new PersonalData(keys), keys);
const db = await new DataSource(dataSourceOptions).initialize();
try {
  await db.transaction(async (tx) => {
    await tx.createQueryBuilder().insert().into(Topic).values(city.topics.map((topic, position) => ({ ...topic, position }))).orIgnore().execute();
    await tx.createQueryBuilder().insert().into(Area).values(city.areas.map(({ code, name }, position) => ({ code, name: { ja: name, en: name }, position }))).orIgnore().execute();
  });
  for (const subscription of subscriptions) await db.transaction((tx) => service.subscribe(tx, subscription));
  // Whoever tries two things in a row sees both mails; a city collects (15 minutes, the first value of this setting).
  await db.query(`INSERT INTO city_setting (key, effective_from, value, basis) VALUES ('notification.digest-minutes', '1947-04-02', '0', '見本の市: お知らせをまとめずにすぐ送る') ON CONFLICT DO NOTHING`);
  // Quiet hours of their own which are none: whoever looks at a demo at night sees its mails too.
  await db.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00' WHERE quiet_from IS NULL AND status = 'active'`);
} finally {
  await db.destroy();
}
