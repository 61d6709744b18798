import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { InvalidPosition } from '../errors.js';
import { eventContext } from '../event-context.js';
import { publish } from '../outbox/publish.js';
import { caseDecided, caseMoved } from '../spec/contracts.js';
import { inTenant, openDatabase } from '../spec/database.js';
import { effectTable, startService } from '../spec/service.js';
import { positionToken, readPositionToken } from './position-token.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let service: Awaited<ReturnType<typeof startService>>;
let hold: Promise<void> | undefined;
let poison = false;
beforeAll(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  service = await startService(db.app, {
    service: 'participation', roles: ['relay', 'consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: specServices().kafkaBrokers },
    topics: { prefix: specTopicPrefix(), partitions: 2 }, replicationUrl: database.migrationUrl, retryPauseMs: 10,
  }, undefined, async () => {
    await hold;
    if (poison) throw new Error('never');
  });
});
afterAll(async () => {
  await service.stop();
  await db.close();
  await database.drop();
});

/** A request that writes, and the token it answers. */
const write = (...steps: [key: string, step: number][]) => eventContext.run(inTenant, async () => {
  await db.app.transaction(async (tx) => {
    for (const [caseId, step] of steps) await publish(tx, caseMoved, { caseId, step });
  });
  return positionToken(eventContext.get()?.published.values() ?? []) ?? '';
});

test('a token names the last event of each key', async () => {
  const token = await write(['a', 1], ['a', 2], ['b', 1]);
  const rows = await db.app.query<{ id: string }[]>(`SELECT id FROM outbox WHERE (key, aggregate_version) IN (('a', 2), ('b', 1)) ORDER BY key`);
  expect(readPositionToken(token)).toEqual(rows.map(({ id }) => ({ type: caseMoved.type, id })));
  expect(positionToken([])).toBeUndefined();
});

test('whoever waits sees the write; who cannot wait longer is told so', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  hold = promise;
  const token = await write(['c', 1]);
  expect(await service.inbox.waitForPosition(token, 300)).toBe(false);
  const waiting = service.inbox.waitForPosition(token, 30_000);
  resolve();
  expect(await waiting).toBe(true);
  expect(await db.app.query(`SELECT step FROM effect WHERE case_id = 'c'`)).toEqual([{ step: 1 }]);
  hold = undefined;
});

test('an event that became a dead letter is not visible', async () => {
  poison = true;
  const token = await write(['d', 1]);
  expect(await service.inbox.waitForPosition(token, 3_000)).toBe(false);
  expect(await db.app.query(`SELECT state FROM dead_letter WHERE key = 'd'`)).toEqual([{ state: 'failed' }]);
  poison = false;
});

test('of types the service does not handle it knows nothing and waits for nothing', async () => {
  const token = positionToken([{ type: 'participation.other.done.v1', id: '019a4f00-0000-7000-8000-000000000009' }]) ?? '';
  expect(await service.inbox.waitForPosition(token, 0)).toBe(true);
  expect(await service.inbox.waitForPosition(positionToken([{ type: caseDecided.type, id: '019a4f00-0000-7000-8000-000000000009' }]) ?? '', 50)).toBe(false);
});

test.each(['', 'nonsense', Buffer.from('{}').toString('base64url'), Buffer.from('[["a","b"]]').toString('base64url'),
  Buffer.from(JSON.stringify(Array.from({ length: 101 }, () => ['t', '019a4f00-0000-7000-8000-000000000009']))).toString('base64url')])('"%s" is no position', async (token) => {
  await expect(service.inbox.waitForPosition(token, 0)).rejects.toThrow(InvalidPosition);
});
