import { Kafka, logLevel, type Admin, type Consumer, type EachBatchPayload, type IHeaders, type PartitionerArgs, type Producer } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { unlessAborted } from '../waiting.js';
import { patchKafkajsIdle } from './kafkajs-idle.patch.js';
import { positionOf } from './murmur2.js';
import type { ConsumerOptions, KafkaAdmin, KafkaConsumer, KafkaMessage, KafkaPort, KafkaProducer, KafkaRecord, PartitionRange, ReadRanges, TopicSpec } from './port.js';

const heartbeatMs = 3_000;
/** The common client: unmaintained, known by everybody. */
export function kafkajsPort(brokers: readonly string[], clientId: string): KafkaPort {
  patchKafkajsIdle();
  const kafka = new Kafka({
    clientId,
    brokers: [...brokers],
    logLevel: logLevel.NOTHING, // what matters reaches us as a rejection or an event
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
  });
  const port: KafkaPort = {
    async producer() {
      const placing = new Placing();
      const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false, createPartitioner: placing.partitioner });
      await producer.connect();
      return new KafkajsProducer(producer, placing);
    },
    async consumer(options) {
      const consumer = kafka.consumer({
        groupId: options.groupId,
        allowAutoTopicCreation: false,
        sessionTimeout: 30_000,
        heartbeatInterval: heartbeatMs,
        maxWaitTimeInMs: 1_000, // leaving the group waits for the request under way
        maxBytes: 8 * 1024 * 1024,
      });
      const adapter = new KafkajsConsumer(consumer, options);
      await adapter.start();
      return adapter;
    },
    read: (ranges, options) => readAsGroup(port, ranges, options),
    async admin() {
      const admin = kafka.admin();
      await admin.connect();
      return new KafkajsAdmin(admin);
    },
  };
  return port;
}

/** This client reads in groups only. */
async function readAsGroup(port: KafkaPort, ranges: readonly PartitionRange[], { reader, signal, onRecord }: ReadRanges): Promise<void> {
  const open = new Map(ranges.filter(({ offset, end }) => offset < end).map((range) => [`${range.topic}/${range.partition}`, range]));
  if (open.size === 0) return;
  const complete = Promise.withResolvers<void>();
  complete.promise.catch(() => undefined); // it may fail before we wait for it
  const consumer = await port.consumer({
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
}

/** Where keys were placed. */
class Placing {
  readonly #partitions = new Map<string, number>();

  readonly partitioner = () => ({ topic, message, partitionMetadata }: PartitionerArgs): number => {
    this.#partitions.set(topic, partitionMetadata.length);
    return this.of(topic, message.key ?? '');
  };
  of(topic: string, key: string | Buffer): number {
    return positionOf(key) % (this.#partitions.get(topic) ?? 1);
  }
}

class KafkajsProducer implements KafkaProducer {
  constructor(private readonly producer: Producer, private readonly placing: Placing) {}

  async send(messages: readonly KafkaMessage[]): Promise<void> {
    const byTopic = Map.groupBy(messages, ({ topic }) => topic);
    const topicMessages = [...byTopic].map(([topic, ofTopic]) => ({ topic, messages: ofTopic.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })) }));
    const answers = await this.producer.sendBatch({ acks: -1, topicMessages });
    // When it asks again it leaves out every broker that has answered, and with it the partitions that one leads only since then:
    // kafkajs 2.2.4 resolves, and their messages were never sent.
    const acknowledged = new Set(answers.map(({ topicName, partition }) => `${topicName}/${partition}`));
    const missed = messages.find(({ topic, key }) => !acknowledged.has(`${topic}/${this.placing.of(topic, key)}`));
    if (missed) throw new Error(`A partition of ${missed.topic} did not acknowledge: its leader changed meanwhile`);
  }
  close(): Promise<void> {
    return this.producer.disconnect();
  }
}

class KafkajsConsumer implements KafkaConsumer {
  #owned = new Map<string, readonly number[]>();
  /** It has failed or is being closed: nobody wants to hear of it any more. */
  #isOver = false;

  constructor(private readonly consumer: Consumer, private readonly options: ConsumerOptions) {}

  async start(): Promise<void> {
    const { GROUP_JOIN, CRASH, REQUEST_TIMEOUT } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.#owned = new Map(Object.entries(payload.memberAssignment));
    });
    // It restarts itself after what it deems retriable; the rest is ours.
    this.consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.#fail(payload.error);
    });
    // It would ask again and again on the same connection, though that may be half open and lead nowhere.
    this.consumer.on(REQUEST_TIMEOUT, ({ payload }) => { this.#fail(new Error(`${payload.broker} has not answered a request (${payload.apiName}) in time`)); });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: this.options.from !== 'end' });
    await this.consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: (batch) => this.#take(batch) });
    if (typeof this.options.from === 'string') return;
    for (const { topic, partition, offset } of this.options.from) this.consumer.seek({ topic, partition, offset: String(offset) });
  }

  async #take(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    for (const { key, value, headers, offset, timestamp } of batch.messages) {
      if (this.#isOver || !payload.isRunning() || payload.isStale()) return;
      const record: KafkaRecord = {
        topic: batch.topic,
        partition: batch.partition,
        offset: BigInt(offset),
        key: key?.toString(),
        value,
        headers: textHeaders(headers),
        timestamp: Number(timestamp),
      };
      const held = this.options.onRecord(record);
      if (held) await beating(held, () => payload.heartbeat());
      payload.resolveOffset(offset);
    }
  }

  async commit(offsets: Parameters<KafkaConsumer['commit']>[0]): Promise<void> {
    const owned = offsets.filter(({ topic, partition }) => this.#owned.get(topic)?.includes(partition));
    if (owned.length > 0) await this.consumer.commitOffsets(owned.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })));
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.options.onFailure(error);
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.consumer.disconnect();
  }
}

/** Waits without the group taking us for dead; a rebalance meanwhile ends the wait by throwing. */
async function beating(held: Promise<void>, heartbeat: () => Promise<void>): Promise<void> {
  const done = held.then(() => true);
  const stop = new AbortController();
  const beat = () => sleep(heartbeatMs, false, { signal: stop.signal }).catch(() => false);
  try {
    while (!(await Promise.race([done, beat()]))) await heartbeat();
  } finally {
    stop.abort();
  }
}

function textHeaders(headers: IHeaders = {}): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) text[name] = String(Array.isArray(value) ? value[0] : value);
  return text;
}

class KafkajsAdmin implements KafkaAdmin {
  constructor(private readonly admin: Admin) {}

  topics(): Promise<string[]> {
    return this.admin.listTopics();
  }
  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    await this.admin.createTopics({
      waitForLeaders: false,
      topics: topics.map(({ topic, partitions, config }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: -1,
        configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
      })),
    });
    // kafkajs's own waiting rejects when a busy broker does not know its new topic yet, or does not serve it.
    for (const { topic } of topics) await patiently(() => this.admin.fetchTopicOffsets(topic), ['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE', 'NOT_LEADER_FOR_PARTITION']);
  }
  async deleteTopics(topics: readonly string[]): Promise<void> {
    await this.admin.deleteTopics({ topics: [...topics] });
  }
  async rangesSince(topics: readonly string[], since: number) {
    const ranges = await Promise.all(topics.map(async (topic) => {
      const ends = new Map((await this.admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, BigInt(high)]));
      const starts = await this.admin.fetchTopicOffsetsByTimestamp(topic, since);
      return starts.map(({ partition, offset }) => {
        const end = ends.get(partition) ?? 0n;
        const found = BigInt(offset);
        return { topic, partition, offset: found < 0n || found > end ? end : found, end };
      });
    }));
    return ranges.flat();
  }
  async lag(groupId: string, topics: readonly string[]) {
    const committed = await this.#committed(groupId, topics);
    const lags = await Promise.all(topics.map(async (topic) => {
      const known = new Map(committed.find((found) => found.topic === topic)?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]));
      const ends = await this.admin.fetchTopicOffsets(topic);
      return ends.map(({ partition, low, high }) => {
        const offset = known.get(partition) ?? -1n;
        return { topic, partition, isCommitted: offset >= 0n, offset: offset < 0n ? BigInt(low) : offset, end: BigInt(high) };
      });
    }));
    return lags.flat();
  }
  close(): Promise<void> {
    return this.admin.disconnect();
  }

  /** A broker that has just started loads its groups first, and kafkajs does not ask again by itself. */
  #committed(groupId: string, topics: readonly string[]) {
    return patiently(() => this.admin.fetchOffsets({ groupId, topics: [...topics] }), ['GROUP_LOAD_IN_PROGRESS']);
  }
}

/** Asks again for ten seconds while the broker answers with one of these errors. */
async function patiently<Answer>(ask: () => Promise<Answer>, errors: readonly string[]): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      const passes = error instanceof Error && 'type' in error && errors.includes(String(error.type));
      if (!passes || attempt === 50) throw error;
      await sleep(200);
    }
  }
}
