import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, randomUUIDv7, verify, type ECDH } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, type StartedApp } from '@tomoni/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { service } from '../service.js';
import { ChannelHealth } from './channel-health.service.js';
import { PushSender } from './push-sender.js';
import { outgoingTo, running } from './spec-outgoing.js';

interface Received { path: string; headers: IncomingHttpHeaders; body: Buffer }
let app: StartedApp;
let sender: PushSender;
let origin = '';
let received: Received[] = [];
let status: number | 'silent' = 201;
const server = createServer((request, reply) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
    received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
    if (status !== 'silent') reply.writeHead(status, status === 429 ? { 'retry-after': '60' } : {}).end();
  });
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app = await startApp(service, ['http']);
}, 120_000);
afterAll(() => Promise.all([app.close(), new Promise((done) => server.close(done).closeAllConnections())]));
beforeEach(() => {
  received = [];
  status = 201;
  sender = new PushSender(app.app.get(PushSender, { strict: false }).keys, app.app.get(DataSource), new ChannelHealth(), 1_000);
});

/** A browser that subscribed: its key pair and its secret. */
function browser() {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  const address = JSON.stringify({ endpoint: `${origin}/push/${randomUUIDv7()}`, expirationTime: null, keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') } });
  return { keys, auth, address };
}

const hmac = (key: Buffer, ...data: (Buffer | string)[]): Buffer => data.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest();
const one = Buffer.from([1]);

/** RFC 8291 and RFC 8188 by hand, as the browser does it; nothing of the library that encrypted is used. */
function decrypt(body: Buffer, { keys, auth }: { keys: ECDH; auth: Buffer }): string {
  const [salt, recordSize, idLength] = [body.subarray(0, 16), body.readUInt32BE(16), body.readUInt8(20)];
  const serverKey = body.subarray(21, 21 + idLength);
  const encrypted = body.subarray(21 + idLength);
  expect(encrypted.length).toBeLessThanOrEqual(recordSize);
  const ikm = hmac(hmac(auth, keys.computeSecret(serverKey)), 'WebPush: info\0', keys.getPublicKey(), serverKey, one);
  const prk = hmac(salt, ikm);
  const contentKey = hmac(prk, 'Content-Encoding: aes128gcm\0', one).subarray(0, 16);
  const nonce = hmac(prk, 'Content-Encoding: nonce\0', one).subarray(0, 12);
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce).setAuthTag(encrypted.subarray(-16));
  const padded = Buffer.concat([decipher.update(encrypted.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  expect(padded.subarray(end + 1).every((byte) => byte === 0)).toBe(true);
  return padded.subarray(0, end).toString();
}

test('only the browser can read it, and it reads title, words and page', async () => {
  const someone = browser();
  const outgoing = outgoingTo(someone.address);
  expect(await sender.send([outgoing], running)).toEqual([{ outcome: 'handed' }]);
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = received;
  expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: String(3 * 86_400), urgency: 'low' });
  expect(JSON.parse(decrypt(body, someone))).toEqual({ title: '図書館の休館', body: '6月20日は休館します。', url: 'https://city.example.jp/announcements/1', tag: outgoing.dispatchId });
  expect(() => decrypt(body, browser())).toThrow();
  expect(body.includes('図書館')).toBe(false);
});

test('it is signed as this city, for this push service, with the key that browsers are given (RFC 8292)', async () => {
  await sender.send([outgoingTo(browser().address)], running);
  const reply = await app.inject({ method: 'GET', url: '/channels/push/key' });
  const { publicKey } = reply.json<{ publicKey: string }>();
  const [, token = '', key] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(received[0]?.headers.authorization ?? '') ?? [];
  expect(key).toBe(publicKey);
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: origin, sub: expect.stringMatching(/^mailto:/) as unknown });
});

test('an alert is urgent and short-lived; the longest text fits', async () => {
  const someone = browser();
  await sender.send([outgoingTo(someone.address, { lane: 'alert', message: { subject: '避'.repeat(400), text: '難'.repeat(5_000) } })], running);
  expect(received[0]?.headers).toMatchObject({ ttl: '3600', urgency: 'high' });
  expect(received[0]?.body.length).toBeLessThanOrEqual(4_096);
  expect(decrypt(received[0]?.body ?? Buffer.alloc(0), someone)).toContain('…');
});

test.each([404, 410])('%i: the subscription is gone, its address is erased and nobody writes to it again', async (gone) => {
  const [endpointId, subscriberId] = [randomUUIDv7(), randomUUIDv7()];
  await app.db.query(`INSERT INTO endpoint (id, subscriber_id, kind, address_index, address_sealed, status) VALUES ($1, $2, 'push', $3, 'sealed', 'active')`, [endpointId, subscriberId, endpointId]);
  status = gone;
  expect(await sender.send([outgoingTo(browser().address, { endpointId })], running)).toEqual([{ outcome: 'gone' }]);
  expect(await app.db.query('SELECT status, address_sealed, address_index FROM endpoint WHERE id = $1', [endpointId])).toEqual([{ status: 'unsubscribed', address_sealed: null, address_index: null }]);
});

test('busy is tried later and rests; silence is unknown; a refusal is final', async () => {
  status = 500;
  expect(await sender.send([outgoingTo(browser().address)], running)).toEqual([{ outcome: 'try-later', code: 500 }]);
  status = 400;
  expect(await sender.send([outgoingTo(browser().address)], running)).toEqual([{ outcome: 'refused', code: 400 }]);
  status = 'silent';
  expect(await sender.send([outgoingTo(browser().address)], running)).toEqual([{ outcome: 'lost' }]);
  status = 429;
  expect(await sender.send([outgoingTo(browser().address)], running)).toEqual([{ outcome: 'try-later', code: 429 }]);
  const asked = received.length;
  expect(await sender.send([outgoingTo(browser().address)], running)).toEqual([{ outcome: 'try-later' }]);
  expect(received).toHaveLength(asked);
});

test.each(['nonsense', '{}', '{"endpoint":"http://10.0.0.1/","keys":{"p256dh":"x","auth":"y"}}', JSON.stringify({ endpoint: 'https://192.168.1.1/push', keys: { p256dh: 'A'.repeat(87), auth: 'A'.repeat(22) } })])(
  '%s is no subscription, and nothing is called', async (address) => {
    expect(await sender.send([outgoingTo(address)], running)).toEqual([{ outcome: 'address-invalid' }]);
  });
