import { randomUUID } from 'node:crypto';
import { connectKafka, type KafkaClient } from '@tomoni/messaging';
import { Kafka, logLevel } from 'kafkajs';
import type { KafkaCopy } from './observation.js';

/** Everything that stands in a topic, partition by partition, read by the client the services do not use. */
export async function readTopic(brokers: string, topic: string, servicesUse: KafkaClient): Promise<KafkaCopy[]> {
  const port = connectKafka(servicesUse === 'kafkajs' ? 'platformatic' : 'kafkajs', brokers, 'chaos-reader');
  const admin = await port.admin();
  const groupId = `chaos-reader-${randomUUID()}`;
  const lags = await admin.lag(groupId, [topic]);
  await admin.close();
  const ends = new Map(lags.filter(({ offset, end }) => end > offset).map(({ partition, end }) => [partition, end]));
  const records: KafkaCopy[] = [];
  if (ends.size === 0) return records;
  const complete = Promise.withResolvers<void>();
  const consumer = await port.consumer({
    groupId, topics: [topic], from: 'beginning', onFailure: complete.reject,
    onRecord: ({ partition, offset, key = '', headers }) => {
      records.push({ id: headers['ce_id'] ?? '', key, version: Number(headers['ce_aggregateversion']), partition });
      if (offset + 1n >= (ends.get(partition) ?? 0n)) ends.delete(partition);
      if (ends.size === 0) complete.resolve();
    },
  });
  await complete.promise.finally(() => consumer.close());
  return records;
}

const stranger = (brokers: string) => new Kafka({ clientId: 'chaos', brokers: brokers.split(','), logLevel: logLevel.NOTHING });

/** What an operator may do with the broker's own tools. */
export async function administer<Result>(brokers: string, work: (admin: ReturnType<Kafka['admin']>) => Promise<Result>): Promise<Result> {
  const admin = stranger(brokers).admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}

export interface Stranger { readonly key: string; readonly value: string; readonly headers: Readonly<Record<string, string>> }

/** Records that are in no outbox. */
export async function produceStrangers(brokers: string, topic: string, messages: readonly Stranger[]): Promise<void> {
  const producer = stranger(brokers).producer();
  await producer.connect();
  try {
    // One by one: two of almost a megabyte are more than a broker takes at once.
    for (const message of messages) await producer.send({ topic, messages: [{ ...message, headers: { ...message.headers } }] });
  } finally {
    await producer.disconnect();
  }
}
