import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka as Client, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startKafka, type Kafka } from './kafka.js';

let dir: string;
let kafka: Kafka;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tomoni-kafka-spec-'));
  kafka = await startKafka({ dir });
});
afterAll(async () => {
  await kafka.kill();
  await rm(dir, { recursive: true });
});

// Right after a start the coordinator is still loading: clients try again.
const client = (retries = 20) => new Client({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING, retry: { retries } });

async function write(topic: string, values: string[], retries?: number): Promise<void> {
  const producer = client(retries).producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: values.map((value) => ({ value })) });
  await producer.disconnect();
}

async function read(topic: string, count: number): Promise<string[]> {
  const consumer = client().consumer({ groupId: `spec-${Date.now()}` });
  const values: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const all = new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: ({ message }) => {
        values.push(String(message.value));
        if (values.length === count) resolve();
        return Promise.resolve();
      },
    });
  });
  await all;
  await consumer.disconnect();
  return values;
}

test('a topic nobody declared does not appear by itself', async () => {
  await expect(write('undeclared', ['x'], 2)).rejects.toThrow(/does not host this topic-partition/);
});

test('acknowledged records survive a stop and a kill', async () => {
  const admin = client().admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
  await admin.disconnect();
  await write('kept', ['one']);
  await kafka.kill();
  kafka = await startKafka({ dir, port: kafka.port });
  await write('kept', ['two']);
  await kafka.stop();
  kafka = await startKafka({ dir, port: kafka.port });
  expect(await read('kept', 2)).toEqual(['one', 'two']);
}, 120_000);
