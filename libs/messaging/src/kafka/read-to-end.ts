import { randomUUID } from 'node:crypto';
import { unlessAborted } from '../waiting.js';
import type { KafkaPort, KafkaRecord, PartitionRange } from './port.js';

export interface ReadToEnd {
  /** Whole names; topics that do not exist are left out. */
  readonly topics: readonly string[];
  /** Records that arrived at the broker then or later. */
  readonly since: Date;
  /** And not later. */
  readonly until?: Date;
  /** Names the group that reads; it commits nothing and vanishes afterwards. */
  readonly reader: string;
  readonly signal?: AbortSignal;
  readonly onRecord: (record: KafkaRecord) => void;
}

/** Gives every record that stands in the topics at the time of the call, partition by partition in order. Answers what was read. */
export async function readToEnd(kafka: KafkaPort, { topics, since, until, reader, signal, onRecord }: ReadToEnd): Promise<PartitionRange[]> {
  const admin = await kafka.admin();
  const ranges = await existingRanges(admin, topics, since, until).finally(() => admin.close());
  const open = new Map(ranges.filter(({ offset, end }) => offset < end).map((range) => [`${range.topic}/${range.partition}`, range]));
  if (open.size === 0) return ranges;
  const complete = Promise.withResolvers<void>();
  complete.promise.catch(() => undefined); // it may fail before we wait for it
  const consumer = await kafka.consumer({
    groupId: `${reader}-${randomUUID()}`,
    topics: [...new Set(ranges.map(({ topic }) => topic))],
    from: ranges,
    onFailure: complete.reject,
    onRecord: (record) => {
      const at = `${record.topic}/${record.partition}`;
      const range = open.get(at);
      if (!range || record.offset < range.offset) return;
      if (record.offset < range.end) onRecord(record);
      if (record.offset + 1n >= range.end) open.delete(at);
      if (open.size === 0) complete.resolve();
    },
  });
  await (signal ? unlessAborted(complete.promise, signal) : complete.promise).finally(() => consumer.close());
  return ranges;
}

async function existingRanges(admin: Awaited<ReturnType<KafkaPort['admin']>>, topics: readonly string[], since: Date, until?: Date): Promise<PartitionRange[]> {
  const existing = new Set(await admin.topics());
  const found = topics.filter((topic) => existing.has(topic));
  if (found.length === 0) return [];
  const ranges = await admin.rangesSince(found, since.getTime());
  if (!until || until.getTime() > Date.now()) return ranges;
  const later = new Map((await admin.rangesSince(found, until.getTime())).map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
  return ranges.map((range) => ({ ...range, end: later.get(`${range.topic}/${range.partition}`) ?? range.end }));
}
