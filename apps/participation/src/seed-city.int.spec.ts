import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedCity } from './seed-city.js';
import { service } from './service.js';

let running: StartedApp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
});
afterAll(() => running.close());

const city = { name: '神崎町', areas: [{ code: '123421' }], topics: [{ code: 'civic-activity' }] };
const seed = (now: string): Promise<void> => running.db.transaction((tx) => seedCity(tx, city, new Date(now)));

test('seeded twice there are last year’s awards once, named as samples, without an event', async () => {
  await seed('2026-11-23T10:00:00+09:00');
  await seed('2026-11-24T10:00:00+09:00');
  const { items } = (await running.inject('/grant-awards')).json<{ items: { fy: number; groupName: string; decisionNo: number }[] }>();
  expect(items.map(({ fy, decisionNo }) => [fy, decisionNo])).toEqual([[2025, 3], [2025, 2], [2025, 1]]);
  for (const { groupName } of items) expect(groupName).toContain('見本');
  expect(await running.db.query('SELECT 1 FROM outbox')).toEqual([]);
  expect((await running.inject({ url: '/grant-programs/drafts', headers: signIn('secretariat') })).json()).toMatchObject({ items: [] });
});

test('the settings stand in the city’s name from that year on; the older ones stay on record', async () => {
  const settings = (await running.inject('/city-settings')).json<{ key: string; effectiveFrom: string; basis: string }[]>();
  const quorum = settings.filter(({ key }) => key === 'grant.panel-quorum');
  expect(quorum).toMatchObject([{ effectiveFrom: '2025-04-01', basis: '神崎町 市民公益活動補助金交付要綱（見本）' }, { effectiveFrom: '1947-04-01' }]);
});
