import { specDatabase, specServices, specTopicPrefix, type SpecDatabase } from '@tomoni/backing-services';
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toHeaders } from '../envelope.js';
import { connectKafka, kafkaClients, type KafkaClient } from '../kafka/connect.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';
import { makeTopic } from '../spec/kafka.js';
import { effectTable, outcomes, startService } from '../spec/service.js';
import { until } from '../spec/until.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });
const { kafkaBrokers } = specServices();
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
beforeEach(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
  await db.owner.query(effectTable);
});
afterEach(async () => {
  await db.close();
  await database.drop();
});

const moved = (prefix: string, key: string, bytes: number) => ({
  topic: prefix + caseMoved.topic, key, value: Buffer.from(JSON.stringify({ caseId: key, step: 1, filling: 'x'.repeat(bytes) })),
  headers: toHeaders({
    id: randomUUIDv7(), topic: caseMoved.topic, key, type: caseMoved.type, payload: '', aggregate_version: '1', occurred_at: new Date().toISOString(), tenant: '123421',
    visibility: 'int', data_class: 'C1', fiscal_year: '2026', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, correlation_id: 'c-1', causation_id: null, drill: 'normal',
  }),
});

test.each<KafkaClient>([...kafkaClients])('%s: what it holds is bounded by bytes: while nothing is handled, events of a megabyte stay in Kafka', async (client) => {
  const prefix = specTopicPrefix();
  const kafka = connectKafka(client, kafkaBrokers, 'spec');
  await makeTopic(kafka, caseMoved.topic, prefix, 4);
  const held = Promise.withResolvers<void>();
  const service = await startService(db.app, {
    service: 'participation', roles: ['consumer'], tenant: '123421', kafka: { client, brokers: kafkaBrokers }, topics: { prefix, partitions: 4 }, replicationUrl: database.migrationUrl, lanes: 1,
  }, undefined, () => held.promise);
  const inFlight = () => Number(service.messaging.metrics.all().find(({ name }) => name === 'tomoni_inbox_in_flight')?.samples()[0]?.value);
  const producer = await kafka.producer();
  try {
    await producer.send([moved(prefix, 'first', 1)]);
    await until(inFlight, (count) => count === 1);
    for (let n = 1; n <= 100; n += 1) await producer.send([moved(prefix, `huge-${n}`, 900_000)]);
    const inWindow = 1 + Math.ceil((32 * 1024 * 1024) / 900_000);
    await until(inFlight, (count) => count >= inWindow);
    await sleep(1_000);
    expect(inFlight()).toBe(inWindow);
    held.resolve();
    await until(() => outcomes(service), ({ handled }) => handled === 101);
    expect(await db.app.query('SELECT DISTINCT case_id FROM effect')).toHaveLength(101);
  } finally {
    held.resolve();
    await producer.close();
    await service.stop();
  }
});
