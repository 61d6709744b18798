import { Admin, Consumer, ListOffsetTimestamps, ProduceAcks, Producer, findErrorBy, type Message, type MessagesStream } from '@platformatic/kafka';
import { setTimeout as sleep } from 'node:timers/promises';
import { positionOf } from './murmur2.js';
import { readRanges } from './range-reader.js';
import type { ConsumerOptions, KafkaAdmin, KafkaConsumer, KafkaMessage, KafkaPort, KafkaProducer, TopicSpec } from './port.js';

/** The maintained client: young, half the CPU. */
export function platformaticPort(brokers: readonly string[], clientId: string): KafkaPort {
  // Its own retries are short: whoever uses the port decides how long to go on, and a close must not wait for them.
  const base = { clientId, bootstrapBrokers: [...brokers], connectTimeout: 3_000, timeout: 30_000, retries: 3, retryDelay: 250, autocreateTopics: false };
  return {
    producer: () => Promise.resolve(new PlatformaticProducer(new Producer({ ...base, idempotent: true, metadataMaxAge: 300_000, partitioner: ({ key }) => positionOf(key ?? '') }))),
    async consumer(options) {
      // Not the group protocol of KIP-848: with it this client learns of its partitions only at the next heartbeat, five seconds
      // after it joined, and loses them silently when its metadata fail at that moment.
      const consumer = new Consumer({
        ...base,
        groupId: options.groupId,
        protocols: [{ name: 'cooperative-sticky', version: 1 }],
        sessionTimeout: 15_000,
        rebalanceTimeout: 30_000,
        heartbeatInterval: 3_000,
        autocommit: false,
        // Header names as bytes would cost the client's own map of them more than all the rest of a record.
        deserializers: { key: text, headerKey: text, headerValue: text },
      });
      const adapter = new PlatformaticConsumer(consumer, options);
      await adapter.start();
      return adapter;
    },
    async read(ranges, options) {
      const admin = new Admin(base);
      await readRanges(admin, clientId, ranges, options).finally(() => admin.close());
    },
    admin: () => Promise.resolve(new PlatformaticAdmin(new Admin(base))),
  };
}

class PlatformaticProducer implements KafkaProducer {
  readonly #headers = new HeaderBytes();

  constructor(private readonly producer: Producer<Buffer, Buffer, Buffer, Buffer>) {}

  async send(messages: readonly KafkaMessage[]): Promise<void> {
    await this.producer.send({
      acks: ProduceAcks.ALL,
      messages: messages.map(({ topic, key, value, headers }) => ({ topic, key: Buffer.from(key), value, headers: this.#headers.of(headers) })),
    });
  }
  async close(): Promise<void> {
    await this.producer.close(true);
  }
}

/** Headers as bytes. Most are those of the event before: they are not made again. */
class HeaderBytes {
  readonly #last = new Map<string, { name: Buffer; text: string; value: Buffer }>();

  of(headers: Readonly<Record<string, string>>): Map<Buffer, Buffer> {
    const bytes = new Map<Buffer, Buffer>();
    for (const name in headers) {
      const text = headers[name] ?? '';
      let last = this.#last.get(name);
      if (last?.text !== text) {
        last = { name: last?.name ?? Buffer.from(name), text, value: Buffer.from(text) };
        this.#last.set(name, last);
      }
      bytes.set(last.name, last.value);
    }
    return bytes;
  }
}

class PlatformaticConsumer implements KafkaConsumer {
  #stream?: MessagesStream<string, Buffer, string, string>;
  /** It has failed or is being closed: nobody wants to hear of it any more. */
  #isOver = false;

  constructor(private readonly consumer: Consumer<string, Buffer, string, string>, private readonly options: ConsumerOptions) {}

  async start(): Promise<void> {
    // It joins its group again by itself. Where that fails it is no member any more and reads nothing; it says so here, or to the
    // commit that found it out.
    this.consumer.on('error', (error: unknown) => { this.#fail(error); });
    try {
      this.#stream = await this.consumer.consume({
        topics: [...this.options.topics],
        ...(typeof this.options.from === 'string'
          ? { mode: 'committed' as const, fallbackMode: this.options.from === 'beginning' ? ('earliest' as const) : ('latest' as const) }
          : { mode: 'manual' as const, offsets: this.options.from.map(({ topic, partition, offset }) => ({ topic, partition, offset })) }),
        maxWaitTime: 5_000,
        maxBytes: 8 * 1024 * 1024,
        highWaterMark: 32, // records, of up to a MiB each, beside those of a fetch: its default of 1,024 may be a gigabyte
      });
    } catch (error) {
      await this.close().catch(() => undefined);
      throw error;
    }
    void this.#read(this.#stream);
  }

  async #read(stream: MessagesStream<string, Buffer, string, string>): Promise<void> {
    let failure: unknown = new Error('The stream of events ended');
    try {
      for await (const message of stream as AsyncIterable<Message<string, Buffer, string, string>>) {
        const held = this.options.onRecord({
          topic: message.topic,
          partition: message.partition,
          offset: message.offset,
          key: message.key,
          value: message.value ?? null,
          headers: objectOf(message.headers),
          timestamp: Number(message.timestamp),
        });
        if (held) await held;
      }
    } catch (error) {
      failure = error;
    }
    this.#fail(failure);
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.options.onFailure(error);
  }

  async commit(offsets: Parameters<KafkaConsumer['commit']>[0]): Promise<void> {
    const { assignments } = this.consumer;
    const owned = offsets.filter(({ topic, partition }) => assignments?.some((mine) => mine.topic === topic && mine.partitions.includes(partition)));
    if (owned.length === 0) return;
    try {
      await this.consumer.commit({ offsets: owned.map((offset) => ({ ...offset, leaderEpoch: -1 })) });
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('joinGroup failed')) this.#fail(error);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await this.consumer.close(true);
  }
}

/** `Object.fromEntries` takes five times as long, and this is done for every record. */
function objectOf(headers: ReadonlyMap<string, string>): Record<string, string> {
  const object: Record<string, string> = {};
  for (const [name, value] of headers) object[name] = value;
  return object;
}

const text = (bytes?: Buffer): string | undefined => bytes?.toString();

class PlatformaticAdmin implements KafkaAdmin {
  constructor(private readonly admin: Admin) {}

  topics(): Promise<string[]> {
    return this.admin.listTopics();
  }
  async createTopics(topics: readonly TopicSpec[]): Promise<void> {
    // Its configuration is one for all topics of a call.
    for (const alike of Map.groupBy(topics, ({ config, partitions }) => JSON.stringify([config, partitions])).values()) {
      const [first] = alike;
      const configs = Object.entries(first?.config ?? {}).map(([name, value]) => ({ name, value }));
      try {
        await this.admin.createTopics({ topics: alike.map(({ topic }) => topic), partitions: first?.partitions, replicas: -1, configs });
      } catch (error) {
        if (!(error instanceof Error) || !findErrorBy(error, 'apiId', 'TOPIC_ALREADY_EXISTS')) throw error;
        if (alike.length > 1) for (const topic of alike) await this.createTopics([topic]);
      }
    }
    await this.#untilKnown(topics.map(({ topic }) => topic));
  }
  /** A topic is created before every request can find it. */
  async #untilKnown(topics: readonly string[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.admin.metadata({ topics: [...topics], forceUpdate: true });
        return;
      } catch (error) {
        if (attempt === 20) throw error;
        await sleep(100);
      }
    }
  }
  async deleteTopics(topics: readonly string[]): Promise<void> {
    await this.admin.deleteTopics({ topics: [...topics] });
  }
  async #partitionsOf(topics: readonly string[]): Promise<(topic: string) => number[]> {
    const metadata = await this.admin.metadata({ topics: [...topics] });
    return (topic) => Array.from({ length: metadata.topics.get(topic)?.partitionsCount ?? 0 }, (_, partition) => partition);
  }
  async #offsetsAt(topics: readonly string[], partitionsOf: (topic: string) => number[], timestamp: bigint): Promise<Map<string, bigint>> {
    const listed = await this.admin.listOffsets({
      topics: topics.map((name) => ({ name, partitions: partitionsOf(name).map((partitionIndex) => ({ partitionIndex, timestamp })) })),
    });
    return new Map(listed.flatMap(({ name, partitions }) => partitions.map(({ partitionIndex, offset }) => [`${name}/${partitionIndex}`, offset])));
  }
  async rangesSince(topics: readonly string[], since: number) {
    const partitionsOf = await this.#partitionsOf(topics);
    const ends = await this.#offsetsAt(topics, partitionsOf, ListOffsetTimestamps.LATEST);
    const starts = await this.#offsetsAt(topics, partitionsOf, BigInt(since));
    return topics.flatMap((topic) => partitionsOf(topic).map((partition) => {
      const end = ends.get(`${topic}/${partition}`) ?? 0n;
      const found = starts.get(`${topic}/${partition}`) ?? -1n;
      return { topic, partition, offset: found < 0n || found > end ? end : found, end };
    }));
  }
  async lag(groupId: string, topics: readonly string[]) {
    const partitionsOf = await this.#partitionsOf(topics);
    const starts = await this.#offsetsAt(topics, partitionsOf, ListOffsetTimestamps.EARLIEST);
    const ends = await this.#offsetsAt(topics, partitionsOf, ListOffsetTimestamps.LATEST);
    const [group] = await this.admin.listConsumerGroupOffsets({
      groups: [{ groupId, topics: topics.map((name) => ({ name, partitionIndexes: partitionsOf(name) })) }],
    });
    const committed = new Map(group?.topics.flatMap(({ name, partitions }) => partitions.map(({ partitionIndex, committedOffset }) => [`${name}/${partitionIndex}`, committedOffset])));
    return topics.flatMap((topic) => partitionsOf(topic).map((partition) => {
      const at = `${topic}/${partition}`;
      const known = committed.get(at) ?? -1n;
      return { topic, partition, isCommitted: known >= 0n, offset: known < 0n ? (starts.get(at) ?? 0n) : known, end: ends.get(at) ?? 0n };
    }));
  }
  async close(): Promise<void> {
    await this.admin.close();
  }
}
