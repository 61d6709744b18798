import { createHmac, randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { startSmsSimulator, type SmsSimulator } from '@tomoni/backing-services';
import { CitySettings } from '@tomoni/platform';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { ChannelHealth } from './channel-health.service.js';
import { HttpSmsProvider } from './sms-provider.js';
import { SmsSender, smsKeyOf } from './sms-sender.js';
import { outgoingTo, running } from './spec-outgoing.js';

const secret = config.SMS_RECEIPT_SECRET ?? '';
const port = Number(new URL(config.SMS_URL ?? '').port);
let app: StartedApp;
let receiptUrl = '';
let simulator: SmsSimulator | undefined;
let sender: SmsSender;
const openSimulator = async () => (simulator = await startSmsSimulator({ port, token: config.SMS_TOKEN ?? '', receiptSecret: secret, delayMs: 600 }));
beforeAll(async () => {
  app = await startApp(service, ['http']);
  receiptUrl = `${await app.listen()}/channels/sms/receipts`;
}, 120_000);
afterAll(() => app.close());
beforeEach(() => {
  sender = new SmsSender(new HttpSmsProvider(receiptUrl, 300), app.app.get(CitySettings, { strict: false }), new ChannelHealth());
});
afterEach(async () => {
  await simulator?.stop();
  simulator = undefined;
});

const outcomeTo = async (number: string, change = {}) => (await sender.send([outgoingTo(number, change)], running))[0];
/** A recipient whose hand-over is under way. */
async function recipient(number: string) {
  const outgoing = outgoingTo(number);
  await app.db.query(`INSERT INTO dispatch_recipient (dispatch_id, endpoint_id, subscriber_id, kind, gateway, lane, variant, status) VALUES ($1, $2, $3, 'sms', 'general', 'campaign', 'ja', 'handing')`, [
    outgoing.dispatchId, outgoing.endpointId, outgoing.subscriberId,
  ]);
  const row = async () => (await app.db.query<{ status: string; reason: string | null }[]>('SELECT status, reason FROM dispatch_recipient WHERE dispatch_id = $1', [outgoing.dispatchId]))[0];
  return { outgoing, row };
}
const tell = (payload: object, change: { secret?: string; ago?: number } = {}) => {
  const body = JSON.stringify(payload);
  const seconds = Math.floor(Date.now() / 1_000) - (change.ago ?? 0);
  const mac = createHmac('sha256', change.secret ?? secret).update(`${seconds}.${body}`).digest('hex');
  return app.inject({ method: 'POST', url: '/channels/sms/receipts', headers: { 'content-type': 'application/json', 'tomoni-signature': `t=${seconds},v1=${mac}` }, payload: body });
};

test('it arrives with its page, as long as the city allows, and the receipt settles the recipient', async () => {
  await openSimulator();
  const { outgoing, row } = await recipient('+819012345600');
  expect(await sender.send([{ ...outgoing, message: { subject: '休館', text: `${'長'.repeat(300)}\n\nhttps://city.example.jp/a` } }], running)).toEqual([{ outcome: 'handed' }]);
  expect(simulator?.messages()).toMatchObject([{ key: smsKeyOf(outgoing), to: '+819012345600' }]);
  expect(simulator?.messages()[0]?.text).toHaveLength(201);
  expect(simulator?.messages()[0]?.text).toMatch(/…\nhttps:\/\/city\.example\.jp\/a$/);
  await vi.waitFor(async () => { expect(await row()).toEqual({ status: 'accepted', reason: null }); }, { timeout: 15_000 });
});

test('a time-out never doubles: the provider is asked by the key before anything is sent again', async () => {
  await openSimulator();
  // Taken and never answered; taken and answered too late; hung up before it was taken.
  for (const [number, requests] of [['09012345604', 1], ['09012345602', 1], ['09012345605', 2]] as const) {
    simulator?.clear();
    expect(await outcomeTo(number)).toEqual({ outcome: 'handed' });
    expect(simulator?.requests).toBe(requests);
    expect(simulator?.messages()).toHaveLength(1);
  }
});

test('a second hand-over of the same recipient is no second SMS', async () => {
  await openSimulator();
  const outgoing = outgoingTo('09012345608');
  await sender.send([outgoing], running);
  expect(await sender.send([outgoing], running)).toEqual([{ outcome: 'handed' }]);
  expect(simulator?.messages()).toHaveLength(1);
});

test('a provider that answers nothing at all leaves it unknown, after one request', async () => {
  const requests: string[] = [];
  const listener: RequestListener = (request) => { requests.push(request.method ?? ''); };
  const silent = createServer(listener).listen(port, '127.0.0.1');
  await once(silent, 'listening');
  expect(await outcomeTo('09012345600')).toEqual({ outcome: 'lost' });
  expect(requests).toEqual(['POST', 'GET']);
  await new Promise((done) => silent.close(done).closeAllConnections());
});

test('no provider, a busy one, a number that is none', async () => {
  expect(await outcomeTo('09012345600')).toEqual({ outcome: 'away' });
  await openSimulator();
  expect(await outcomeTo('09012345601')).toEqual({ outcome: 'address-invalid' });
  expect(await outcomeTo('0901234\r\nx')).toEqual({ outcome: 'address-invalid' });
  expect(await outcomeTo('09012345606')).toEqual({ outcome: 'away' });
  const before = simulator?.requests;
  expect(await outcomeTo('09012345600')).toEqual({ outcome: 'away' });
  expect(simulator?.requests).toBe(before);
  await vi.waitFor(async () => { expect(await outcomeTo('09012345606')).toEqual({ outcome: 'handed' }); }, { timeout: 10_000, interval: 300 });
});

test('doubled, late and contradicting receipts change nothing', async () => {
  await openSimulator();
  const { outgoing, row } = await recipient('09012345603');
  await sender.send([outgoing], running);
  await vi.waitFor(async () => { expect(await app.db.query('SELECT repeated FROM sms_receipt WHERE key = $1', [smsKeyOf(outgoing)])).toEqual([{ repeated: 1 }]); }, { timeout: 15_000 });
  expect(await row()).toEqual({ status: 'accepted', reason: null });
  expect((await tell({ key: smsKeyOf(outgoing), status: 'failed' })).json()).toEqual({ taken: 'repeated' });
  expect(await row()).toEqual({ status: 'accepted', reason: null });
  const undelivered = await recipient('09012345607');
  expect((await tell({ key: smsKeyOf(undelivered.outgoing), status: 'failed' })).json()).toEqual({ taken: 'recorded' });
  expect(await undelivered.row()).toEqual({ status: 'failed', reason: 'not-delivered' });
});

test('two receipts at the same moment are one', async () => {
  const { outgoing } = await recipient('09012345600');
  const replies = await Promise.all(Array.from({ length: 6 }, () => tell({ key: smsKeyOf(outgoing), status: 'delivered' })));
  expect(replies.map((reply) => reply.json<{ taken: string }>().taken).sort()).toEqual(['recorded', ...Array<string>(5).fill('repeated')]);
});

test('a receipt nobody can have sent changes nothing; one of a message we never sent is seen by staff', async () => {
  const seen = async () => (await app.inject({ method: 'GET', url: '/channels', headers: signIn('public-relations') })).json<{ unknownReceipts: number; items: object[] }>();
  const { unknownReceipts: before } = await seen();
  const { outgoing, row } = await recipient('09012345600');
  const receipt = { key: smsKeyOf(outgoing), status: 'delivered' };
  expect((await tell(receipt, { secret: 'another secret of somebody' })).statusCode).toBe(403);
  expect((await tell(receipt, { ago: 600 })).statusCode).toBe(403);
  expect((await app.inject({ method: 'POST', url: '/channels/sms/receipts', payload: receipt })).statusCode).toBe(403);
  expect(await row()).toEqual({ status: 'handing', reason: null });
  expect((await tell({ key: `${randomUUIDv7()}.${randomUUIDv7()}`, status: 'delivered' })).json()).toEqual({ taken: 'unknown' });
  expect((await tell({ key: 'another-system', status: 'delivered' })).json()).toEqual({ taken: 'unknown' });
  expect((await tell({ key: 'a\u0000b', status: 'delivered' })).statusCode).toBe(400);
  expect(await seen()).toMatchObject({ unknownReceipts: before + 2, items: [{ channel: 'mail', configured: true }, { channel: 'sms', configured: true }, { channel: 'push', configured: true }, { channel: 'messaging-app', configured: true }] });
});
