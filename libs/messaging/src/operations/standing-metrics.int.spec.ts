import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectKafka } from '../kafka/connect.js';
import { Metrics } from '../metrics.js';
import { publish } from '../outbox/publish.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { effectTable, outcomes, startService } from '../spec/service.js';
import { until } from '../spec/until.js';
import { StandingMetrics } from './standing-metrics.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const { kafkaBrokers } = specServices();
const prefix = specTopicPrefix();
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
let service: Awaited<ReturnType<typeof startService>>;
let standing: StandingMetrics;
let metrics: Metrics;
beforeAll(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
  service = await startService(db.app, {
    service: 'participation', roles: ['relay', 'consumer'], tenant: '123421', kafka: { client: 'platformatic', brokers: kafkaBrokers },
    topics: { prefix, partitions: 2 }, replicationUrl: database.migrationUrl, retryPauseMs: 10,
  }, undefined, ({ payload }) => {
    if (payload.step === 13) throw new Error('poison');
  });
  // Another process beside the one that does the work.
  metrics = new Metrics();
  standing = new StandingMetrics({ databaseUrl: database.migrationUrl, kafka: connectKafka('kafkajs', kafkaBrokers, 'spec'), prefix, service: 'participation', metrics });
});
afterAll(async () => {
  await standing.stop();
  await service.stop();
  await db.close();
  await database.drop();
});

async function look(): Promise<Record<string, number>> {
  await standing.look();
  return Object.fromEntries(metrics.all().flatMap((metric) => metric.samples().map(({ labels, value }): [string, number] => [[metric.name, ...Object.values(labels)].join(' '), value])));
}
const move = (caseId: string, step: number) => db.transaction((tx) => publish(tx, caseMoved, { caseId, step }));

test('a healthy service: the slot is reserved, nothing is dead, nothing is behind', async () => {
  await move('a', 1);
  await until(() => outcomes(service), ({ handled }) => handled === 1);
  await until(look, (now) => now[`tomoni_consumer_lag_events ${caseMoved.topic}`] === 0);
  expect(await look()).toMatchObject({ 'tomoni_slot_state reserved': 1, tomoni_slot_active: 1, 'tomoni_slot_state lost': 0, 'tomoni_dead_letters failed': 0, tomoni_blocked_keys: 0, tomoni_dead_letter_oldest_seconds: 0 });
});

test('a dead letter, those that wait behind it, and their keys are counted', async () => {
  for (const step of [13, 2, 3]) await move('b', step);
  await move('c', 13);
  await until(look, (now) => now['tomoni_dead_letters failed'] === 2 && now['tomoni_dead_letters waiting'] === 2);
  const now = await look();
  expect(now['tomoni_blocked_keys']).toBe(2);
  expect(now['tomoni_dead_letter_oldest_seconds']).toBeGreaterThan(0);
});

test('what waits in Kafka for a service that is down is its lag; what waits in the database for a relay that is down is the slot’s', async () => {
  await service.inbox.close();
  for (const step of [1, 2, 3]) await move('d', step);
  await until(look, (now) => now[`tomoni_consumer_lag_events ${caseMoved.topic}`] === 3);
  await service.messaging.relay?.stop();
  const before = (await look())['tomoni_slot_lag_bytes'] ?? 0;
  await move('d', 4);
  expect(await look()).toMatchObject({ tomoni_slot_active: 0 });
  expect((await look())['tomoni_slot_lag_bytes']).toBeGreaterThan(before);
});

test('a slot that was dropped is missing, and its lag is no longer told', async () => {
  await db.owner.query('SELECT pg_drop_replication_slot(outbox_publication())');
  const now = await look();
  expect(now).toMatchObject({ 'tomoni_slot_state missing': 1, 'tomoni_slot_state reserved': 0 });
  expect(now).not.toHaveProperty('tomoni_slot_lag_bytes');
});

test('without the database and the broker the numbers are absent, not old', async () => {
  const apart = new Metrics();
  const blind = new StandingMetrics({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none', kafka: connectKafka('kafkajs', '127.0.0.1:9', 'spec'), prefix, service: 'participation', metrics: apart });
  await blind.look();
  expect(apart.all().flatMap((metric) => metric.samples())).toEqual([]);
  await blind.stop();
});
