/** What a run saw, from outside: the clients' own notes, the rows that are committed, the topics, and each consumer's effects. */
export interface Observation {
  readonly writes: readonly Write[];
  readonly committed: readonly CommittedEvent[];
  /** In the order of each partition. */
  readonly records: readonly KafkaCopy[];
  readonly consumers: readonly Consumer[];
  /** The topic was deleted on purpose: what stood in it before cannot be asked for. */
  readonly topicWasDeleted?: boolean;
  /** Ids of records that were put into the topic on purpose and are in no outbox: an effect of one is a phantom all the same. */
  readonly strangers?: ReadonlySet<string>;
}

/** What a client asked for, however often it had to ask. */
export interface Write {
  /** The correlation id, which its events carry. */
  readonly id: string;
  readonly key: string;
  /** unknown: the client never learned; the write may have happened or not. */
  readonly outcome: 'acknowledged' | 'refused' | 'unknown';
  /** Why it was refused: status and body. */
  readonly why?: string;
  /** Of its `Tomoni-Position`. */
  readonly eventIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly begunAt: number;
  readonly endedAt: number;
}

export interface EventFacts {
  readonly id: string;
  readonly key: string;
  /** `aggregateversion`: 1, 2, 3 … within a key. */
  readonly version: number;
}

/** A row of the outbox. */
export interface CommittedEvent extends EventFacts {
  readonly type: string;
  readonly writeId: string;
  readonly at: number;
}

export interface KafkaCopy extends EventFacts {
  readonly partition: number;
}

export interface Effect extends EventFacts {
  readonly at: number;
}

export interface Consumer {
  readonly name: string;
  /** What of the committed it must have an effect of. */
  readonly handles: (event: CommittedEvent) => boolean;
  /** In the order in which they were committed, when `ordered`. */
  readonly effects: readonly Effect[];
  readonly ordered: boolean;
  /** Ids that stand visibly in `dead_letter`. */
  readonly parked: ReadonlySet<string>;
}
