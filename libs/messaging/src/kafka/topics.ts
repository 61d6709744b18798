import { retentionDays, type EventContract, type Visibility } from '@tomoni/contracts';
import type { KafkaAdmin, TopicSpec } from './port.js';

export interface TopicOptions {
  /** Put before every topic: shared clusters, specs. */
  readonly prefix: string;
  readonly partitions: number;
}

/** The topics of these contracts. Adding partitions later would move keys and break their order: choose once. */
export function topicsOf(contracts: readonly Pick<EventContract, 'topic'>[], options: TopicOptions): TopicSpec[] {
  return [...new Set(contracts.map(({ topic }) => topic))].map((topic) => topicSpec(topic, options));
}

export function topicSpec(topic: string, { prefix, partitions }: TopicOptions): TopicSpec {
  const visibility = topic.split('.')[0] ?? '';
  if (!isVisibility(visibility)) throw new Error(`${topic} does not begin with a visibility`);
  const days = retentionDays[visibility];
  return {
    topic: prefix + topic,
    partitions,
    config: {
      'cleanup.policy': 'delete',
      'message.timestamp.type': 'LogAppendTime',
      'retention.ms': days === null ? '-1' : String(days * 86_400_000),
    },
  };
}

const isVisibility = (text: string): text is Visibility => text in retentionDays;

/** Creates what is missing; safe beside others doing the same. */
export async function ensureTopics(admin: KafkaAdmin, topics: readonly TopicSpec[]): Promise<void> {
  const existing = new Set(await admin.topics());
  const missing = topics.filter(({ topic }) => !existing.has(topic));
  if (missing.length > 0) await admin.createTopics(missing);
}
