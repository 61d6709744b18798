import { freePort, Proxy, startKafka, type Kafka } from '@tomoni/backing-services';
import { Admin } from '@platformatic/kafka';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { until } from '../spec/until.js';
import { platformaticPort } from './platformatic.adapter.js';
import type { KafkaConsumer, KafkaPort, KafkaRecord } from './port.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let kafka: Kafka;
let wire: Proxy;
let port: KafkaPort;
let operator: Admin;
beforeAll(async () => {
  const behind = await freePort();
  wire = await Proxy.open(() => behind);
  kafka = await startKafka({ listeners: [{ name: 'WIRE', port: behind, advertisedPort: wire.port }] });
  port = platformaticPort([`127.0.0.1:${wire.port}`], 'spec');
  operator = new Admin({ clientId: 'operator', bootstrapBrokers: [kafka.brokers] });
});
afterAll(async () => {
  await operator.close();
  await wire.close();
  await kafka.stop();
});

/** Of Kafka's protocol. */
const joinGroup = 11;
const apiKeyOf = (request: Buffer) => (request.length > 6 ? request.readInt16BE(4) : -1);

/** A member that an operator took out of its group, and that cannot join again. */
async function outcast(work: (consumer: KafkaConsumer, first: KafkaRecord) => Promise<void>): Promise<unknown[]> {
  const [topic, groupId] = [`int.spec.${randomUUID()}`, `spec-${randomUUID()}`];
  const admin = await port.admin();
  await admin.createTopics([{ topic, partitions: 1, config: {} }]).finally(() => admin.close());
  const producer = await port.producer();
  await producer.send([{ topic, key: 'k', value: Buffer.from('1'), headers: {} }]).finally(() => producer.close());
  const records: KafkaRecord[] = [];
  const failures: unknown[] = [];
  const consumer = await port.consumer({ groupId, topics: [topic], from: 'beginning', onRecord: (record) => void records.push(record), onFailure: (error) => failures.push(error) });
  try {
    await until(() => records.length, (count) => count === 1);
    wire.watch((direction, chunk) => (direction === 'up' && apiKeyOf(chunk) === joinGroup ? 'drop' : undefined));
    await operator.removeMembersFromConsumerGroup({ groupId });
    await work(consumer, records[0] as KafkaRecord);
    await until(() => failures.length, (count) => count > 0, 30_000);
  } finally {
    wire.watch(undefined);
    await consumer.close();
  }
  return failures;
}

test('a commit that finds out that it is no member, and cannot become one again, tells that the consumer cannot go on', async () => {
  const failures = await outcast(async (consumer, { topic, partition, offset }) => {
    await expect(consumer.commit([{ topic, partition, offset: offset + 1n }])).rejects.toThrow(/joinGroup failed/);
  });
  expect(failures).toHaveLength(1);
});

test('a heartbeat that finds it out tells it too, and ends no process', async () => {
  expect(await outcast(() => Promise.resolve())).toHaveLength(1);
});
