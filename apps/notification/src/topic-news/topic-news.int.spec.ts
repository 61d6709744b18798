import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { clock, startApp, type StartedApp } from '@tomoni/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { NewsRounds } from './news-rounds.service.js';
import { TopicNewsService, type TopicNews } from './topic-news.service.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: StartedApp;
let second: StartedApp;
beforeAll(async () => {
  // Without the role `consumer`: the spec says when a round is.
  [running, second] = [await startApp(service, ['http']), await startApp(service, ['http'])];
});
afterAll(async () => {
  await second.close();
  await running.close();
});

const windowMs = 15 * 60_000;
let day = 1;
let topic: string;
beforeEach(() => {
  day += 4;
  clock.set(`2026-${String(1 + Math.floor(day / 28)).padStart(2, '0')}-${String(1 + (day % 28)).padStart(2, '0')}T10:00:00+09:00`);
  topic = `t${randomUUID()}`;
});

interface Wishes { topics?: string[]; areas?: string[]; quiet?: readonly [string, string] }
const subscribe = async ({ topics = [topic], areas = [], quiet }: Wishes = {}, drill = false) => {
  await running.db.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail: `${randomUUID()}@example.jp`, topics, areas, lang: 'ja', drill }));
  const [made] = await running.db.query<{ id: string }[]>('SELECT subscriber_id AS id FROM endpoint ORDER BY created_at DESC, id DESC LIMIT 1');
  // The spec's clock stands before the machine's.
  await running.db.query(`UPDATE subscriber SET quiet_from = $2, quiet_until = $3 WHERE id = $1`, [made?.id, quiet?.[0] ?? null, quiet?.[1] ?? null]);
  await running.db.query(`UPDATE endpoint SET confirmed_at = '2025-01-01' WHERE subscriber_id = $1`, [made?.id]);
  return made?.id ?? '';
};
const news = (title: string, change: Partial<TopicNews> = {}): TopicNews => ({
  event: { id: randomUUIDv7(), type: 'spec.thing.happened.v1' }, about: randomUUIDv7(), topics: [topic], areas: [], drill: 'normal', messages: { ja: { subject: title, text: title } }, ...change,
});
const tell = (item: TopicNews) => running.db.transaction((tx) => running.app.get(TopicNewsService).tell(tx, item));
const round = (app = running) => app.app.get(NewsRounds).runDue();
/** Everything planned for somebody, in its order. */
const mailsOf = (subscriber: string) => running.db.query<{ subject: string; text: string; id: string }[]>(
  `SELECT dispatch.id, messages -> 'ja' ->> 'subject' AS subject, messages -> 'ja' ->> 'text' AS text FROM dispatch JOIN dispatch_recipient ON dispatch_id = dispatch.id WHERE subscriber_id = $1 ORDER BY dispatch.id`, [subscriber]);

test('the first is sent at once, as it is; 500 more within the window are one mail at its end', async () => {
  const [one, other] = [await subscribe(), await subscribe({ topics: ['something-else'] })];
  await tell(news('最初'));
  await round();
  expect((await mailsOf(one)).map(({ subject }) => subject)).toEqual(['最初']);
  for (let index = 0; index < 500; index += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, more) => tell(news(`続き${index + more}`))));
    await Promise.all([round(), round(second)]);
    clock.advance({ minutes: 1 });
  }
  expect(await mailsOf(one)).toHaveLength(1);
  clock.advance({ minutes: 5 });
  await Promise.all([round(), round(second)]);
  const [, digest, ...more] = await mailsOf(one);
  expect(digest?.subject).toBe('市からのお知らせ（500件）');
  expect(digest?.text).toContain('ほか490件');
  clock.advance({ minutes: 60 });
  await round();
  expect(more).toEqual([]);
  expect(await mailsOf(one)).toHaveLength(2);
  expect(await mailsOf(other)).toEqual([]);
});

test('an event told twice is one piece of news; of two topics at once, one mail', async () => {
  const both = await subscribe({ topics: [topic, `${topic}b`] });
  const item = news('二つの分野', { topics: [topic, `${topic}b`] });
  await Promise.all([tell(item), tell(item)]);
  await tell(item);
  await round();
  await tell(item);
  clock.advance({ minutes: 30 });
  await round();
  expect((await mailsOf(both)).map(({ subject }) => subject)).toEqual(['二つの分野']);
});

test('a handler that fails after it told leaves no news', async () => {
  const one = await subscribe();
  await expect(running.db.transaction(async (tx) => {
    await running.app.get(TopicNewsService).tell(tx, news('なかったこと'));
    throw new Error('broken');
  })).rejects.toThrow('broken');
  await round();
  expect(await mailsOf(one)).toEqual([]);
});

test('a round waits for news that is just being told, so that none is passed by', async () => {
  const one = await subscribe();
  let commit: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (commit = resolve));
  const slow = running.db.transaction(async (tx) => {
    await running.app.get(TopicNewsService).tell(tx, news('遅い'));
    await held;
  });
  await vi.waitFor(async () => { expect(await running.db.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted`)).not.toEqual([]); }, 20_000);
  await tell(news('速い'));
  const running1 = round();
  commit();
  await Promise.all([slow, running1]);
  expect((await mailsOf(one)).map(({ text }) => text)).toEqual(['■ 遅い\n\n■ 速い']);
});

test('in quiet hours nothing comes; the night is one mail in the morning', async () => {
  const [city, own] = [await subscribe(), await subscribe({ quiet: ['00:00', '00:00'] })];
  clock.advance({ hours: 12 });
  for (const title of ['夜1', '夜2']) {
    await tell(news(title));
    await round();
    clock.advance({ minutes: 20 });
  }
  expect(await mailsOf(city)).toEqual([]);
  expect((await mailsOf(own)).map(({ subject }) => subject)).toEqual(['夜1', '夜2']);
  clock.advance({ hours: 9 });
  await round();
  expect((await mailsOf(city)).map(({ text }) => text)).toEqual(['■ 夜1\n\n■ 夜2']);
});

test('a drill reaches those alone who get drills, as one', async () => {
  const [drill, normal] = [await subscribe({}, true), await subscribe()];
  await tell(news('避難訓練', { drill: 'drill' }));
  await round();
  expect((await mailsOf(drill)).map(({ subject }) => subject)).toEqual(['避難訓練']);
  expect(await running.db.query(`SELECT 1 FROM dispatch WHERE drill = 'drill' AND messages -> 'ja' ->> 'subject' = '避難訓練'`)).toHaveLength(1);
  expect(await mailsOf(normal)).toEqual([]);
});

test('whoever has not confirmed hears nothing, and afterwards at once', async () => {
  const one = await subscribe();
  await running.db.query(`UPDATE endpoint SET status = 'confirmation-sent', confirmed_at = NULL WHERE subscriber_id = $1`, [one]);
  await tell(news('その前'));
  await round();
  clock.advance({ minutes: 1 });
  await running.db.query(`UPDATE endpoint SET status = 'active', confirmed_at = $2 WHERE subscriber_id = $1`, [one, clock.now()]);
  clock.advance({ minutes: 1 });
  await tell(news('その後'));
  await round();
  expect((await mailsOf(one)).map(({ subject }) => subject)).toEqual(['その後']);
});

test('whoever comes later hears nothing of before', async () => {
  await tell(news('昔'));
  await round();
  const late = await subscribe();
  await running.db.query('UPDATE endpoint SET confirmed_at = $2 WHERE subscriber_id = $1', [late, clock.now()]);
  clock.advance({ minutes: 1 });
  await tell(news('今'));
  await round();
  expect((await mailsOf(late)).map(({ subject }) => subject)).toEqual(['今']);
});

test('whatever happens in whatever order: nobody gets two mails in a window, and everybody hears of each of their news once', async () => {
  const topics = ['a', 'b', 'c'];
  const areas = fc.subarray(['w1', 'w2'], { maxLength: 1 });
  const wishes = fc.record({ topics: fc.subarray(topics, { minLength: 1 }), areas, quiet: fc.constantFrom(undefined, ['12:00', '13:00'] as const) });
  const happening = fc.record({ topics: fc.subarray(topics, { minLength: 1 }), areas, minutes: fc.nat(9), looked: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(wishes, { minLength: 1, maxLength: 4 }), fc.array(happening, { maxLength: 10 }), async (people, happenings) => {
    clock.advance({ days: 2 });
    clock.set(clock.now().toISOString().replace(/T.*$/, 'T02:40:00Z'));
    const run = randomUUID();
    const own = (codes: string[]) => codes.map((code) => `${code}-${run}`);
    const subscribers: { id: string; topics: string[]; areas: string[]; quiet: readonly [string, string] | undefined; mails: Map<string, { at: Date; text: string }> }[] = [];
    for (const person of people) subscribers.push({ ...person, id: await subscribe({ ...person, topics: own(person.topics) }), mails: new Map() });
    const look = async () => {
      await Promise.all([round(), round(second)]);
      for (const { id, mails } of subscribers) for (const mail of await mailsOf(id)) if (!mails.has(mail.id)) mails.set(mail.id, { at: clock.now(), text: `${mail.subject}\n${mail.text}` });
    };
    for (const [index, event] of happenings.entries()) {
      await tell(news(`E${index}.`, { topics: own(event.topics), areas: event.areas }));
      if (event.looked) await look();
      clock.advance({ minutes: event.minutes });
    }
    for (let times = 0; times < 8; times += 1) {
      await look();
      clock.advance({ minutes: 15 });
    }
    for (const { topics: wanted, areas: where, quiet, mails } of subscribers) {
      const got = [...mails.values()];
      got.slice(1).forEach(({ at }, index) => { expect(at.getTime() - (got[index]?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(windowMs); });
      if (quiet) for (const { at } of got) expect(at.toISOString().slice(11, 13)).not.toBe('03');
      happenings.forEach((event, index) => {
        const theirs = event.topics.some((code) => wanted.includes(code)) && (event.areas.length === 0 || where.length === 0 || event.areas.some((code) => where.includes(code)));
        expect(got.filter(({ text }) => text.includes(`E${index}.`))).toHaveLength(theirs ? 1 : 0);
      });
    }
  }), { numRuns: 12 });
});

// The last one: the value holds from its day on.
test('a city that wants no window: nobody waits, and what has come up together is still one mail', async () => {
  await running.db.query(`INSERT INTO city_setting VALUES ('notification.digest-minutes', $1, '0', '見本: すぐに送る')`, [clock.now().toISOString().slice(0, 10)]);
  const [one, sleeper] = [await subscribe(), await subscribe({ quiet: ['09:30', '10:30'] })];
  for (const title of ['一', '二']) {
    await tell(news(title));
    await round();
  }
  await tell(news('三'));
  await tell(news('四'));
  await round();
  await round(second);
  expect((await mailsOf(one)).map(({ subject }) => subject)).toEqual(['一', '二', '市からのお知らせ（2件）']);
  expect(await mailsOf(sleeper)).toEqual([]);
  clock.advance({ minutes: 31 });
  await round();
  expect((await mailsOf(sleeper)).map(({ subject }) => subject)).toEqual(['市からのお知らせ（4件）']);
  expect(await mailsOf(one)).toHaveLength(3);
});
