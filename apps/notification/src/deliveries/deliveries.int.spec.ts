import { randomUUID } from 'node:crypto';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { Endpoint } from '../subscriptions/endpoint.entity.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import type { DeliveryStatus } from './delivery.entity.js';
import { announcement, mailWorld, read, someone, startSurroundings, type Surroundings } from '../spec-world.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
vi.hoisted(() => {
  vi.stubEnv('MAIL_RETRY_SECONDS', '0.3');
  vi.stubEnv('MAIL_LEASE_SECONDS', '2');
});

let running: StartedApp;
let around: Surroundings;
let world: ReturnType<typeof mailWorld>;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
  world = mailWorld(running.app, around);
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(() => {
  vi.restoreAllMocks();
  around.calm();
});

const subscribe = async (topic: string, change: { areas?: string[]; lang?: 'ja' | 'en' } = {}) => {
  const mail = `${randomUUID()}@example.jp`;
  await world.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja', ...change }));
  // The spec passes at night, too.
  await running.db.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00'`);
  return mail;
};
const api = (url: string, person: Parameters<typeof signIn>[0] = 'public-relations') => running.inject({ method: 'GET', url, headers: signIn(person) });

test('an event becomes one mail to whom its owner knows, in their language, with the name as it is written', async () => {
  const { caseId, contactRef, mail, event, tell } = world.notice(someone({ name: '見本辻\u{E0100} 𠮷郎' }));
  await tell();
  const delivery = await world.settled(caseId, 'handed');
  const { text, subject, messageId } = await read(around.mailsTo(mail)[0]?.content);
  expect(subject).toBe('補助金に関する通知（交付決定）');
  expect(text).toContain('見本辻\u{E0100} 𠮷郎 様');
  expect(text).toContain('2026年6月20日（土）');
  expect(messageId).toContain(delivery.id);
  expect(around.participation.asked).toEqual([{ contactRef, body: { purpose: 'send-delivery', eventId: event.id }, authorization: expect.stringMatching(/^Bearer ./) as string }]);
  expect(JSON.stringify(delivery)).not.toContain(mail);
});

test('the same event twice, even at once, is one mail', async () => {
  const { caseId, mail, tell } = world.notice();
  await Promise.all([tell(), tell(), tell()]);
  await tell();
  await world.settled(caseId, 'handed');
  await tell();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(around.mailsTo(mail)).toHaveLength(1);
  expect(await world.deliveriesOf(caseId)).toHaveLength(1);
});

test('every subscriber of the topic gets a mail of their own; nobody sees another’s address', async () => {
  const topic = `spec-${randomUUID()}`;
  const mails = await Promise.all([subscribe(topic), subscribe(topic), subscribe(topic, { lang: 'en' })]);
  const [elsewhere, otherTopic] = await Promise.all([subscribe(topic, { areas: ['131016'] }), subscribe('spec-other')]);
  const event = announcement([topic], ['011002']);
  await Promise.all([world.announce(event), world.announce(event)]);
  await vi.waitFor(() => { expect(around.gateway.seen).toHaveLength(3); }, 20_000);
  for (const mail of mails) {
    const [own] = around.mailsTo(mail);
    expect(around.mailsTo(mail)).toHaveLength(1);
    expect(own?.recipients).toEqual([mail]);
    for (const other of mails.filter((address) => address !== mail)) expect(own?.content).not.toContain(other);
  }
  expect(around.mailsTo(elsewhere).concat(around.mailsTo(otherTopic))).toEqual([]);
  expect((await read(around.mailsTo(mails[2])[0]?.content)).subject).toMatch(/^Open for applications/);
});

test('who has unsubscribed is never mailed, however late they did, and their address is gone', async () => {
  const topic = `spec-${randomUUID()}`;
  const mail = await subscribe(topic);
  const [subscriber] = await running.db.getRepository(Subscriber).find({ order: { createdAt: 'DESC' }, take: 1 });
  const link = new URL(await running.app.get(SubscriptionsService).unsubscribeUrl(subscriber?.id ?? ''));
  const page = await running.inject(link.pathname + link.search);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
  expect((await running.db.getRepository(Subscriber).findOneByOrFail({ id: subscriber?.id })).status).toBe('active');

  around.gateway.script = { recipient: '451 later' };
  await world.announce(announcement([topic]));
  const sent = (status: string) => vi.waitFor(async () => {
    const [row] = await running.db.query<{ status: string; reason: string | null }[]>('SELECT status, reason FROM dispatch_recipient WHERE subscriber_id = $1', [subscriber?.id]);
    expect(row).toMatchObject({ status });
    return row;
  }, { timeout: 15_000 });
  await sent('deferred');
  const oneClick = () => running.inject({ method: 'POST', url: link.pathname + link.search, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'List-Unsubscribe=One-Click' });
  expect((await oneClick()).statusCode).toBe(200);
  expect((await oneClick()).statusCode).toBe(200);
  around.gateway.script = {};
  expect((await sent('undeliverable'))?.reason).toBe('unsubscribed');
  await world.announce(announcement([topic]));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(around.mailsTo(mail)).toEqual([]);
  expect(await running.db.getRepository(Endpoint).findOneByOrFail({ subscriberId: subscriber?.id })).toMatchObject({ addressSealed: null, addressIndex: null, status: 'unsubscribed' });
  expect((await running.inject({ method: 'POST', url: '/unsubscribe?token=00000000-0000-7000-8000-000000000000.x' })).statusCode).toBe(404);
});

test('a form is taken nowhere else', async () => {
  const answer = await running.inject({ method: 'POST', url: `/deliveries/${randomUUID()}/resend`, headers: { ...signIn('public-relations'), 'content-type': 'application/x-www-form-urlencoded' }, payload: 'reason=x' });
  expect(answer.statusCode).toBe(415);
});

test('staff see how mails fare, page by page; nobody else sees any', async () => {
  for (const person of ['citizen', 'officer', 'reviewer-1', 'auditor', 'participation', 'partner-demo'] as const) {
    for (const url of ['/deliveries', '/deliveries/summary', `/deliveries/${randomUUID()}`]) expect((await api(url, person)).statusCode).toBe(403);
  }
  expect((await running.inject('/deliveries')).statusCode).toBe(401);
  expect((await api(`/deliveries/${randomUUID()}`)).statusCode).toBe(404);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { items, next } = (await api(`/deliveries?limit=7&status=undeliverable${cursor}`, 'secretariat')).json<{ items: { id: string }[]; next: string | null }>();
    seen.push(...items.map(({ id }) => id));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const { counts } = (await api('/deliveries/summary')).json<{ counts: Record<DeliveryStatus, number> }>();
  expect(seen).toHaveLength(counts.undeliverable);
  expect(counts.handed).toBeGreaterThan(0);
});
