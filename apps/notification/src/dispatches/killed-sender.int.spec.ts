import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { startSurroundings, type Surroundings } from '../spec-world.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import type { RecipientStatus } from './dispatch-recipient.entity.js';
import { DispatchesService } from './dispatches.service.js';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });
vi.hoisted(() => {
  // The sender inherits them. What it held when it was killed is unknown after the lease.
  vi.stubEnv('TOMONI_ROLES', 'consumer');
  vi.stubEnv('MAIL_RETRY_SECONDS', '1');
  vi.stubEnv('MAIL_LEASE_SECONDS', '10');
});

const recipients = 3_000;
const kills = 10;
const domains = ['example.jp', 'docomo.ne.jp', 'au.com', 'softbank.ne.jp'];
/** 1 % are put off once, 0.5 % do not exist. */
const addressOf = (place: number) => `${place % 200 === 17 ? 'nobody' : place % 100 === 42 ? 'later' : 'citizen'}-${place}@${domains[place % domains.length]}`;
const addresses = Array.from({ length: recipients }, (_, place) => addressOf(place));

let running: StartedApp;
let around: Surroundings;
let sender: ChildProcess | undefined;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http']);
  await running.db.query('UPDATE mail_gateway SET rate_per_second = NULL');
  const subscriptions = running.app.get(SubscriptionsService);
  for (let from = 0; from < recipients; from += 100) {
    await running.db.transaction(async (tx) => {
      for (const mail of addresses.slice(from, from + 100)) await subscriptions.subscribe(tx, { mail, topics: ['safety'], areas: [], lang: 'ja' });
    });
  }
  const tried = new Set<string>();
  around.gateway.script = {
    recipient(address) {
      if (address.startsWith('nobody')) return '550 5.1.1 no such user';
      if (!address.startsWith('later') || tried.has(address)) return '250 ok';
      tried.add(address);
      return '451 4.7.1 come again later';
    },
  };
});
afterAll(async () => {
  await end(sender);
  await running.close();
  await around.close();
});

/** The service as it is built, a process of its own that does nothing but send and consume. */
const start = (): ChildProcess => (sender = spawn(process.execPath, [join(import.meta.dirname, '../../dist/main.js')], { stdio: ['ignore', 'ignore', 'inherit'] }));
async function end(child?: ChildProcess): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Not begun yet. */
async function waiting(id: string): Promise<number> {
  const { counts } = await running.app.get(DispatchesService).progress(running.db.manager, id);
  return (counts.queued ?? 0) + (counts.deferred ?? 0);
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let left = 1_200; left > 0; left -= 1) {
    if (await holds()) return;
    if (sender && sender.exitCode !== null) throw new Error(`The sender ended with ${sender.exitCode} (is it built? npm run build)`);
    await sleep(100);
  }
  throw new Error(`Not within two minutes: ${what}`);
}

test('the sender is killed ten times in the middle of an alert: nobody gets it twice, what nobody knows is counted and shown, everybody else gets it once', async () => {
  const text = { subject: '【警戒レベル4】避難指示', text: '時刻: 10時\n場所: 見本町\n行動: 避難してください' };
  const { id, total } = await running.db.transaction((tx) => running.app.get(DispatchesService).plan(tx, {
    source: { kind: 'alert', id: randomUUIDv7() }, lane: 'alert', messages: { ja: text }, audience: { topics: ['safety'], areas: [] },
  }));
  expect(total).toBe(recipients);
  const moments: string[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const child = start();
    // Within what each of ten lives can send, unknown ones are sent by none; then some milliseconds, so that it falls anywhere in a session.
    const [more, pauseMs] = [randomInt(1, Math.max(2, Math.floor((await waiting(id)) / (kills - kill) / 1.5))), randomInt(0, 30)];
    const at = around.gateway.seen.length + more;
    await until(`${at} mails after ${moments.join(', ')}`, () => around.gateway.seen.length >= at);
    await sleep(pauseMs);
    await end(child);
    moments.push(`${more} mails + ${pauseMs} ms`);
  }
  start();
  await until('the end of the dispatch', async () => (await running.app.get(DispatchesService).progress(running.db.manager, id)).dispatch.status === 'done');

  const rows = await running.db.query<{ endpoint: string; status: RecipientStatus; reason: string | null }[]>(
    'SELECT endpoint_id AS endpoint, status, reason FROM dispatch_recipient WHERE dispatch_id = $1', [id]);
  const seen = around.gateway.seen.map(({ recipients: to, content }) => ({ to, endpoint: /^Message-ID: <[0-9a-f-]{36}\.([0-9a-f-]{36})@/m.exec(content)?.[1] ?? '' }));
  const times = new Map<string, number>();
  for (const { to, endpoint } of seen) {
    expect(to).toHaveLength(1);
    times.set(endpoint, (times.get(endpoint) ?? 0) + 1);
  }
  const story = `killed after ${moments.join(', ')}`;
  const of = (status: RecipientStatus) => rows.filter((row) => row.status === status);
  const [handed, failed, unknown] = [of('handed'), of('failed'), of('unknown')];
  expect(handed.length + failed.length + unknown.length, story).toBe(recipients);
  expect([...times].filter(([, count]) => count > 1), story).toEqual([]);
  expect(new Set(seen.flatMap(({ to }) => to)).size, story).toBe(seen.length);
  expect(handed.filter(({ endpoint }) => times.get(endpoint) !== 1), story).toEqual([]);
  expect(failed.filter(({ endpoint }) => times.has(endpoint)), story).toEqual([]);
  expect(failed.length, story).toBeLessThanOrEqual(addresses.filter((address) => address.startsWith('nobody')).length);
  // Killed while mails came in: something was on its way. Never more than the connections hold.
  expect(unknown.length, story).toBeGreaterThan(0);
  expect(unknown.length, story).toBeLessThanOrEqual(kills * 9 * 25);
  expect(new Set(unknown.map(({ reason }) => reason)), story).toEqual(new Set(['stopped-while-handing']));
  expect(handed.length + unknown.filter(({ endpoint }) => times.has(endpoint)).length, story).toBe(seen.length);
  const shown = await running.inject({ url: `/dispatches/${id}`, headers: signIn('public-relations') });
  expect(shown.json(), story).toMatchObject({ status: 'done', total: recipients, counts: { handed: handed.length, unknown: unknown.length } });
});
