import { toHeaders, type OutboxRow } from '../envelope.js';
import type { KafkaMessage } from '../kafka/port.js';

/** At most so many events in a request; and so many bytes, because the broker refuses more than 1 MiB for one partition. */
export const batchEvents = 500;
export const batchBytes = 768 * 1024;

export function toMessage(row: OutboxRow, prefix: string): KafkaMessage {
  return { topic: prefix + row.topic, key: row.key, value: Buffer.from(row.payload), headers: toHeaders(row) };
}

/** Roughly what a message takes in a request. */
export function sizeOf({ value, key, headers }: KafkaMessage): number {
  let size = value.length + key.length + 64;
  for (const name in headers) size += name.length + (headers[name]?.length ?? 0) + 2;
  return size;
}

interface Waiting {
  readonly message: KafkaMessage;
  readonly size: number;
  readonly committedAt: Date;
}

/** Events received and not yet acknowledged by Kafka, in commit order, with the ends of their transactions. */
export class Outgoing {
  #waiting: Waiting[] = [];
  #head = 0;
  #received = 0;
  #sent = 0;
  #ends: { after: number; end: bigint }[] = [];
  #bytes = 0;
  #inTransaction = false;
  #committedAt = new Date(0);
  /** Every transaction that ended up to here is in Kafka. */
  #done = 0n;

  get done(): bigint {
    return this.#done;
  }
  get length(): number {
    return this.#waiting.length - this.#head;
  }
  get bytes(): number {
    return this.#bytes;
  }
  /** Commit time of the oldest event that is not in Kafka. */
  get oldest(): Date | undefined {
    return this.#waiting[this.#head]?.committedAt;
  }

  begin(committedAt: Date): void {
    this.#inTransaction = true;
    this.#committedAt = committedAt;
  }
  add(message: KafkaMessage): void {
    const size = sizeOf(message);
    this.#waiting.push({ message, size, committedAt: this.#committedAt });
    this.#received += 1;
    this.#bytes += size;
  }
  commit(end: bigint): void {
    this.#inTransaction = false;
    this.#ends.push({ after: this.#received, end });
    this.#advance();
  }
  /** The server has nothing for us up to here; with everything sent, that is as far as we are. */
  nothingUntil(walEnd: bigint): void {
    if (!this.#inTransaction && this.#sent === this.#received && walEnd > this.#done) this.#done = walEnd;
  }

  /** The next batch; it stays here until `acknowledge`. */
  next(): KafkaMessage[] {
    const batch: KafkaMessage[] = [];
    let bytes = 0;
    for (let at = this.#head; at < this.#waiting.length && batch.length < batchEvents; at += 1) {
      const next = this.#waiting[at];
      if (!next || (batch.length > 0 && bytes + next.size > batchBytes)) break;
      bytes += next.size;
      batch.push(next.message);
    }
    return batch;
  }
  acknowledge(events: number): void {
    for (let at = this.#head; at < this.#head + events; at += 1) this.#bytes -= this.#waiting[at]?.size ?? 0;
    this.#head += events;
    this.#sent += events;
    if (this.#head > 1_000 && this.#head * 2 > this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    this.#advance();
  }

  #advance(): void {
    let passed = 0;
    for (const { after, end } of this.#ends) {
      if (after > this.#sent) break;
      this.#done = end > this.#done ? end : this.#done;
      passed += 1;
    }
    if (passed > 0) this.#ends.splice(0, passed);
  }
}
