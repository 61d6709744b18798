/** What messaging needs of a Kafka client. Topics here are whole names, prefix included. */
export interface KafkaPort {
  /** Idempotent, acks of all replicas, one request in flight. */
  producer(): Promise<KafkaProducer>;
  /** Joins the group and reads until closed. */
  consumer(options: ConsumerOptions): Promise<KafkaConsumer>;
  /** Gives every record of these ranges, partition by partition in order. Commits nothing. */
  read(ranges: readonly PartitionRange[], options: ReadRanges): Promise<void>;
  admin(): Promise<KafkaAdmin>;
}

export interface ReadRanges {
  /** Names the group that reads, where the client needs one; it vanishes afterwards. */
  readonly reader: string;
  /** Only these are needed; the records may have others all the same. All when there is none. */
  readonly headers?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  readonly onRecord: (record: KafkaRecord) => void;
}

export interface KafkaMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface KafkaProducer {
  /**
   * Resolves when every partition has acknowledged. After a rejection some or all may have been written all the same:
   * close this producer, and send the same messages again in the same order by a new one.
   */
  send(messages: readonly KafkaMessage[]): Promise<void>;
  close(): Promise<void>;
}

export interface KafkaRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | undefined;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Time of arrival at the broker, milliseconds. */
  readonly timestamp: number;
}

export interface ConsumerOptions {
  readonly groupId: string;
  readonly topics: readonly string[];
  /** Where a group without an offset begins: at the first event, or after the last; or where every group begins, partition by partition. */
  readonly from: 'beginning' | 'end' | readonly Offset[];
  /** Called in the order of each partition. A promise holds back what comes next; heartbeats go on. */
  onRecord(record: KafkaRecord): Promise<void> | void;
  /** Once, when this consumer cannot go on: close it and make a new one. */
  onFailure(error: unknown): void;
}

export interface Offset {
  readonly topic: string;
  readonly partition: number;
  /** The next to read. */
  readonly offset: bigint;
}

export interface KafkaConsumer {
  /** Partitions that belong to others by now are left out. */
  commit(offsets: readonly Offset[]): Promise<void>;
  /** Leaves the group; from the call on no record comes any more. */
  close(): Promise<void>;
}

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  readonly config: Readonly<Record<string, string>>;
}

export interface PartitionLag extends Offset {
  /** Whether the group has committed here; if not, `offset` is the first event. */
  readonly isCommitted: boolean;
  /** Offset of the next event to be written. */
  readonly end: bigint;
}

/** What stands in a partition from a moment on: `offset` is the first record that arrived then or later, `end` if there is none. */
export interface PartitionRange extends Offset {
  /** Offset of the next record to be written. */
  readonly end: bigint;
}

export interface KafkaAdmin {
  topics(): Promise<string[]>;
  /** @param since milliseconds, by the broker's clock */
  rangesSince(topics: readonly string[], since: number): Promise<PartitionRange[]>;
  /** Topics that exist stay as they are. */
  createTopics(topics: readonly TopicSpec[]): Promise<void>;
  deleteTopics(topics: readonly string[]): Promise<void>;
  /** How far a group has come; partitions it has no offset for stand at their first event. */
  lag(groupId: string, topics: readonly string[]): Promise<PartitionLag[]>;
  close(): Promise<void>;
}
