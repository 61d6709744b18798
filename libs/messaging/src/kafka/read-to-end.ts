import type { KafkaPort, PartitionRange, ReadRanges } from './port.js';

export interface ReadToEnd extends ReadRanges {
  /** Whole names; topics that do not exist are left out. */
  readonly topics: readonly string[];
  /** Records that arrived at the broker then or later. */
  readonly since: Date;
  /** And not later. */
  readonly until?: Date;
}

/** Gives every record that stands in the topics at the time of the call, partition by partition in order. Answers what was read. */
export async function readToEnd(kafka: KafkaPort, { topics, since, until, ...options }: ReadToEnd): Promise<PartitionRange[]> {
  const admin = await kafka.admin();
  const ranges = await existingRanges(admin, topics, since, until).finally(() => admin.close());
  await kafka.read(ranges, options);
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
