import type { Client } from 'pg';
import { chainOf, hourMs, hourOf, idAt, timeOf } from './chain.js';
import type { Window } from './kafka-facts.js';
import type { RecordFact, Verdict } from './sheet.js';

/** What one side of a topic comes to in an hour. */
export interface Sum {
  readonly events: number;
  /** Null where an effect does not tell its place. */
  readonly chain: Buffer | null;
}

/** By topic, then by hour (milliseconds). */
export type Sums = ReadonlyMap<string, ReadonlyMap<number, Sum>>;

/** Counts and chains of the outbox, hour by hour, made where the rows are: `chainOf` in PostgreSQL. */
export const outboxSums = (sql: Client, topics: readonly string[], window: Window): Promise<Sums> => sumsOf(sql, 'outbox', 'aggregate_version', topics, window);
/** The same of the effects in the inbox. */
export const inboxSums = (sql: Client, topics: readonly string[], window: Window): Promise<Sums> => sumsOf(sql, 'inbox', 'version', topics, window);

async function sumsOf(sql: Client, table: 'outbox' | 'inbox', version: string, topics: readonly string[], { from, to }: Window): Promise<Sums> {
  const sums = new Map<string, Map<number, Sum>>();
  for (let hour = hourOf(from); hour < to.getTime(); hour += hourMs) {
    const { rows } = await sql.query<Sum & { topic: string }>(
      `SELECT topic, count(*)::int AS events, sha256(string_agg(int8send(${version}) || uuid_send(id), ''::bytea ORDER BY id)) AS chain
       FROM ${table} WHERE topic = ANY ($1) AND id >= $2 AND id < $3 GROUP BY topic`, [topics, idAt(new Date(hour)), idAt(new Date(hour + hourMs))]);
    for (const { topic, events, chain } of rows) sums.set(topic, (sums.get(topic) ?? new Map<number, Sum>()).set(hour, { events, chain }));
  }
  return sums;
}

/**
 * The verdicts of a topic whose two sides have the same count and chain in every hour: nothing differs, and no event has to be looked at.
 * @returns undefined when an hour is not the same on both sides
 */
export function equalVerdicts(own: ReadonlyMap<number, Sum> | undefined, records: readonly RecordFact[]): Verdict[] | undefined {
  const hours = Map.groupBy(records, ({ id }) => hourOf(timeOf(id)));
  if (hours.size !== (own?.size ?? 0)) return undefined;
  const verdicts: Verdict[] = [];
  for (const [hour, ofHour] of hours) {
    const sum = own?.get(hour);
    const chain = chainOf(ofHour);
    if (sum?.events !== ofHour.length || sum.chain?.equals(chain) !== true) return undefined;
    const kafkaDuplicates = ofHour.reduce((total, { copies }) => total + copies - 1, 0);
    verdicts.push({ hour, ownEvents: sum.events, ownChain: chain, kafkaEvents: ofHour.length, kafkaChain: chain, kafkaDuplicates, underWay: 0, differences: [] });
  }
  return verdicts.sort((a, b) => a.hour - b.hour);
}

/** Whether a key has fewer or more records than there are versions between its first and its last. */
export function haveGaps(records: readonly RecordFact[]): boolean {
  const keys = new Map<string, { first: number; last: number; count: number }>();
  for (const { key, position } of records) {
    const known = keys.get(key);
    if (!known) keys.set(key, { first: position, last: position, count: 1 });
    else {
      known.first = Math.min(known.first, position);
      known.last = Math.max(known.last, position);
      known.count += 1;
    }
  }
  return [...keys.values()].some(({ first, last, count }) => last - first + 1 !== count);
}
