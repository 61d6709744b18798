import { randomUUID } from 'node:crypto';
import { clock, startApp, type StartedApp } from '@tomoni/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { TelegramsService } from '../telegrams/telegrams.service.js';
import { telegramXml, warning, type Written } from '../spec-telegrams.js';
import type { Alert, AlertVersion } from './alert.entity.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let running: StartedApp;
beforeAll(async () => {
  clock.set('2026-06-22T23:05:00+09:00');
  // Without the role `consumer` nothing is sent: what is planned stands in the dispatches.
  running = await startApp(service, ['http']);
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ('safety', '{"ja":"防災","en":"Safety"}', 1)`);
  await running.db.query(`INSERT INTO area (code, name, position) VALUES ('123421', '{"ja":"神崎町","en":"Kozaki Town"}', 0)`);
  for (const drill of [false, false, true]) {
    await running.db.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail: `${randomUUID()}@example.jp`, topics: ['safety'], areas: [], lang: 'ja', drill }));
  }
});
afterAll(() => running.close());

let events = 0;
const newEvent = () => `2026062223${String((events += 1)).padStart(4, '0')}_120000`;
const kinds = { 3: ['レベル３大雨警報', '03'], 4: ['レベル４大雨危険警報', '43'], 5: ['レベル５大雨特別警報', '33'] } as const;
type Level = keyof typeof kinds;
const rain = (eventId: string, serial: number, level: Level, change: Written = {}): Written => ({
  eventId, serial: String(serial), reportedAt: `2026-06-22T23:0${Math.min(serial, 9)}:00+09:00`, ...warning([...kinds[level], '発表']), ...change,
});
const take = (written: Written) => running.app.get(TelegramsService).take({ source: 'folder', docId: randomUUID(), fileName: 'x.xml', bytes: telegramXml(written) });
const alertsOf = async (eventId: string) => {
  const alerts = await running.db.query<(Alert & { telegram: string })[]>(
    `SELECT DISTINCT alert.* FROM alert JOIN telegram ON telegram.series = alert.series WHERE telegram.understood->>'eventId' = $1 ORDER BY alert.id`, [eventId]);
  return Promise.all(alerts.map(async (alert) => ({
    ...alert,
    versions: await running.db.query<(AlertVersion & { drill: string; recipients: string[]; onlyDrill: boolean })[]>(
      `SELECT v.action, v.level, v.headline, v.messages, d.drill, (SELECT array_agg(endpoint_id::text ORDER BY endpoint_id) FROM dispatch_recipient WHERE dispatch_id = v.dispatch_id) AS recipients,
         (SELECT bool_and(e.drill) FROM dispatch_recipient r JOIN endpoint e ON e.id = r.endpoint_id WHERE r.dispatch_id = v.dispatch_id) AS "onlyDrill"
       FROM alert_version v JOIN dispatch d ON d.id = v.dispatch_id WHERE alert_id = $1 ORDER BY serial`, [alert.id]),
  })));
};

test('scenario 17: one alert, which ends as cancelled and says what was cancelled; the drill reaches drill recipients alone', async () => {
  const event = newEvent();
  const cancelled = rain(event, 3, 4, { infoType: '取消', headline: '先ほどの大雨危険警報を取り消します' });
  for (const written of [rain(event, 1, 4), rain(event, 1, 4, { status: '訓練' }), cancelled, rain(event, 2, 4, { infoType: '訂正' }), cancelled, rain(event, 1, 4)]) await take(written);
  const [real, drill, ...none] = await alertsOf(event);
  expect(none).toEqual([]);
  expect(real).toMatchObject({ status: 'cancelled', drill: 'normal' });
  expect(real?.versions.map(({ action, recipients }) => [action, recipients.length])).toEqual([['issue', 3], ['cancel', 3]]);
  const { subject, text } = real?.versions[1]?.messages.ja ?? { subject: '', text: '' };
  expect(subject).toMatch(/^【取消】/);
  expect(text).toContain('【大雨 警戒レベル4相当】神崎町全域');
  expect(text).toContain('先ほどの大雨危険警報を取り消します');
  expect(text).toContain('安全になったというお知らせではありません');
  expect(drill).toMatchObject({ status: 'issued', drill: 'drill', versions: [{ drill: 'drill', onlyDrill: true }] });
});

test('what says the same again is no news; what changes is an update; a correction says so; the end is told', async () => {
  const event = newEvent();
  await take(rain(event, 1, 3));
  await take(rain(event, 2, 3));
  await take(rain(event, 3, 4));
  await take(rain(event, 4, 4, { infoType: '訂正' }));
  await take(rain(event, 5, 4, warning(['解除', '00', '解除'])));
  const [alert] = await alertsOf(event);
  expect(alert?.versions.map(({ action, level }) => [action, level])).toEqual([['issue', 3], ['update', 4], ['correct', 4], ['lift', 4]]);
  expect(new Set(alert?.versions.map(({ recipients }) => recipients.join())).size).toBe(1);
  expect(alert).toMatchObject({ status: 'lifted', drafted_by: 'telegram' });
});

test('a telegram never becomes an evacuation order; it asks people at its level', async () => {
  const event = newEvent();
  await take(rain(event, 1, 5));
  const [alert] = await alertsOf(event);
  expect(alert).toMatchObject({ kind: 'heavy-rain', level: 5, evacuation_prompt: 5, status: 'issued' });
  expect(alert?.versions[0]?.messages.ja.text).toContain('レベル５大雨特別警報');
  expect(JSON.stringify(alert?.versions[0]?.messages)).not.toMatch(/緊急安全確保|避難指示/);
});

test('a cancellation that overtakes what it cancels leaves a record and sends nothing, then or later', async () => {
  const event = newEvent();
  await take(rain(event, 2, 4, { infoType: '取消' }));
  await take(rain(event, 1, 4));
  const alerts = await alertsOf(event);
  expect(alerts.map(({ status, versions }) => [status, versions.length])).toEqual([['cancelled', 0]]);
});

interface Sent { serial: number; level: Level; infoType: '発表' | '訂正' | '取消'; drill: boolean }
const series = fc.array(
  fc.record({ level: fc.constantFrom<Level>(3, 4, 5), infoType: fc.constantFrom('発表' as const, '発表' as const, '訂正' as const, '取消' as const) }), { minLength: 1, maxLength: 5 },
).map((telegrams): Sent[] => telegrams.map((telegram, index) => ({ ...telegram, serial: index + 1, drill: false })));

test('in whatever order they come, however often, with drills between: the alert is what the latest serial says', async () => {
  await fc.assert(fc.asyncProperty(
    series.chain((real) => fc.tuple(
      fc.constant(real),
      fc.shuffledSubarray([...real, ...real.map((sent) => ({ ...sent, drill: true }))], { minLength: real.length, maxLength: real.length * 2 }),
      fc.array(fc.nat({ max: 9 }), { maxLength: 4 }),
    )),
    async ([, arrived, again]) => {
      const event = newEvent();
      const real = arrived.filter(({ drill }) => !drill);
      const repeats = again.flatMap((index) => arrived.slice(index % arrived.length, (index % arrived.length) + 1));
      for (const { serial, level, infoType, drill } of [...arrived, ...repeats]) await take(rain(event, serial, level, { infoType, status: drill ? '訓練' : '通常' }));
      const alerts = await alertsOf(event);
      const normal = alerts.filter(({ drill }) => drill === 'normal');
      const latest = real.toSorted((a, b) => a.serial - b.serial).at(-1);
      if (!latest) expect(normal).toEqual([]);
      else if (latest.infoType === '取消') expect(normal.at(-1)?.status).toBe('cancelled');
      else expect(normal.at(-1)).toMatchObject({ status: expect.stringMatching(/^(issued|updated)$/) as string, level: latest.level });
      // At most one stands, whoever got the first of an alert gets all of it, and a drill is known to nobody else.
      expect(normal.filter(({ status }) => status === 'issued' || status === 'updated').length).toBeLessThanOrEqual(1);
      for (const { versions } of alerts) {
        expect(new Set(versions.map(({ recipients }) => recipients.join())).size).toBeLessThanOrEqual(1);
        for (const { recipients } of versions) expect(new Set(recipients).size).toBe(recipients.length);
      }
      for (const { versions } of alerts.filter(({ drill }) => drill !== 'normal')) expect(versions.every(({ onlyDrill, drill }) => onlyDrill && drill === 'drill')).toBe(true);
    },
  ), { numRuns: 60 });
});
