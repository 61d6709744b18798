import { freePort, Proxy, startKafka, type Kafka } from '@tomoni/backing-services';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { until } from '../spec/until.js';
import { connectKafka } from './connect.js';
import type { KafkaRecord } from './port.js';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });
let kafka: Kafka;
let wire: Proxy;
beforeAll(async () => {
  const behind = await freePort();
  wire = await Proxy.open(() => behind);
  kafka = await startKafka({ listeners: [{ name: 'WIRE', port: behind, advertisedPort: wire.port }] });
});
afterAll(async () => {
  await wire.close();
  await kafka.stop();
});

test('kafkajs: a consumer whose connections are half open says that it cannot go on, instead of asking for ever', async () => {
  const port = connectKafka('kafkajs', `127.0.0.1:${wire.port}`, 'spec');
  const topic = `int.spec.${randomUUID()}`;
  const admin = await port.admin();
  await admin.createTopics([{ topic, partitions: 1, config: {} }]).finally(() => admin.close());
  const producer = await port.producer();
  await producer.send([{ topic, key: 'k', value: Buffer.from('1'), headers: {} }]).finally(() => producer.close());
  const records: KafkaRecord[] = [];
  const failures: unknown[] = [];
  const consumer = await port.consumer({ groupId: randomUUID(), topics: [topic], from: 'beginning', onRecord: (record) => void records.push(record), onFailure: (error) => failures.push(error) });
  await until(() => records.length, (count) => count === 1);
  wire.halve();
  await until(() => failures.length, (count) => count > 0, 120_000);
  expect(String(failures)).toMatch(/has not answered a request/);
  await consumer.close();
  expect(failures).toHaveLength(1);
});
