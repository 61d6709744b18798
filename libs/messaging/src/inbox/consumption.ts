import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '../errors.js';
import type { KafkaConsumer, KafkaPort, KafkaRecord, PartitionRange } from '../kafka/port.js';
import { atMost, unlessAborted } from '../waiting.js';
import { BatchSize } from './batch-size.js';
import { laneKey, toDelivery, type Delivery } from './delivery.js';
import type { InboxMetrics } from './inbox-metrics.js';
import { KeyQueues } from './key-queues.js';
import { Offsets, type Mark } from './offsets.js';

/** Answers what must come again, after how many milliseconds; the rest has come to an end. */
export interface BatchWorker {
  run(batch: readonly Delivery[]): Promise<ReadonlyMap<Delivery, number>>;
}

export interface ConsumptionOptions {
  readonly kafka: KafkaPort;
  readonly groupId: string;
  /** Whole names, and what of them is the prefix. */
  readonly topics: readonly string[];
  readonly prefix: string;
  readonly worker: BatchWorker;
  readonly metrics: InboxMetrics;
  readonly log: (message: string) => void;
  /** Transactions at the same time. */
  readonly lanes: number;
  /** Events in one transaction at most; fewer when they take long. */
  readonly batch: number;
  /** Events read and not yet handled at most; reading waits above it, and above `windowBytes` of their values. */
  readonly window: number;
  /** Before the first join: topics must exist. */
  prepare(): Promise<void>;
}

type Item = Delivery & { readonly mark: Mark };
const windowBytes = 32 * 1024 * 1024;
const commitMs = 100;
const closeMs = 2_000;

/** From Kafka to the worker and back: offsets are committed only after the transaction that handled them. */
export class Consumption {
  readonly #queues: KeyQueues<Item>;
  readonly #offsets = new Offsets();
  readonly #stopping = new AbortController();
  readonly #busy = new Set<Promise<void>>();
  #consumer?: KafkaConsumer;
  #running?: Promise<void>;
  #end?: () => void;
  #room?: { promise: Promise<void>; open: () => void };
  #scheduled = false;
  readonly #batch: BatchSize;
  #committing?: Promise<void>;

  constructor(private readonly options: ConsumptionOptions) {
    this.#batch = new BatchSize(options.batch);
    this.#queues = new KeyQueues<Item>(laneKey, ({ value }) => value?.length ?? 0, () => this.#schedule());
  }

  get inFlight(): number {
    return this.#queues.size;
  }

  /** How much of these ranges has not been read. */
  unread(ranges: readonly PartitionRange[]): number {
    return ranges.reduce((sum, range) => {
      const next = this.#offsets.next(range) ?? range.offset;
      return sum + Math.max(0, Number(range.end - (next > range.offset ? next : range.offset)));
    }, 0);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Reads no more, finishes the transactions under way, commits their offsets, leaves the group. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#end?.();
    this.#room?.open();
    await Promise.all(this.#busy);
    await this.#running;
    this.#queues.clear();
  }

  /** Replaces a consumer that failed, for as long as it takes. */
  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      const began = Date.now();
      try {
        await unlessAborted(this.options.prepare(), signal);
        await this.#consume();
      } catch (error) {
        if (signal.aborted) return;
        failures = Date.now() - began > 60_000 ? 1 : failures + 1;
        this.options.metrics.reconnects.add();
        if (failures === 1 || failures % 10 === 0) this.options.log(`Reading from Kafka begins again (attempt ${failures}): ${describeError(error)}`);
        await sleep(Math.min(5_000, 200 * 2 ** Math.min(failures, 5)), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #consume(): Promise<void> {
    const end = Promise.withResolvers<void>();
    end.promise.catch(() => undefined); // it may fail before we wait for it
    this.#end = end.resolve;
    const { kafka, groupId, topics } = this.options;
    const joining = kafka.consumer({ groupId, topics, from: 'beginning', onRecord: (record) => this.#accept(record), onFailure: end.reject });
    try {
      this.#consumer = await unlessAborted(joining, this.#stopping.signal);
      await end.promise;
      await Promise.all(this.#busy);
      await atMost(closeMs, Promise.resolve(this.#committing).then(() => this.#commit()));
    } finally {
      this.#consumer = undefined;
      await atMost(closeMs, joining.then((consumer) => consumer.close()));
    }
  }

  #accept(record: KafkaRecord): Promise<void> | undefined {
    if (this.#stopping.signal.aborted) return undefined;
    this.#queues.push({ ...toDelivery(record, this.options.prefix), mark: this.#offsets.track(record) });
    if (this.#fill < 1) return undefined;
    if (!this.#room) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#room = { promise, open: resolve };
    }
    return this.#room.promise;
  }

  /** How full the window is: 1 is full. */
  get #fill(): number {
    return Math.max(this.#queues.size / this.options.window, this.#queues.bytes / windowBytes);
  }

  /** A moment later, so that what came in one packet becomes one batch. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      while (this.#queues.hasReady && this.#busy.size < this.options.lanes && !this.#stopping.signal.aborted) this.#startLane();
    });
  }

  #startLane(): void {
    const lane = this.#lane().finally(() => {
      this.#busy.delete(lane);
      if (this.#queues.hasReady) this.#schedule();
    });
    this.#busy.add(lane);
  }

  async #lane(): Promise<void> {
    const taken = this.#queues.take(this.#batch.now);
    const began = performance.now();
    const again = await this.options.worker.run(taken.items);
    this.#batch.took(performance.now() - began, taken.items.length);
    for (const item of taken.items) if (!again.has(item)) item.mark.done = true;
    taken.done(again as ReadonlyMap<Item, number>);
    if (this.#room && this.#fill < 1 / 2) {
      this.#room.open();
      this.#room = undefined;
    }
    if (again.size < taken.items.length) this.#scheduleCommit();
  }

  #scheduleCommit(): void {
    if (this.#stopping.signal.aborted) return;
    this.#committing ??= sleep(commitMs, undefined, { signal: this.#stopping.signal })
      .then(() => this.#commit(), () => undefined)
      .finally(() => (this.#committing = undefined));
  }

  async #commit(): Promise<void> {
    const due = this.#offsets.due();
    if (!this.#consumer || due.length === 0) return;
    try {
      await this.#consumer.commit(due);
      this.#offsets.committed(due);
    } catch (error) {
      // During a rebalance; what comes again is known by its id, and the next commit covers it.
      this.options.log(`Offsets were not committed: ${describeError(error)}`);
      if (this.#offsets.due().length > 0) setTimeout(() => this.#scheduleCommit(), 1_000).unref();
    }
  }
}
