import { startRedis, type Redis } from '@tomoni/backing-services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let redis: Redis;
let service: SpecService;
let sibling: SpecService;
beforeAll(async () => {
  redis = await startRedis();
  [service, sibling] = await Promise.all([startSpecService({ REDIS_URL: redis.url }), startSpecService({ REDIS_URL: redis.url })]);
});
afterAll(async () => {
  await Promise.all([service.close(), sibling.close()]);
  await redis.stop();
});
const ask = async (address: string, from: SpecService = service, remoteAddress = '192.0.2.1') => from.app.inject({ url: `/notes/limited/${address}`, remoteAddress });

test('above the limit it is 429 with the time to wait, and the headers say where one stands', async () => {
  const replies = [];
  for (let count = 0; count < 4; count += 1) replies.push(await ask('strictly'));
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
  expect(replies[0]?.headers['ratelimit-policy']).toBe('"default";q=3;w=60');
  expect(replies[0]?.headers['ratelimit']).toMatch(/^"default";r=2;t=\d+$/);
  expect(replies[3]?.json()).toMatchObject({ type: '/problems/too-many-requests' });
  expect(Number(replies[3]?.headers['retry-after'])).toBeGreaterThan(0);
});

test('somebody else is not held back by it', async () => {
  expect((await ask('strictly', service, '192.0.2.2')).statusCode).toBe(200);
});

test('processes share one count', async () => {
  const address = '192.0.2.3';
  for (let count = 0; count < 2; count += 1) await ask('softly', service, address);
  // The counts are exchanged ten times a second.
  await expect.poll(async () => (await ask('softly', sibling, address)).statusCode, { interval: 150 }).toBe(429);
  await expect.poll(async () => (await ask('softly', service, address)).statusCode, { interval: 150 }).toBe(429);
});

test('while Redis is away ordinary routes answer, sign-in does not, and both are well when it returns', async () => {
  const { port } = new URL(redis.url);
  await redis.stop();
  expect((await ask('softly', service, '192.0.2.4')).statusCode).toBe(200);
  const refused = await ask('strictly', service, '192.0.2.4');
  expect(refused.statusCode).toBe(503);
  expect(refused.json()).toMatchObject({ type: '/problems/unavailable' });
  redis = await startRedis({ port: Number(port) });
  await expect.poll(async () => (await ask('strictly', service, '192.0.2.4')).statusCode, { timeout: 10_000 }).toBe(200);
});
