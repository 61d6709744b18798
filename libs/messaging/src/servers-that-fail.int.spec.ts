import { freePort, prepareServiceSchema, startKafka, startPostgres, type Kafka, type Postgres } from '@tomoni/backing-services';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { deadLetters } from './inbox/dead-letters.js';
import { kafkaClients, type KafkaClient } from './kafka/connect.js';
import { publish } from './outbox/publish.js';
import { caseMoved } from './spec/contracts.js';
import { openDatabase } from './spec/database.js';
import { effectTable, outcomes, startService } from './spec/service.js';
import { until } from './spec/until.js';

// Servers of this file's own: it stops them.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
let folder: string;
let postgres: Postgres;
let kafka: Kafka;
let ports: { postgres: number; kafka: number };
let db: Awaited<ReturnType<typeof openDatabase>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tomoni-messaging-'));
  ports = { postgres: await freePort(), kafka: await freePort() };
  await Promise.all([beginPostgres(), beginKafka()]);
  db = await openDatabase(await prepareServiceSchema(postgres.url, 'participation'));
  await db.owner.query(effectTable);
});
afterAll(async () => {
  await db.close();
  await Promise.all([postgres.stop(), kafka.stop()]);
  await rm(folder, { recursive: true, force: true });
});
const beginPostgres = async () => { postgres = await startPostgres({ dir: join(folder, 'postgres'), port: ports.postgres }); };
const beginKafka = async () => { kafka = await startKafka({ dir: join(folder, 'kafka'), port: ports.kafka }); };

const start = (client: KafkaClient, prefix: string, roles: ('relay' | 'consumer')[] = ['relay', 'consumer']) => startService(db.app, {
  service: 'participation', roles, tenant: '123421', kafka: { client, brokers: kafka.brokers }, topics: { prefix, partitions: 3 },
  replicationUrl: db.migrationUrl, retryPauseMs: 50, standbyMs: 100,
});
const keys = (prefix: string) => ['a', 'b', 'c'].map((name) => `${prefix.replace('.', '-')}${name}`);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
const steps = async (key: string) => (await db.app.query<{ step: number }[]>('SELECT step FROM effect WHERE case_id = $1 ORDER BY seq', [key])).map(({ step }) => step);

/** Publishes one event of each key at a time until told to stop; answers how many of each were committed. */
function publishing(prefix: string, from: number) {
  let isOver = false;
  let step = from;
  const done = (async () => {
    while (!isOver) {
      const next = step + 1;
      const outcomesOfAll = await Promise.allSettled(keys(prefix).map((key) => db.transaction(async (tx) => {
        const [row] = await tx.query<{ last: number | null }[]>('SELECT max((payload->>\'step\')::int) AS last FROM outbox WHERE key = $1', [key]);
        if ((row?.last ?? 0) < next) await publish(tx, caseMoved, { caseId: key, step: next });
      })));
      if (outcomesOfAll.every(({ status }) => status === 'fulfilled')) step = next;
      await sleep(10);
    }
    return step;
  })();
  return { stop: () => { isOver = true; return done; } };
}

async function expectEffects(prefix: string, count: number): Promise<void> {
  for (const key of keys(prefix)) {
    await until(() => steps(key), ({ length }) => length >= count, 90_000);
    expect(await steps(key), key).toEqual(upTo(count));
  }
}

test.each(kafkaClients)('%s: the broker stops, is killed, hangs: writes go on, and every effect comes once and in order', async (client) => {
  const prefix = `${client}-broker.`;
  const service = await start(client, prefix);
  let count = 0;
  const faults = [
    async () => { await kafka.stop(); await sleep(2_000); await beginKafka(); },
    async () => { await kafka.kill(); await sleep(2_000); await beginKafka(); },
    async () => { process.kill(kafka.pid, 'SIGSTOP'); await sleep(4_000); process.kill(kafka.pid, 'SIGCONT'); },
  ];
  for (const fault of faults) {
    const publisher = publishing(prefix, count);
    await sleep(500);
    await fault();
    await sleep(500);
    count = await publisher.stop();
    await expectEffects(prefix, count);
  }
  expect(count).toBeGreaterThan(100);
  expect(await deadLetters(db.app)).toEqual([]);
  await service.stop();
});

test.each(kafkaClients)('%s: PostgreSQL stops and is killed: relay and inbox recover alone', async (client) => {
  const prefix = `${client}-database.`;
  const service = await start(client, prefix);
  let count = 0;
  const faults = [
    async () => { await postgres.stop(); await sleep(1_000); await beginPostgres(); },
    async () => { await postgres.kill(); await sleep(1_000); await beginPostgres(); },
  ];
  for (const fault of faults) {
    const publisher = publishing(prefix, count);
    await sleep(500);
    await fault();
    await sleep(1_000);
    count = await publisher.stop();
    await expectEffects(prefix, count);
  }
  expect(await deadLetters(db.app)).toEqual([]);
  expect(outcomes(service)['dead']).toBeUndefined();
  await service.stop();
});

test.each(kafkaClients)('%s: a service stops in time although the broker hangs, and the next one sends what it could not', async (client) => {
  const prefix = `${client}-stop.`;
  const service = await start(client, prefix);
  const publisher = publishing(prefix, 0);
  await until(() => steps(keys(prefix)[0] ?? ''), ({ length }) => length > 3);
  process.kill(kafka.pid, 'SIGSTOP');
  await sleep(500);
  const count = await publisher.stop();
  const began = Date.now();
  try {
    await service.stop();
    expect(Date.now() - began).toBeLessThan(20_000);
  } finally {
    process.kill(kafka.pid, 'SIGCONT');
  }
  const next = await start(client, prefix);
  await expectEffects(prefix, count);
  await next.stop();
});

test('a service that starts before its broker begins when the broker comes', async () => {
  await kafka.stop();
  const service = await start('platformatic', 'early.');
  const publisher = publishing('early.', 0);
  await sleep(2_000);
  const count = await publisher.stop();
  await beginKafka();
  await expectEffects('early.', count);
  await service.stop();
});

test('relay and inbox of one service take less than 2 % of a core when nothing happens', async () => {
  const service = await start('platformatic', 'idle.');
  await db.transaction((tx) => publish(tx, caseMoved, { caseId: 'idle-a', step: 1 }));
  await until(() => steps('idle-a'), ({ length }) => length === 1);
  await sleep(3_000);
  const before = process.cpuUsage();
  await sleep(6_000);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 6_000_000).toBeLessThan(0.02);
  await service.stop();
});
