import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { etagOf } from '@tomoni/platform';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { service } from '../service.js';
import { startSurroundings, read, type Surroundings } from '../spec-world.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import type { DispatchOrder } from './dispatch.entity.js';
import { DispatchesService } from './dispatches.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
vi.hoisted(() => {
  vi.stubEnv('MAIL_RETRY_SECONDS', '0.3');
  vi.stubEnv('MAIL_LEASE_SECONDS', '30');
});

let running: StartedApp;
let second: StartedApp;
let around: Surroundings;
const completed: string[] = [];
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
  await running.db.query('UPDATE mail_gateway SET penalty_seconds = 1');
  second = await startApp(service, ['consumer']);
  for (const { app } of [running, second]) app.get(DispatchesService).onCompleted('campaign', (_, { id }) => Promise.resolve(void completed.push(id)));
});
beforeEach(() => { around.calm(); });
afterAll(async () => {
  await Promise.all([running.close(), second.close()]);
  await around.close();
});

async function subscribers(count: number, changes: { drill?: boolean; lang?: 'ja' | 'en'; mail?: string } = {}) {
  const topic = `topic-${randomUUID()}`;
  const mails = Array.from({ length: count }, () => changes.mail ?? `${randomUUID()}@example.jp`);
  for (const mail of mails) await running.db.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja', ...changes }));
  await running.db.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00' WHERE topics = ARRAY[$1]`, [topic]);
  return { topic, mails };
}
const order = (topic: string, changes: Partial<DispatchOrder> = {}): DispatchOrder => ({
  source: { kind: 'campaign', id: randomUUIDv7() }, lane: 'campaign', messages: { ja: { subject: '見本のお知らせ', text: '本文' }, en: { subject: 'Sample news', text: 'Text' } },
  audience: { topics: [topic], areas: [] }, ...changes,
});
const plan = (of: DispatchOrder) => running.db.transaction((tx) => running.app.get(DispatchesService).plan(tx, of));
const progress = (id: string) => running.app.get(DispatchesService).progress(running.db.manager, id);
const ended = (id: string) => vi.waitFor(async () => {
  const { dispatch, counts } = await progress(id);
  expect(dispatch.status).not.toBe('sending');
  return counts;
}, { timeout: 40_000, interval: 50 });

test('everybody gets it once, alone, in their language, with a way out; two instances share the work and its end is told once', async () => {
  const { topic, mails } = await subscribers(120);
  const english = await subscribers(1, { lang: 'en' });
  const { id, total } = await plan(order(topic));
  expect(total).toBe(120);
  expect(await ended(id)).toEqual({ handed: 120 });
  for (const mail of mails) expect(around.mailsTo(mail)).toHaveLength(1);
  expect(around.gateway.seen.every(({ recipients }) => recipients.length === 1)).toBe(true);
  const mail = await read(around.mailsTo(mails[0])[0]?.content);
  expect(mail.subject).toBe('見本のお知らせ');
  expect([mail.headers.get('auto-submitted'), mail.headers.has('list')]).toEqual(['auto-generated', true]);
  expect(completed.filter((one) => one === id)).toHaveLength(1);
  const { id: other } = await plan(order(english.topic));
  await ended(other);
  expect((await read(around.mailsTo(english.mails[0])[0]?.content)).subject).toBe('Sample news');
  const again = await plan({ ...order(topic), source: { kind: 'campaign', id: (await progress(id)).dispatch.sourceId } });
  expect(again.id).toBe(id);
});

test('"later" is tried again, a refusal ends it, and what was on its way when the connection broke is unknown and never sent by itself', async () => {
  const [later, never, lost] = [await subscribers(1), await subscribers(1), await subscribers(1)];
  around.gateway.script = { recipient: (address) => (later.mails.includes(address) ? '451 later' : never.mails.includes(address) ? '550 no such user' : '250 ok') };
  const ids = [(await plan(order(later.topic))).id, (await plan(order(never.topic))).id];
  await vi.waitFor(async () => { expect((await progress(ids[0] ?? '')).counts).toEqual({ deferred: 1 }); }, 20_000);
  expect(await ended(ids[1] ?? '')).toEqual({ failed: 1 });
  around.gateway.script = {};
  expect(await ended(ids[0] ?? '')).toEqual({ handed: 1 });
  expect(around.mailsTo(later.mails[0])).toHaveLength(1);

  around.gateway.script = { message: 'cut' };
  const { id } = await plan(order(lost.topic));
  expect(await ended(id)).toEqual({ unknown: 1 });
  around.gateway.script = {};
  await sleep(1_500);
  expect(around.mailsTo(lost.mails[0])).toHaveLength(1);
});

test('what a process that died had in its hands is unknown; the rest goes out', async () => {
  const { topic, mails } = await subscribers(3);
  around.gateway.script = { connect: '421 busy' };
  const { id } = await plan(order(topic));
  await vi.waitFor(async () => { expect((await progress(id)).counts.deferred).toBeGreaterThan(0); }, 20_000);
  const [dead] = await running.db.query<{ endpoint_id: string }[]>('SELECT endpoint_id FROM dispatch_recipient WHERE dispatch_id = $1 LIMIT 1', [id]);
  await running.db.query(`UPDATE dispatch_recipient SET status = 'handing', lease_owner = $3, lease_until = now() - interval '1 second' WHERE dispatch_id = $1 AND endpoint_id = $2`, [id, dead?.endpoint_id, randomUUID()]);
  await vi.waitFor(async () => { expect((await progress(id)).counts).toMatchObject({ unknown: 1 }); }, 20_000);
  around.gateway.script = {};
  expect(await ended(id)).toEqual({ unknown: 1, handed: 2 });
  expect(mails.flatMap((mail) => around.mailsTo(mail))).toHaveLength(2);
});

test('a gateway that goes away after a refusal keeps nobody: the next ones go out', async () => {
  const { topic, mails } = await subscribers(6);
  around.gateway.script = { recipient: (address) => (address === mails[0] ? '550 no such user' : '250 ok'), reset: 'cut' };
  expect(await ended((await plan(order(topic))).id)).toEqual({ failed: 1, handed: 5 });
});

test('what a slow gateway has in its hands stays with its sender; and counted as unknown all the same, it comes again when nothing was sent', async () => {
  const { topic, mails } = await subscribers(1);
  let release: () => void = () => undefined;
  around.gateway.hold = new Promise((resolve) => { release = resolve; });
  around.gateway.script = { message: '451 later' };
  const { id } = await plan(order(topic));
  await vi.waitFor(() => { expect(around.mailsTo(mails[0])).toHaveLength(1); }, 20_000);
  const change = (set: string) => running.db.query(`UPDATE dispatch_recipient SET ${set} WHERE dispatch_id = $1`, [id]);
  await change(`lease_until = now() + interval '2 seconds'`);
  await sleep(4_000);
  expect((await progress(id)).counts).toEqual({ handing: 1 });

  // As another instance does after a lease that nobody renewed, because the database was away.
  await change(`status = 'unknown', reason = 'stopped-while-handing', lease_owner = NULL`);
  expect(await ended(id)).toEqual({ unknown: 1 });
  release();
  await vi.waitFor(async () => { expect((await progress(id)).dispatch).toMatchObject({ status: 'sending', completedAt: null }); }, { timeout: 20_000, interval: 20 });
  around.gateway.script = {};
  expect(await ended(id)).toEqual({ handed: 1 });
  expect(around.mailsTo(mails[0])).toHaveLength(2);
  expect(completed.filter((one) => one === id)).toHaveLength(1);
});

test('the stop button: what was not begun goes nowhere, and nobody who unsubscribed is written to', async () => {
  const { topic, mails } = await subscribers(200);
  let release: () => void = () => undefined;
  around.gateway.hold = new Promise((resolve) => { release = resolve; });
  const { id } = await plan(order(topic));
  await vi.waitFor(() => { expect(around.gateway.seen.length).toBeGreaterThan(0); }, 20_000);
  await running.db.transaction((tx) => running.app.get(DispatchesService).stop(tx, id));
  await sleep(1_500);
  release();
  const counts = await vi.waitFor(async () => {
    const { counts } = await progress(id);
    expect((counts.handed ?? 0) + (counts.stopped ?? 0)).toBe(200);
    return counts;
  }, { timeout: 30_000, interval: 100 });
  expect(counts.handed).toBeLessThanOrEqual(8);
  expect(mails.flatMap((mail) => around.mailsTo(mail))).toHaveLength(counts.handed ?? 0);

  const left = await subscribers(2);
  await running.db.query(`UPDATE endpoint SET status = 'suspended' WHERE subscriber_id IN (SELECT id FROM subscriber WHERE topics = ARRAY[$1])`, [left.topic]);
  expect((await plan(order(left.topic))).total).toBe(0);
});

test('a campaign stands still while an alert goes out, and goes on after it', async () => {
  const [many, few] = [await subscribers(800), await subscribers(400)];
  const slowly = setInterval(() => { around.gateway.hold = sleep(40); }, 40);
  onTestFinished(() => { clearInterval(slowly); });
  const campaign = await plan(order(many.topic));
  await vi.waitFor(() => { expect(around.gateway.seen.length).toBeGreaterThan(20); }, { timeout: 20_000, interval: 5 });
  const alert = await plan(order(few.topic, { lane: 'alert', source: { kind: 'alert', id: randomUUIDv7() } }));
  expect(await ended(alert.id)).toEqual({ handed: 400 });
  expect(await ended(campaign.id)).toEqual({ handed: 800 });
  const inAlert = around.gateway.seen.map(({ recipients: [to = ''] }) => few.mails.includes(to));
  const during = inAlert.slice(inAlert.indexOf(true), inAlert.lastIndexOf(true) + 1);
  // The other instance hears of it within a second; what connections have in hand goes out.
  expect(during.slice(-100)).not.toContain(false);
  expect(inAlert.slice(inAlert.lastIndexOf(true))).toContain(false);
});

test('a campaign that its gateway does not take keeps no alert, and quiet hours hold a campaign alone', async () => {
  const [campaign, alert] = [await subscribers(30), await subscribers(5)];
  around.gateway.script = { recipient: (address) => (campaign.mails.includes(address) ? '451 later' : '250 ok') };
  const slow = await plan(order(campaign.topic));
  const fast = await plan(order(alert.topic, { lane: 'alert', source: { kind: 'alert', id: randomUUIDv7() } }));
  expect(await ended(fast.id)).toEqual({ handed: 5 });
  expect((await read(around.mailsTo(alert.mails[0])[0]?.content)).headers.has('list')).toBe(false);
  around.gateway.script = {};
  await ended(slow.id);

  const night = await subscribers(1);
  await running.db.query(`UPDATE subscriber SET quiet_from = (now() AT TIME ZONE 'Asia/Tokyo')::time - interval '1 hour', quiet_until = (now() AT TIME ZONE 'Asia/Tokyo')::time + interval '1 hour' WHERE topics = ARRAY[$1]`, [night.topic]);
  const waiting = await plan(order(night.topic));
  const urgent = await plan(order(night.topic, { lane: 'alert', source: { kind: 'alert', id: randomUUIDv7() } }));
  expect(await ended(urgent.id)).toEqual({ handed: 1 });
  expect((await progress(waiting.id)).counts).toEqual({ queued: 1 });
});

test('a drill goes to those who get drills, says so, and to nobody else; an update goes to exactly those who got the first', async () => {
  const [drill, citizen] = [await subscribers(1, { drill: true }), await subscribers(1)];
  const { id, total } = await plan(order('', { drill: 'drill', lane: 'alert', source: { kind: 'alert', id: randomUUIDv7() }, audience: { drill: true } }));
  expect(total).toBe(1);
  await ended(id);
  const mail = await read(around.mailsTo(drill.mails[0])[0]?.content);
  expect([mail.subject, mail.text?.split('\n')[0]]).toEqual(['【訓練】見本のお知らせ', '【訓練】本文']);
  const update = await plan(order('', { source: { kind: 'alert', id: randomUUIDv7() }, lane: 'alert', audience: { sameAs: id } }));
  expect(await ended(update.id)).toEqual({ handed: 1 });
  expect(around.mailsTo(citizen.mails[0])).toEqual([]);
});

test('old carrier addresses are written to between quotes', async () => {
  const { topic } = await subscribers(1, { mail: 'taro..y@docomo.example' });
  expect(await ended((await plan(order(topic))).id)).toEqual({ handed: 1 });
  expect(around.mailsTo('"taro..y"@docomo.example')).toHaveLength(1);
});

test('staff change how a carrier is treated, on the version they read', async () => {
  const [{ version }] = (await running.inject({ url: '/mail-gateways', headers: signIn('public-relations') })).json<[{ version: number }]>();
  const rules = { domains: ['au.com'], smtpUrl: null, connections: 1, recipientsPerSession: 50, ratePerSecond: 20, penaltySeconds: 1200, charset: 'iso-2022-jp' };
  const put = (payload: object, headers: Record<string, string>) => running.inject({ method: 'PUT', url: '/mail-gateways/au', headers, payload });
  const staff = { ...signIn('public-relations'), 'if-match': etagOf(version) };
  expect((await put(rules, { ...signIn('writer'), 'if-match': etagOf(version) })).statusCode).toBe(403);
  expect((await put({ ...rules, smtpUrl: 'http://x' }, staff)).statusCode).toBe(400);
  expect((await put(rules, staff)).json()).toMatchObject({ charset: 'iso-2022-jp', version: version + 1 });
  expect((await put(rules, staff)).statusCode).toBe(412);
});
