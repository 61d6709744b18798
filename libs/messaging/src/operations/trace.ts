import type { Client } from 'pg';
import { readToEnd } from '../kafka/read-to-end.js';
import type { KafkaPort } from '../kafka/port.js';
import { timeOf } from '../proof/chain.js';
import { servicesOf, type ServiceSchema } from './services.js';

/** A row of the outbox; `position` rises in the order of facts within a key. */
export interface TracedRow {
  readonly service: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly position: string;
  readonly aggregateVersion: number;
  readonly recordedAt: Date;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Whether the relay has noted that Kafka acknowledged it; null before its first note. */
  readonly relayed: boolean | null;
}

export interface TracedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly arrivedAt: Date;
}

export interface TracedConsumer {
  readonly service: string;
  /** `not-yet`: it handles the type and the event has not come to it. */
  readonly state: 'handled' | 'failed' | 'waiting' | 'redrive' | 'discard' | 'not-yet';
  /** When it was taken over; null when that was not noted yet in those days. */
  readonly at: Date | null;
  readonly cause: string | null;
  readonly attempts: number | null;
}

/** What came of it: a mail, a news item. Never an address. */
export interface TracedEffect {
  readonly service: string;
  readonly table: string;
  readonly id: string;
  readonly status: string | null;
  readonly reason: string | null;
  readonly at: string | null;
}

export interface EventTrace {
  readonly id: string;
  readonly rows: readonly TracedRow[];
  readonly records: readonly TracedRecord[];
  readonly consumers: readonly TracedConsumer[];
  readonly effects: readonly TracedEffect[];
}

export interface TraceNeeds {
  readonly sql: Client;
  readonly kafka: KafkaPort;
  readonly prefix: string;
  /** Where to look when no row tells: whole list of known topics, without the prefix. */
  readonly topics: readonly string[];
}

const hourMs = 3_600_000;

/** Where one event is now: its row, its records in Kafka, what every consumer in this database made of it. Changes nothing. */
export async function traceEvent({ sql, kafka, prefix, topics }: TraceNeeds, id: string): Promise<EventTrace> {
  const db = { query: async (text: string, values?: unknown[]) => (await sql.query<never>(text, values)).rows as never };
  const services = await servicesOf(db);
  const rows: TracedRow[] = [];
  for (const service of services) rows.push(...(await rowsOf(sql, service, id)));
  const [row] = rows;
  const records: TracedRecord[] = [];
  // A clock may be an hour wrong; an id that is no UUIDv7 tells no time at all, and everything is read.
  const since = id[14] === '7' ? new Date(Math.max(0, timeOf(id) - hourMs)) : new Date(0);
  await readToEnd(kafka, {
    topics: (row ? [row.topic] : topics).map((topic) => prefix + topic), since, reader: `${prefix}trace`, headers: new Set(['ce_id']),
    onRecord: ({ headers, topic, partition, offset, timestamp }) => {
      if (headers['ce_id'] === id) records.push({ topic: topic.slice(prefix.length), partition, offset, arrivedAt: new Date(timestamp) });
    },
  });
  const consumers: TracedConsumer[] = [];
  const effects: TracedEffect[] = [];
  for (const service of services) {
    consumers.push(...(await consumersOf(sql, service, id, row?.type)));
    effects.push(...(await effectsOf(sql, service, id)));
  }
  return { id, rows, records, consumers, effects };
}

async function rowsOf(sql: Client, { service, schema }: ServiceSchema, id: string): Promise<TracedRow[]> {
  const { rows } = await sql.query<Omit<TracedRow, 'service'>>(
    `SELECT topic, key, type, seq::text AS position, aggregate_version::int AS "aggregateVersion", recorded_at AS "recordedAt",
       correlation_id AS "correlationId", causation_id AS "causationId",
       (SELECT bool_and(pg_visible_in_snapshot(xid, snapshot)) FROM ${schema}.relay_position WHERE snapshot IS NOT NULL) AS relayed
     FROM ${schema}.outbox WHERE id = $1 ORDER BY seq`, [id]);
  return rows.map((row) => ({ service, ...row }));
}

async function consumersOf(sql: Client, { service, schema }: ServiceSchema, id: string, type: string | undefined): Promise<TracedConsumer[]> {
  const { rows } = await sql.query<Omit<TracedConsumer, 'service'>>(
    `SELECT coalesce(d.state, CASE WHEN i.id IS NULL THEN 'not-yet' ELSE 'handled' END) AS state, i.at, d.cause, d.attempts
     FROM (SELECT $1::uuid AS id) AS asked LEFT JOIN ${schema}.inbox AS i USING (id) LEFT JOIN ${schema}.dead_letter AS d ON d.event_id = asked.id
     WHERE i.id IS NOT NULL OR d.event_id IS NOT NULL OR EXISTS (SELECT FROM ${schema}.inbox_type WHERE type = $2)`, [id, type ?? null]);
  return rows.map((row) => ({ service, ...row }));
}

/** Tables that name the event which caused a row do so in `event_id`; only what cannot be personal is read of them. */
async function effectsOf(sql: Client, { service, schema }: ServiceSchema, id: string): Promise<TracedEffect[]> {
  const { rows: tables } = await sql.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid
     WHERE relnamespace = $1::regnamespace AND attname = 'event_id' AND atttypid = 'uuid'::regtype AND relkind IN ('r', 'p') AND NOT relispartition
       AND relname <> 'dead_letter' ORDER BY 1`, [schema]);
  const effects: TracedEffect[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.query<Omit<TracedEffect, 'service' | 'table'>>(
      `SELECT coalesce(j->>'id', j->>'seq', '?') AS id, j->>'status' AS status, j->>'reason' AS reason,
         coalesce(j->>'handed_at', j->>'updated_at', j->>'created_at', j->>'told_at') AS at
       FROM (SELECT to_jsonb(t) AS j FROM ${schema}.${sql.escapeIdentifier(name)} AS t WHERE event_id = $1) AS found ORDER BY 1 LIMIT 1000`, [id]);
    effects.push(...rows.map((row) => ({ service, table: name, ...row })));
  }
  return effects;
}
