import { hash } from 'node:crypto';

/** One event on one side: its id and its place among the facts of its key (`aggregateversion`). */
export interface Fact {
  /** UUID in lower case. */
  readonly id: string;
  readonly position: number;
}

const start = Buffer.alloc(32);

/**
 * The hash chain over facts, in the order of their ids whatever the order given. It begins with 32 zero bytes;
 * a link is SHA-256(previous link ‖ position, 8 bytes big-endian ‖ the id's 16 bytes). Two sides that hold the same facts have the same chain.
 */
export function chainOf(facts: readonly Fact[]): Buffer {
  const link = Buffer.alloc(56);
  for (const { id, position } of [...facts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    link.writeBigUInt64BE(BigInt(position), 32);
    link.write(id.replaceAll('-', ''), 40, 'hex');
    hash('sha256', link, 'buffer').copy(link);
  }
  return Buffer.from(link.subarray(0, 32));
}

/** The chain of a day: over the chains of those hours that have events, in order; a link is SHA-256(previous link ‖ the hour's chain). */
export function chainOfHours(hours: readonly Buffer[]): Buffer {
  let link = start;
  for (const hour of hours) if (!hour.equals(start)) link = hash('sha256', Buffer.concat([link, hour]), 'buffer');
  return link;
}

const hourMs = 3_600_000;

/** UUIDv7: the first 48 bits are the time. */
export function timeOf(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
/** The least id of a moment. */
export function idAt(moment: Date): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
/** Beginning of the hour, milliseconds. */
export const hourOf = (moment: Date | number): number => Math.floor(Number(moment) / hourMs) * hourMs;

/** The day in Japan, `2026-11-26`: 00:00 in Tokyo is 15:00 in UTC, so that a day is made of whole hours. */
export const dayOf = (moment: Date | number): string => new Date(Number(moment) + 9 * hourMs).toISOString().slice(0, 10);
