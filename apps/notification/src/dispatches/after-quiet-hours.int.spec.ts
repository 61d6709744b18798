import { startApp, type StartedApp } from '@tomoni/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: StartedApp;
beforeAll(async () => { running = await startApp(service, ['http']); });
afterAll(() => running.close());

const minute = 60_000;
const text = (ofDay: number) => `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
/** Whether a moment is quiet, asked of the clock on the wall in Tokyo alone. */
function isQuiet(at: number, from: number, until: number): boolean {
  const wall = new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
  const now = Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
  if (from === until) return false;
  return from < until ? now >= from && now < until : now >= from || now < until;
}
/** Minute by minute: slow, and nothing in it to get wrong. */
function firstLoud(at: number, from: number, until: number): number {
  if (!isQuiet(at, from, until)) return at;
  let next = Math.floor(at / minute) * minute;
  while (isQuiet(next, from, until)) next += minute;
  return next;
}

test('the first moment that is not quiet is the one a watch on the wall in Tokyo would name, whatever the hours', async () => {
  const ofDay = fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 1, 420, 1_260, 1_439));
  const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) });
  const cases = fc.sample(fc.tuple(moments, ofDay, ofDay), 400);
  // The very minute at which they begin and end, and the last second before.
  const edges = cases.slice(0, 100).flatMap(([at, from, until]) => {
    const midnight = Math.floor((at + 540 * minute) / (1_440 * minute)) * 1_440 * minute - 540 * minute;
    return [from, until].flatMap((edge) => [midnight + edge * minute, midnight + edge * minute - 1_000].map((moment) => [moment, from, until] as const));
  });
  const all = [...cases, ...edges];
  const rows = await running.db.query<{ next: Date }[]>(
    'SELECT after_quiet_hours(at, quiet_from, quiet_until) AS next FROM unnest($1::timestamptz[], $2::time[], $3::time[]) WITH ORDINALITY AS c (at, quiet_from, quiet_until, n) ORDER BY n',
    [all.map(([at]) => new Date(at)), all.map(([, from]) => text(from)), all.map(([, , until]) => text(until))],
  );
  expect(rows.map(({ next }) => next.getTime())).toEqual(all.map(([at, from, until]) => firstLoud(at, from, until)));
});

test('without hours nothing is quiet', async () => {
  const at = new Date('2026-06-20T23:30:00+09:00');
  expect(await running.db.query('SELECT after_quiet_hours($1, NULL, NULL) AS next', [at])).toEqual([{ next: at }]);
});
