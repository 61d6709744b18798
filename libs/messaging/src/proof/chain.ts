import { hash } from 'node:crypto';

/** One event on one side: its id and its place among the facts of its key (`aggregateversion`). */
export interface Fact {
  /** UUID in lower case. */
  readonly id: string;
  readonly position: number;
}

const start = Buffer.alloc(32);
const bytesOfFact = 24;

/**
 * The chain of an hour: SHA-256 over each fact's position (8 bytes, big-endian) and id (16 bytes), in the order of the ids whatever the order given;
 * 32 zero bytes when there are none. Two sides that hold the same facts have the same chain.
 */
export function chainOf(facts: readonly Fact[]): Buffer {
  if (facts.length === 0) return start;
  const bytes = Buffer.allocUnsafe(facts.length * bytesOfFact);
  for (const [at, { id, position }] of facts.toSorted((a, b) => (a.id < b.id ? -1 : 1)).entries()) {
    bytes.writeBigUInt64BE(BigInt(position), at * bytesOfFact);
    bytes.write(id.replaceAll('-', ''), at * bytesOfFact + 8, 'hex');
  }
  return hash('sha256', bytes, 'buffer');
}

/** The chain of a day: over the chains of those hours that have events, in order; a link is SHA-256(previous link ‖ the hour's chain). */
export function chainOfHours(hours: readonly Buffer[]): Buffer {
  let link = start;
  for (const hour of hours) if (!hour.equals(start)) link = hash('sha256', Buffer.concat([link, hour]), 'buffer');
  return link;
}

export const hourMs = 3_600_000;

/** UUIDv7: the first 48 bits are the time, milliseconds. */
export function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
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
