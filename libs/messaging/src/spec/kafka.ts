import { randomUUID } from 'node:crypto';
import { connectKafka } from '../kafka/connect.js';
import type { KafkaMessage, KafkaPort, KafkaRecord } from '../kafka/port.js';
import { ensureTopics, topicsOf } from '../kafka/topics.js';
import { until } from './until.js';

/** Faults at the two moments that matter; a promise that never ends is a process that hangs there until it is killed. */
export interface Faults {
  beforeSend?(batch: readonly KafkaMessage[]): Promise<void> | void;
  afterSend?(batch: readonly KafkaMessage[]): Promise<void> | void;
}

export function faulty(port: KafkaPort, faults: Faults): KafkaPort {
  return {
    ...port,
    async producer() {
      const producer = await port.producer();
      const closed = Promise.withResolvers<never>();
      closed.promise.catch(() => undefined);
      const orClosed = (fault: Promise<void> | void) => Promise.race([fault, closed.promise]);
      return {
        close() {
          closed.reject(new Error('closed'));
          return producer.close();
        },
        async send(batch) {
          await orClosed(faults.beforeSend?.(batch));
          await producer.send(batch);
          await orClosed(faults.afterSend?.(batch));
        },
      };
    },
  };
}

/** Everything that stands in a topic, partition by partition, read by the other client than the one under test. */
export async function readTopic(brokers: string, topic: string): Promise<KafkaRecord[]> {
  const port = connectKafka('kafkajs', brokers, 'spec-reader');
  const admin = await port.admin();
  const groupId = `spec-reader-${randomUUID()}`;
  const total = (await admin.lag(groupId, [topic])).reduce((sum, { offset, end }) => sum + Number(end - offset), 0);
  await admin.close();
  const records: KafkaRecord[] = [];
  if (total === 0) return records;
  const complete = Promise.withResolvers<void>();
  const consumer = await port.consumer({
    groupId, topics: [topic], from: 'beginning', onFailure: complete.reject,
    onRecord: (record) => {
      if (records.push(record) >= total) complete.resolve();
    },
  });
  await complete.promise.finally(() => consumer.close());
  return records;
}

export async function makeTopic(port: KafkaPort, topic: string, prefix: string, partitions = 3): Promise<void> {
  const admin = await port.admin();
  try {
    await ensureTopics(admin, topicsOf([{ topic }], { prefix, partitions }));
    // A busy broker knows its new partitions a moment before it serves them.
    await until(() => admin.rangesSince([prefix + topic], 0).then(() => true, () => false), (isServed) => isServed);
  } finally {
    await admin.close();
  }
}

/** Per key, the first appearance of every version: duplicates left out. */
export function firstVersions(records: readonly KafkaRecord[]): Map<string, number[]> {
  const versions = new Map<string, number[]>();
  for (const { key = '', headers } of records) {
    const ofKey = versions.get(key) ?? [];
    const version = Number(headers['ce_aggregateversion']);
    if (!ofKey.includes(version)) ofKey.push(version);
    versions.set(key, ofKey);
  }
  return versions;
}
