import type { Client } from 'pg';
import { idAt } from './chain.js';
import type { Window } from './kafka-facts.js';
import type { OwnFact, RecordFact } from './sheet.js';

/** Which events the relay has noted as being in Kafka: visible in all of these, as PostgreSQL writes snapshots. None: nothing. */
export async function relayedSnapshots(sql: Client): Promise<string[]> {
  const { rows } = await sql.query<{ snapshot: string | null }>('SELECT snapshot::text FROM relay_position');
  return rows.every(({ snapshot }) => snapshot !== null) ? rows.map(({ snapshot }) => snapshot ?? '') : [];
}

/** Topics of a table whose primary key begins with the topic, without reading it. */
export async function topicsIn(sql: Client, table: 'outbox_key' | 'inbox_key'): Promise<string[]> {
  const { rows } = await sql.query<{ topic: string }>(
    `WITH RECURSIVE found AS (SELECT min(topic) AS topic FROM ${table} UNION ALL
       SELECT (SELECT min(topic) FROM ${table} WHERE topic > found.topic) FROM found WHERE found.topic IS NOT NULL)
     SELECT topic FROM found WHERE topic IS NOT NULL`);
  return rows.map(({ topic }) => topic);
}

/** Types the service handles: their topic, and since when (milliseconds; -Infinity: from the first event). */
export async function handledTypes(sql: Client): Promise<Map<string, { topic: string; since: number }>> {
  const { rows } = await sql.query<{ type: string; topic: string; since: number }>('SELECT type, topic, extract(epoch FROM since)::float8 * 1000 AS since FROM inbox_type');
  return new Map(rows.map(({ type, topic, since }) => [type, { topic, since }]));
}

export interface Kept {
  readonly outboxSince: Date;
  readonly inboxSince: Date;
}
/** Since when rows and effects are kept for certain. */
export async function keptSince(sql: Client): Promise<Kept> {
  const { rows } = await sql.query<Kept>('SELECT now() - outbox_retention AS "outboxSince", now() - inbox_retention AS "inboxSince" FROM messaging_setting');
  if (!rows[0]) throw new Error('messaging_setting is empty');
  return rows[0];
}

const fetchRows = 5_000;

/** Rows of the outbox by topic. */
export async function outboxFacts(sql: Client, topics: readonly string[], { from, to }: Window, passed: readonly string[]): Promise<Map<string, OwnFact[]>> {
  const relayed = passed.length === 0 ? 'false' : passed.map((_, at) => `pg_visible_in_snapshot(xid, $${at + 4})`).join(' AND ');
  return byTopic<OwnFact>(sql,
    `SELECT topic, id::text, aggregate_version::float8 AS position, key, ${relayed} AS settled
     FROM outbox WHERE topic = ANY ($1) AND id >= $2 AND id < $3`, [topics, idAt(from), idAt(to), ...passed]);
}

/** Effects in the inbox by topic; the empty one holds those of before the topic was noted. */
export async function inboxFacts(sql: Client, topics: readonly string[], { from, to }: Window): Promise<Map<string, OwnFact[]>> {
  return byTopic<OwnFact>(sql,
    `SELECT coalesce(topic, '') AS topic, id::text, version::float8 AS position, true AS settled
     FROM inbox WHERE (topic = ANY ($1) OR topic IS NULL) AND id >= $2 AND id < $3`, [topics, idAt(from), idAt(to)]);
}

async function byTopic<Fact extends object>(sql: Client, query: string, values: unknown[]): Promise<Map<string, Fact[]>> {
  const facts = new Map<string, Fact[]>();
  await sql.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await sql.query(`DECLARE facts NO SCROLL CURSOR FOR ${query}`, values);
    for (;;) {
      const { rows } = await sql.query<Fact & { topic: string }>(`FETCH ${fetchRows} FROM facts`);
      if (rows.length === 0) return facts;
      for (const { topic, ...fact } of rows) {
        const known = facts.get(topic);
        if (known) known.push(fact as unknown as Fact);
        else facts.set(topic, [fact as unknown as Fact]);
      }
    }
  } finally {
    await sql.query('ROLLBACK');
  }
}

const lookup = 1_000;

/** Of these ids, which have a row somewhere in the outbox. */
export const withRow = (sql: Client, ids: readonly string[]): Promise<Set<string>> => known(sql, 'outbox', ids);
/** Of these ids, which stand in the inbox. */
export const withEffect = (sql: Client, ids: readonly string[]): Promise<Set<string>> => known(sql, 'inbox', ids);

async function known(sql: Client, table: 'outbox' | 'inbox', ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const sorted = [...ids].sort();
  for (let at = 0; at < sorted.length; at += lookup) {
    const some = sorted.slice(at, at + lookup);
    const { rows } = await sql.query<{ id: string }>(`SELECT id::text FROM ${table} WHERE id >= $2 AND id <= $3 AND id = ANY ($1)`, [some, some[0], some.at(-1)]);
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** How far the keys of these records have come. */
export async function highestVersions(sql: Client, topic: string, records: readonly RecordFact[]): Promise<Record<string, number>> {
  if (records.length === 0) return {};
  const keys = [...new Set(records.map(({ key }) => key))].slice(0, lookup);
  const { rows } = await sql.query<{ key: string; version: number }>('SELECT key, version::float8 AS version FROM outbox_key WHERE topic = $1 AND key = ANY ($2)', [topic, keys]);
  return Object.fromEntries(rows.map(({ key, version }) => [key, version]));
}

interface Gap { readonly key: string; readonly position: number; readonly after: string }

/** Versions that no row has, between two rows of their key. Concurrent writers may mint their ids in another order, over the hour: so every one is looked up. */
export async function versionGaps(sql: Client, topic: string, rows: readonly OwnFact[], excused: ReadonlySet<string>): Promise<Gap[]> {
  const suspects: Gap[] = [];
  for (const [key, ofKey] of Map.groupBy(rows, (row) => row.key ?? '')) {
    ofKey.sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
    for (const [at, { id, position: noted }] of ofKey.entries()) {
      const position = noted ?? 0;
      const next = ofKey[at + 1]?.position ?? position;
      for (let missing = position + 1; missing < next && suspects.length < lookup; missing += 1)
        if (!excused.has(`${key}\0${missing}`)) suspects.push({ key, position: missing, after: id });
    }
  }
  if (suspects.length === 0) return [];
  const { rows: found } = await sql.query<{ key: string; position: number }>(
    `SELECT key, aggregate_version::float8 AS position FROM outbox WHERE topic = $1
       AND (key, aggregate_version) IN (SELECT * FROM unnest($2::text[], $3::bigint[]))`, [topic, suspects.map(({ key }) => key), suspects.map(({ position }) => position)]);
  const elsewhere = new Set(found.map(({ key, position }) => `${key}\0${position}`));
  return suspects.filter(({ key, position }) => !elsewhere.has(`${key}\0${position}`));
}
