import { createHmac, randomBytes, randomUUIDv7 } from 'node:crypto';
import { startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { ChannelHealth } from './channel-health.service.js';
import { MessagingAppSender } from './messaging-app-sender.js';
import { specLine } from './spec-line.js';
import { outgoingTo, running } from './spec-outgoing.js';

const userId = (): string => `U${randomBytes(16).toString('hex')}`;
let line: Awaited<ReturnType<typeof specLine>>;
let app: StartedApp;
let sender: MessagingAppSender;
beforeAll(async () => {
  line = await specLine(Number(new URL(config.LINE_API_URL).port), config.LINE_CHANNEL_TOKEN ?? '');
  app = await startApp(service, ['http']);
}, 120_000);
afterAll(() => Promise.all([line.close(), app.close()]));
beforeEach(() => {
  Object.assign(line, { script: [], asked: [], accepted: new Map(), wrong: [] });
  sender = new MessagingAppSender(new ChannelHealth(), { answerMs: 500, againMs: 5 });
});
const dispatchId = randomUUIDv7();
const many = (count: number, change = {}) => Array.from({ length: count }, () => outgoingTo(userId(), { dispatchId, ...change }));

test('1,001 people are three requests as LINE describes them, each with a key of its own, and everybody is in exactly one', async () => {
  const batch = many(1_001);
  expect(new Set((await sender.send(batch, running)).map(({ outcome }) => outcome))).toEqual(new Set(['handed']));
  expect(line.wrong).toEqual([]);
  expect(line.asked.map(({ request }) => request.to.length)).toEqual([500, 500, 1]);
  expect(new Set(line.asked.map(({ key }) => key)).size).toBe(3);
  expect(line.asked.flatMap(({ request }) => request.to).sort()).toEqual(batch.map(({ address }) => address).sort());
});

test('no answer, a broken line, a 500: asked again under the same key, and nobody reads it twice', async () => {
  for (const script of ['silent', 'silent-after', 'cut-after', 500, 503] as const) {
    Object.assign(line, { script: [script], asked: [], accepted: new Map() });
    expect(await sender.send(many(2), running)).toEqual([{ outcome: 'handed' }, { outcome: 'handed' }]);
    expect(line.asked).toHaveLength(2);
    expect(new Set(line.asked.map(({ key }) => key)).size).toBe(1);
    expect(line.accepted.size).toBe(1);
  }
  expect(line.wrong).toEqual([]);
});

test('the same people in another order, in another process, later: the same key', async () => {
  const batch = many(3);
  await sender.send(batch, running);
  expect(await new MessagingAppSender(new ChannelHealth()).send(batch.toReversed(), running)).toEqual(batch.map(() => ({ outcome: 'handed' })));
  expect(line.asked).toHaveLength(2);
  expect(line.accepted.size).toBe(1);
});

test('what never answers stays unknown; a refusal after it does not make it a failure', async () => {
  line.script = ['silent', 'silent', 'silent'];
  expect(await sender.send(many(1), running)).toEqual([{ outcome: 'lost' }]);
  line.script = ['silent', 429];
  expect(await sender.send(many(1), running)).toEqual([{ outcome: 'lost' }]);
});

test('quota, token and bad requests', async () => {
  for (const [status, outcome] of [[429, { outcome: 'away' }], [401, { outcome: 'away' }], [400, { outcome: 'refused', code: 400 }], [409, { outcome: 'handed' }]] as const) {
    line.script = [status];
    expect(await sender.send(many(1), running)).toEqual([outcome]);
  }
});

test('what is no LINE account is not sent; after a stop nothing is begun; two languages are two requests', async () => {
  expect(await sender.send([outgoingTo('https://example.jp')], running)).toEqual([{ outcome: 'address-invalid' }]);
  const stop = new AbortController();
  stop.abort();
  expect(await sender.send(many(1), stop.signal)).toEqual([{ outcome: 'not-begun' }]);
  expect(line.asked).toEqual([]);
  await sender.send([...many(1), ...many(1, { variant: 'en', message: { subject: 'Closed', text: 'x'.repeat(6_000) } })], running);
  expect(line.asked).toHaveLength(2);
  expect(line.wrong).toEqual([]);
});

test('a webhook without LINE’s signature changes nothing; blocking suspends, befriending again resumes', async () => {
  const [account, subscriberId, endpointId] = [userId(), randomUUIDv7(), randomUUIDv7()];
  await app.db.query(`INSERT INTO endpoint (id, subscriber_id, kind, address_index, status) VALUES ($1, $2, 'messaging-app', $3, 'active')`, [
    endpointId, subscriberId, await app.app.get(SubscriptionsService, { strict: false }).addressIndex('messaging-app', account),
  ]);
  const status = async () => (await app.db.query<{ status: string }[]>('SELECT status FROM endpoint WHERE id = $1', [endpointId]))[0]?.status;
  const tell = (type: string, change: { secret?: string; redelivered?: boolean; ago?: number } = {}) => {
    const payload = JSON.stringify({ destination: userId(), events: [{ type, timestamp: Date.now() - (change.ago ?? 0), source: { type: 'user', userId: account }, webhookEventId: 'x', mode: 'active', deliveryContext: { isRedelivery: change.redelivered ?? false } }] });
    const signature = createHmac('sha256', change.secret ?? config.LINE_CHANNEL_SECRET ?? '').update(payload).digest('base64');
    return app.inject({ method: 'POST', url: '/channels/line/webhook', headers: { 'content-type': 'application/json', 'x-line-signature': signature }, payload });
  };
  expect((await tell('unfollow', { secret: 'another' })).statusCode).toBe(403);
  expect((await app.inject({ method: 'POST', url: '/channels/line/webhook' })).statusCode).toBe(403);
  expect(await status()).toBe('active');
  expect((await tell('unfollow')).json()).toEqual({ changed: 1, answered: 0 });
  expect(await status()).toBe('suspended');
  expect((await tell('unfollow')).json()).toEqual({ changed: 0, answered: 0 });
  expect((await tell('follow')).json()).toEqual({ changed: 1, answered: 1 });
  expect((await tell('unfollow', { redelivered: true, ago: 60_000 })).json()).toEqual({ changed: 0, answered: 0 });
  expect(await status()).toBe('active');
  expect((await tell('sticker-of-tomorrow')).json()).toEqual({ changed: 0, answered: 0 });
});
