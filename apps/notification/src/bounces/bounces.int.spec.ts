import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { DispatchRecipient } from '../dispatches/dispatch-recipient.entity.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { service } from '../service.js';
import { announcement, mailWorld, startSurroundings, type Surroundings } from '../spec-world.js';
import { Endpoint } from '../subscriptions/endpoint.entity.js';
import { PreferencesService } from '../subscriptions/preferences.service.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { ReturnPaths } from './return-path.service.js';
import { Suppression } from './suppression.entity.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

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
beforeEach(() => { around.calm(); });
afterEach(() => { clock.reset(); });

/** A subscriber of a topic of their own, and an endpoint of each further kind. */
async function subscriber(...others: ('sms' | 'mail')[]) {
  const [topic, mail] = [`spec-${randomUUID()}`, `${randomUUID()}@example.jp`];
  return world.transaction(async (tx) => {
    await running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja' });
    const { id: endpointId, subscriberId } = await tx.findOneByOrFail(Endpoint, { addressIndex: await running.app.get(SubscriptionsService).addressIndex('mail', mail) });
    const added = [];
    for (const kind of others) {
      const address = kind === 'sms' ? `090${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}` : `${randomUUID()}@example.jp`;
      added.push(await running.app.get(PreferencesService).add(tx, subscriberId, kind, address, { status: 'active', confirmedAt: new Date() }));
    }
    return { topic, mail, endpointId, subscriberId, others: added };
  });
}
/** A dispatch that was handed over to the mail server, as far as anybody knows. */
async function handed(topic: string): Promise<string> {
  const sourceId = randomUUIDv7();
  // In one transaction: the engine never sees it waiting.
  return world.transaction(async (tx) => {
    const { id } = await running.app.get(DispatchesService).plan(tx, {
      source: { kind: 'test', id: sourceId }, lane: 'campaign', messages: { ja: { subject: 's', text: 't' } }, audience: { topics: [topic], areas: [], kinds: ['mail'] },
    });
    await tx.query(`UPDATE dispatch_recipient SET status = 'handed', handed_at = now(), lease_until = NULL WHERE dispatch_id = $1`, [id]);
    await tx.query(`UPDATE dispatch SET status = 'done', completed_at = now() WHERE id = $1`, [id]);
    return id;
  });
}
const returnPath = async (about: { dispatchId: string; endpointId: string }) => (await running.app.get(ReturnPaths).of(about)) ?? '';
const report = (action: string, status: string, words = '') => `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x@example.jp\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; ${words}\r\n--b--\r\n`;
const complaint = 'Content-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nVersion: 1\r\nUser-Agent: x/1\r\n--b--\r\n';
async function comesBack(to: string, content: string): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: config.EMPTY_MAIL_PORT ?? 0, ignoreTLS: true });
  await transport.sendMail({ envelope: { from: '', to: [to] }, raw: `From: <mailer-daemon@mx.example>\r\nSubject: returned\r\nMIME-Version: 1.0\r\n${content}` }).finally(() => { transport.close(); });
}
const endpoint = (id: string) => running.db.getRepository(Endpoint).findOneByOrFail({ id });
const bounce = async ({ topic, endpointId }: { topic: string; endpointId: string }, action = 'failed', status = '5.1.1') => {
  const dispatchId = await handed(topic);
  await comesBack(await returnPath({ dispatchId, endpointId }), report(action, status));
  return dispatchId;
};

test('three hard bounces suspend the address; its owner’s other address and everybody else go on', async () => {
  const [one, other] = [await subscriber('sms'), await subscriber()];
  for (let times = 1; times <= 3; times += 1) {
    const dispatchId = await bounce(one);
    expect((await running.db.getRepository(DispatchRecipient).findOneByOrFail({ dispatchId, endpointId: one.endpointId })).status).toBe('bounced');
    // What one address refuses goes to the next one its owner confirmed, once.
    expect(await running.db.getRepository(DispatchRecipient).countBy({ dispatchId, endpointId: one.others[0]?.id })).toBe(1);
    expect(await endpoint(one.endpointId)).toMatchObject({ hardBounces: times, status: times < 3 ? 'active' : 'suspended' });
  }
  expect((await running.db.getRepository(Subscriber).findOneByOrFail({ id: one.subscriberId }))).toMatchObject({ status: 'active', topics: [one.topic] });
  expect((await endpoint(one.others[0]?.id ?? '')).status).toBe('active');
  expect(await endpoint(other.endpointId)).toMatchObject({ status: 'active', hardBounces: 0 });
  await world.announce(announcement([one.topic]));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(around.mailsTo(one.mail)).toEqual([]);
});

test('the same bounce twice counts once', async () => {
  const one = await subscriber();
  const dispatchId = await handed(one.topic);
  const path = await returnPath({ dispatchId, endpointId: one.endpointId });
  await Promise.all([1, 2, 3, 4].map(() => comesBack(path, report('failed', '5.1.1'))));
  expect(await endpoint(one.endpointId)).toMatchObject({ hardBounces: 1, status: 'active' });
});

test('soft bounces count while they come in a row, and a delivery or a quiet week ends the row', async () => {
  const one = await subscriber();
  for (let times = 1; times <= 9; times += 1) await bounce(one, 'failed', '4.2.2');
  expect(await endpoint(one.endpointId)).toMatchObject({ status: 'soft-bounced', softBounces: 9 });
  await bounce(one, 'delivered', '2.0.0');
  expect(await endpoint(one.endpointId)).toMatchObject({ status: 'active', softBounces: 0 });
  for (let times = 1; times <= 9; times += 1) await bounce(one, 'failed', '4.2.2');
  clock.advance({ days: 8 });
  await bounce(one, 'failed', '4.2.2');
  expect(await endpoint(one.endpointId)).toMatchObject({ status: 'soft-bounced', softBounces: 1 });
  for (let times = 2; times <= 10; times += 1) await bounce(one, 'failed', '4.2.2');
  expect((await endpoint(one.endpointId)).status).toBe('suspended');
  await bounce(one, 'delayed', '4.4.1');
});

test('a complaint ends that address at once and for good, and nothing but its own', async () => {
  const one = await subscriber('mail');
  const dispatchId = await handed(one.topic);
  await comesBack(await returnPath({ dispatchId, endpointId: one.endpointId }), complaint);
  expect(await endpoint(one.endpointId)).toMatchObject({ status: 'unsubscribed', addressSealed: null, addressIndex: null });
  expect((await running.db.getRepository(DispatchRecipient).findOneByOrFail({ dispatchId, endpointId: one.endpointId })).status).toBe('complained');
  expect((await endpoint(one.others[0]?.id ?? '')).status).toBe('active');
  // Nobody can be put back by a list: only by confirming.
  expect(await world.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail: one.mail, topics: [one.topic], areas: [], lang: 'ja' }))).toBe(false);
});

test('who complained with their only address is forgotten', async () => {
  const one = await subscriber();
  await comesBack(await returnPath({ dispatchId: await handed(one.topic), endpointId: one.endpointId }), complaint);
  expect((await running.db.getRepository(Subscriber).findOneByOrFail({ id: one.subscriberId })).status).toBe('unsubscribed');
});

test('nobody is suspended by what anybody can write: a wrong seal, a bare address, a foreign message id', async () => {
  const one = await subscriber();
  const path = await returnPath({ dispatchId: await handed(one.topic), endpointId: one.endpointId });
  const forged = path.replace(/.@/, (last) => `${last.startsWith('a') ? 'e' : 'a'}@`);
  for (const to of [forged, 'bounce@city.example.jp', 'bounce+@city.example.jp', `bounce+${'a'.repeat(56)}@city.example.jp`]) {
    await comesBack(to, report('failed', '5.1.1', `550 ${one.mail}`).replace('x@example.jp', one.mail).replace('--b--', `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <${randomUUID()}@city.example.jp>\r\nTo: ${one.mail}\r\n\r\nx\r\n--b--`));
  }
  expect(await endpoint(one.endpointId)).toMatchObject({ hardBounces: 0, status: 'active' });
});

test('the id of our own mail is a proof too, where the return path was lost', async () => {
  const one = await subscriber();
  const about = (messageId: string) => report('failed', '5.1.1').replace('--b--', `--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${messageId}@city.example.jp>\r\n\r\n--b--`);
  await world.transaction((tx) => running.app.get(DeliveriesService).queueForEndpoint(tx, 'already-subscribed', one.endpointId));
  const { id } = await world.settled(one.endpointId, 'handed');
  await comesBack('bounce@city.example.jp', about(id));
  expect((await endpoint(one.endpointId)).hardBounces).toBe(1);
  expect(await world.settled(one.endpointId, 'failed')).toMatchObject({ reason: 'came-back' });

  const dispatchId = await handed(one.topic);
  await comesBack('bounce@city.example.jp', about(`${dispatchId}.${one.endpointId}`));
  expect((await endpoint(one.endpointId)).hardBounces).toBe(2);
  expect(await running.db.getRepository(DispatchRecipient).findOneByOrFail({ dispatchId })).toMatchObject({ status: 'bounced', reason: 'hard-bounce' });
});

test('staff see what is suppressed, without an address, and lift it; nobody else may', async () => {
  const one = await subscriber();
  for (let times = 0; times < 3; times += 1) await bounce(one);
  const { id } = await running.db.getRepository(Suppression).findOneByOrFail({ addressIndex: (await endpoint(one.endpointId)).addressIndex ?? '' });
  for (const person of ['citizen', 'writer', 'operator'] as const) {
    expect((await running.inject({ url: '/suppressions', headers: signIn(person) })).statusCode).toBe(403);
    expect((await running.inject({ method: 'POST', url: `/suppressions/${id}/lift`, headers: signIn(person) })).statusCode).toBe(403);
  }
  const list = await running.inject({ url: '/suppressions?limit=50', headers: signIn('public-relations') });
  expect(list.json<{ items: { id: string; reason: string }[] }>().items).toContainEqual(expect.objectContaining({ id, reason: 'hard-bounces' }));
  expect(list.body).not.toContain('addressIndex');
  expect((await running.inject({ method: 'POST', url: `/suppressions/${id}/lift`, headers: signIn('public-relations') })).statusCode).toBe(200);
  expect(await endpoint(one.endpointId)).toMatchObject({ status: 'active', hardBounces: 0 });
  expect(await running.db.query(`SELECT 1 FROM audit_entry WHERE action = 'suppression.lift' AND subject_id = $1`, [id])).toHaveLength(1);
});

test('a return path fits where small mail servers cut, is read in capitals, and says nothing when it is not ours', async () => {
  const about = { dispatchId: randomUUIDv7(), endpointId: randomUUIDv7() };
  const path = await returnPath(about);
  expect(path.indexOf('@')).toBeLessThanOrEqual(64);
  expect(await running.app.get(ReturnPaths).read(path.toUpperCase())).toEqual(about);
  expect(await running.app.get(ReturnPaths).read('bounce+x@city.example.jp')).toBeUndefined();
});
