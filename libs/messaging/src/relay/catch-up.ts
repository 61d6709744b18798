import type { Client } from 'pg';
import type { OutboxRow } from '../envelope.js';
import { batchEvents } from './outgoing.js';

/** The columns of an event as text, in the shape the log also sends them. */
export const outboxColumns = `id::text, topic, key, type, payload::text, aggregate_version::text, occurred_at::text, tenant, visibility,
  data_class, fiscal_year::text, traceparent, correlation_id, causation_id, drill`;

/**
 * Reads from the retained table what a lost slot would have sent: every row visible in the new slot's exported snapshot
 * and not in the last stored one. The slot sends exactly what is not visible in its snapshot, so nothing is missed between.
 * `seq` rises in commit order within a key. Answers the new slot's snapshot as PostgreSQL writes it.
 */
export async function catchUp(sql: Client, exported: string, passed: string | null, send: (rows: OutboxRow[]) => Promise<void>): Promise<string> {
  await sql.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await sql.query(`SET TRANSACTION SNAPSHOT '${exported}'`);
    const { rows } = await sql.query<{ snapshot: string }>('SELECT pg_current_snapshot()::text AS snapshot');
    await sql.query(`DECLARE missing NO SCROLL CURSOR FOR SELECT ${outboxColumns} FROM outbox
      WHERE ${passed === null ? 'true' : `NOT pg_visible_in_snapshot(xid, '${passed}')`} ORDER BY seq`);
    for (;;) {
      const batch = await sql.query<OutboxRow>(`FETCH ${batchEvents} FROM missing`);
      if (batch.rows.length === 0) break;
      await send(batch.rows);
    }
    return rows[0]?.snapshot ?? '';
  } finally {
    await sql.query('ROLLBACK');
  }
}
