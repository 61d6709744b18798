import { randomUUID } from 'node:crypto';
import { Kafka } from 'kafkajs';
import { urlOf } from './city.js';

export interface Message {
  topic: string;
  key: string;
  value: string;
  headers: Record<string, string>;
}

const kafka = () => new Kafka({ clientId: 'stranger', brokers: urlOf('kafka').split(','), logLevel: 1 });

/** Everything that stands on the broker now, of every topic or of some, as a stranger's plain consumer reads it. */
export async function readTopics(wanted: (topic: string) => boolean = () => true): Promise<Message[]> {
  const client = kafka();
  const admin = client.admin();
  const consumer = client.consumer({ groupId: `stranger-${randomUUID()}` });
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    const topics = (await admin.listTopics()).filter(wanted);
    const open = new Map<string, bigint>();
    for (const topic of topics) for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) if (BigInt(high) > BigInt(low)) open.set(`${topic} ${partition}`, BigInt(high));
    const messages: Message[] = [];
    if (open.size === 0) return messages;
    await consumer.subscribe({ topics, fromBeginning: true });
    await new Promise<void>((done, failed) => {
      consumer.on('consumer.crash', ({ payload }) => failed(payload.error));
      consumer.run({
        eachBatch: ({ batch }) => {
          messages.push(...batch.messages.map(({ key, value, headers = {} }) => ({
            topic: batch.topic, key: String(key), value: String(value),
            headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])),
          })));
          const place = `${batch.topic} ${batch.partition}`;
          if (BigInt(batch.lastOffset()) + 1n >= (open.get(place) ?? 0n)) open.delete(place);
          if (open.size === 0) done();
          return Promise.resolve();
        },
      }).catch(failed);
    });
    return messages;
  } finally {
    await Promise.all([consumer.disconnect(), admin.disconnect()]);
  }
}

/** Puts one message on a topic that is made for it. */
export async function writeTopic(topic: string, value: string): Promise<void> {
  const client = kafka();
  const [admin, producer] = [client.admin(), client.producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1 }] });
  await producer.send({ topic, messages: [{ value }] });
  await Promise.all([admin.disconnect(), producer.disconnect()]);
}
