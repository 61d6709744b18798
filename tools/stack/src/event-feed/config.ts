import { z } from 'zod';

const FeedEnvironment = z.object({
  KAFKA_BROKERS: z.string(),
  KAFKA_CLIENT: z.enum(['platformatic', 'kafkajs']).default('platformatic'),
  KAFKA_TOPIC_PREFIX: z.string().default(''),
  KAFKA_PARTITIONS: z.coerce.number().int().default(12),
});

/** What the reader of events needs to know; the same variables as the apps'. */
export function readFeedConfig(known: { KAFKA_BROKERS?: string } = {}) {
  const { KAFKA_BROKERS: brokers, KAFKA_CLIENT: client, KAFKA_TOPIC_PREFIX: prefix, KAFKA_PARTITIONS: partitions } = FeedEnvironment.parse({ ...process.env, ...known });
  return { brokers, client, naming: { prefix, partitions } };
}
