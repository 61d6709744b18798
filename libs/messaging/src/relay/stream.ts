import { setTimeout as sleep } from 'node:timers/promises';
import type { OutboxRow } from '../envelope.js';
import type { Counter } from '../metrics.js';
import type { Delivery } from './delivery.js';
import { Linger } from './linger.js';
import { batchBytes, batchEvents, Outgoing, toMessage } from './outgoing.js';
import { PgOutput } from './pgoutput.js';
import type { Position } from './position.js';
import type { ReplicationConnection } from './replication-connection.js';

const storeMs = 500;
const keepaliveMs = 10_000;
const silenceMs = 60_000;
// A transaction may hold millions of events: reading waits while this much is on its way out.
const highBytes = 8 * batchBytes;
const highEvents = 10 * batchEvents;

/** From the slot to Kafka, for as long as the connection lives. */
export class Stream {
  readonly #decoder = new PgOutput();
  readonly #outgoing = new Outgoing();
  #received = 0n;
  #lastEvent = 0n;
  #acknowledged = 0n;
  #paused = false;
  #arrived?: () => void;
  #storing?: NodeJS.Timeout;
  #storeFailed: (error: unknown) => void = () => undefined;

  constructor(
    private readonly connection: ReplicationConnection,
    private readonly position: Position,
    private readonly delivery: Delivery,
    private readonly prefix: string,
    private readonly metrics: { sent: Counter; batches: Counter },
  ) {}

  get lagBytes(): number {
    return Math.max(0, Number(this.#received - this.#outgoing.done));
  }
  get waiting(): number {
    return this.#outgoing.length;
  }
  get lagSeconds(): number {
    const { oldest } = this.#outgoing;
    return oldest ? Math.max(0, (Date.now() - oldest.getTime()) / 1000) : 0;
  }

  /** Slot and publication carry the same name. @param from what was committed before is not sent; null: where the slot stands */
  async open(slot: string, from: string | null): Promise<void> {
    await this.connection.stream(slot, slot, from ?? '0/0', {
      onChange: (message) => this.#onChange(message),
      onKeepalive: (walEnd, replyNow) => this.#onKeepalive(walEnd, replyNow),
    });
  }

  /** @param stopping end after what has been received is sent; @param abandoned end now; @param lost rejects with the other connection */
  async run(stopping: AbortSignal, abandoned: AbortSignal, lost: Promise<never>): Promise<void> {
    const keepalive = setInterval(() => {
      this.connection.endWhenSilentFor(silenceMs);
      this.#acknowledge(true); // asks for an answer
    }, keepaliveMs);
    const stored = new Promise<never>((_, reject) => (this.#storeFailed = reject));
    const gone = this.connection.closed.then((reason) => {
      throw reason ?? new Error('PostgreSQL closed the replication connection');
    });
    gone.catch(() => undefined);
    // What fails outside ends the sending too: nothing may go on in the background.
    const failed = new AbortController();
    const sending = this.#send(stopping, AbortSignal.any([abandoned, failed.signal]));
    try {
      await Promise.race([sending, gone, stored, lost]);
      await this.#store();
    } finally {
      failed.abort();
      this.#wake();
      clearInterval(keepalive);
      clearTimeout(this.#storing);
      this.#storeFailed = () => undefined;
      await sending.catch(() => undefined);
      await this.connection.close().catch(() => undefined);
    }
  }

  #onChange(message: Buffer): void {
    const change = this.#decoder.read(message);
    if (!change) return;
    switch (change.kind) {
      case 'begin':
        this.#outgoing.begin(change.committedAt);
        break;
      case 'insert':
        this.#outgoing.add(toMessage(change.row as unknown as OutboxRow, this.prefix));
        this.#wake();
        if (!this.#paused && (this.#outgoing.bytes > highBytes || this.#outgoing.length > highEvents)) this.#pause();
        break;
      case 'commit':
        this.#outgoing.commit(change.end);
        this.#received = change.end;
        this.#lastEvent = change.end;
        this.#scheduleStore();
        break;
    }
  }

  #onKeepalive(walEnd: bigint, replyNow: boolean): void {
    if (walEnd > this.#received) this.#received = walEnd;
    this.#outgoing.nothingUntil(walEnd);
    if (replyNow) this.#acknowledge();
  }

  #pause(): void {
    this.#paused = true;
    this.connection.pause();
  }
  #resumeWhenLow(): void {
    if (!this.#paused || this.#outgoing.bytes > highBytes / 2 || this.#outgoing.length > highEvents / 2) return;
    this.#paused = false;
    this.connection.resume();
  }

  async #send(stopping: AbortSignal, abandoned: AbortSignal): Promise<void> {
    const linger = new Linger(performance.now());
    const stop = () => {
      this.connection.pause(); // what is not received yet is the next relay's
      this.#wake();
    };
    stopping.addEventListener('abort', stop, { once: true });
    let sent = 0;
    try {
      for (;;) {
        if (abandoned.aborted) return;
        if (this.#outgoing.length === 0) {
          if (stopping.aborted) return;
          await new Promise<void>((resolve) => (this.#arrived = resolve));
          // Everything that came in the same packet belongs to the same batch.
          await new Promise(setImmediate);
          continue;
        }
        const wait = linger.next(performance.now(), sent);
        if (wait > 0 && this.#outgoing.length < batchEvents && !stopping.aborted) await this.#gather(wait, stopping);
        const batch = this.#outgoing.next();
        await this.delivery.send(batch, abandoned);
        sent = batch.length;
        this.#outgoing.acknowledge(sent);
        this.metrics.sent.add(sent);
        this.metrics.batches.add();
        this.#scheduleStore();
        this.#resumeWhenLow();
      }
    } finally {
      stopping.removeEventListener('abort', stop);
    }
  }

  /** Meanwhile nothing is read: PostgreSQL sends three packets a transaction, and to wake for each costs more than what is in it. */
  async #gather(milliseconds: number, stopping: AbortSignal): Promise<void> {
    this.connection.pause();
    await sleep(milliseconds);
    if (this.#paused || stopping.aborted) return;
    this.connection.resume();
    await new Promise(setImmediate);
  }

  #wake(): void {
    this.#arrived?.();
    this.#arrived = undefined;
  }

  #acknowledge(replyNow = false): void {
    this.#acknowledged = this.#outgoing.done;
    this.connection.acknowledge(this.#received, this.#acknowledged, replyNow);
  }

  // One timer at a time, and none when nothing has happened: an idle relay does nothing.
  #scheduleStore(): void {
    this.#storing ??= setTimeout(() => {
      this.#store().then(
        (covered) => {
          this.#storing = undefined;
          if (!covered) this.#scheduleStore();
        },
        (error: unknown) => this.#storeFailed(error),
      );
    }, storeMs);
  }

  async #store(): Promise<boolean> {
    const covered = await this.position.store(this.#outgoing.done, this.#lastEvent);
    this.#acknowledge(!covered);
    return covered;
  }
}
