import type { EntityManager } from 'typeorm';
import { laneKey, type Delivery } from './delivery.js';
import type { Handlers } from './handlers.js';

/** What the database knows about a batch, read under the locks of all its keys. */
export interface Known {
  /** Ids not seen before. */
  readonly fresh: ReadonlySet<string>;
  /** Last version seen before this batch, by lane key; 0 for a key that is new. */
  readonly versions: ReadonlyMap<string, number>;
  /** Lane keys with an unresolved dead letter. */
  readonly blocked: ReadonlySet<string>;
}

/**
 * Locks the keys, tells how far each had come, and moves it to its last event of this batch.
 *
 * One statement that finds its rows by the index whatever the table's size. A join with the table would be planned once for each
 * connection, while the table is small, and go on reading it whole at every batch when it has grown.
 * Sorted, so that two batches of two processes (a rebalance) take common locks in the same order.
 */
const takeKeys = `
  INSERT INTO inbox_key AS known (topic, key, version)
  SELECT topic, key, version FROM unnest($1::text[], $2::text[], $3::bigint[]) AS k (topic, key, version) ORDER BY topic, key
  ON CONFLICT (topic, key) DO UPDATE SET version_before = known.version, version = greatest(known.version, excluded.version)
  RETURNING topic, key, version_before`;
const addIds = `
  INSERT INTO inbox (id, topic, version) SELECT id, topic, version FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS i (id, topic, version)
  ORDER BY id ON CONFLICT DO NOTHING RETURNING id`;
// A statement of its own after the locks: it must see what the last holder of a lock has committed.
const blockedKeys = 'SELECT DISTINCT topic, key FROM dead_letter WHERE (topic, key) IN (SELECT * FROM unnest($1::text[], $2::text[]))';

interface KeyRow { topic: string; key: string }

/**
 * Takes the keys of the batch, notes the ids of `toHandle` and tells which are new.
 * The three statements go out together on a pipelined connection.
 */
export async function enter(tx: EntityManager, batch: readonly Delivery[], toHandle: readonly Delivery[]): Promise<Known> {
  const last = new Map<string, { topic: string; key: string; version: number }>();
  for (const delivery of batch) {
    const { topic, key, version } = delivery;
    const lane = laneKey(delivery);
    last.set(lane, { topic, key, version: Math.max(version, last.get(lane)?.version ?? 0) });
  }
  const keys = [...last.values()];
  const columns = [keys.map(({ topic }) => topic), keys.map(({ key }) => key)];
  const [taken, added, blocked] = await Promise.all([
    tx.query<(KeyRow & { version_before: string })[]>(takeKeys, [...columns, keys.map(({ version }) => version)]),
    tx.query<{ id: string }[]>(addIds, [toHandle.map(({ id }) => id), toHandle.map(({ topic }) => topic), toHandle.map(({ version }) => version)]),
    tx.query<KeyRow[]>(blockedKeys, columns),
  ]);
  return {
    fresh: new Set(added.map(({ id }) => id)),
    versions: new Map(taken.map((row) => [laneKey(row), Number(row.version_before)])),
    blocked: new Set(blocked.map(laneKey)),
  };
}

/** Notes since when each type is handled: from the first event of its topic, or from now on when the topic was read before without it. */
export async function noteTypes(db: Pick<EntityManager, 'query'>, contracts: readonly { readonly type: string; readonly topic: string }[]): Promise<void> {
  const columns = [contracts.map(({ type }) => type), contracts.map(({ topic }) => topic)];
  await db.query(
    `WITH gone AS (DELETE FROM inbox_type WHERE type <> ALL ($1))
     INSERT INTO inbox_type (type, topic, since)
     SELECT type, topic, CASE WHEN EXISTS (SELECT FROM inbox_key AS k WHERE k.topic = handled.topic) THEN now() ELSE '-infinity' END
     FROM unnest($1::text[], $2::text[]) AS handled (type, topic) ORDER BY type ON CONFLICT DO NOTHING`,
    columns);
}

/** Notes what can be made anew, for operators to choose from. */
export async function noteProjections(db: Pick<EntityManager, 'query'>, found: ReturnType<Handlers['projections']>): Promise<void> {
  await db.query(
    `WITH gone AS (DELETE FROM projection WHERE name <> ALL (SELECT noted ->> 'name' FROM jsonb_array_elements($1) AS noted))
     INSERT INTO projection SELECT name, tables, topics FROM jsonb_to_recordset($1) AS noted (name text, tables text[], topics text[]) ORDER BY name
     ON CONFLICT (name) DO UPDATE SET tables = excluded.tables, topics = excluded.topics`,
    [JSON.stringify(found.map(({ projection, topics }) => ({ ...projection, topics })))]);
}

/** Puts a delivery behind the others of its key. */
export async function addDeadLetter(tx: EntityManager, delivery: Delivery, state: 'failed' | 'waiting', cause: string, attempts: number): Promise<void> {
  const { id, topic, key, type, partition, offset, headers, value } = delivery;
  await tx.query(
    `INSERT INTO dead_letter (event_id, topic, key, type, state, cause, attempts, source_partition, source_offset, headers, value)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, topic, key, type, state, cause.slice(0, 4_000).replaceAll('\0', ''), attempts, partition, String(offset), JSON.stringify(headers), value]);
}
