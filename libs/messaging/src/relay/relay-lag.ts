import type { EntityManager } from 'typeorm';

export interface RelayLag {
  /** Log the slot has not passed; null when there is no slot. */
  readonly bytes: number | null;
  /** Whether a relay is connected. */
  readonly active: boolean;
  /** reserved, extended, unreserved, lost; null when there is no slot. */
  readonly walStatus: string | null;
  readonly catchingUp: boolean;
}

/** What the database knows of its relay, wherever that runs; for readiness and alarms. */
export async function relayLag(db: Pick<EntityManager, 'query'>): Promise<RelayLag> {
  const [row] = await db.query<RelayLag[]>(`
    SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float8 AS bytes, coalesce(active, false) AS active,
      wal_status AS "walStatus", coalesce(catching_up, false) AS "catchingUp"
    FROM (SELECT outbox_publication() AS name) AS mine
    LEFT JOIN pg_replication_slots ON slot_name = mine.name LEFT JOIN relay_position ON slot = mine.name`);
  if (!row) throw new Error('PostgreSQL did not answer');
  return row;
}
