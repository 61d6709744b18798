import type { Client } from 'pg';

/** Name of a service's slot and publication; the database knows it. */
export async function slotName(sql: Client): Promise<string> {
  const { rows } = await sql.query<{ name: string }>('SELECT outbox_publication() AS name');
  if (!rows[0]) throw new Error('The outbox has no publication: run the migrations');
  return rows[0].name;
}

export type SlotState = 'missing' | 'free' | 'active' | 'lost';

export async function slotState(sql: Client, slot: string): Promise<SlotState> {
  const { rows } = await sql.query<{ active: boolean; wal_status: string | null }>(
    'SELECT active, wal_status FROM pg_replication_slots WHERE slot_name = $1', [slot]);
  const found = rows[0];
  if (!found) return 'missing';
  if (found.active) return 'active';
  return found.wal_status === 'lost' ? 'lost' : 'free';
}

/**
 * Only one relay at a time may look at the slot and act on it. The lock is held until the slot itself is ours:
 * between its creation and the end of the catch-up the slot belongs to nobody, and a standby would take it.
 * Answers whether the lock was free.
 */
export async function lockSlot(sql: Client, slot: string): Promise<boolean> {
  const { rows } = await sql.query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(hashtext('relay'), hashtext($1)) AS locked`, [slot]);
  return rows[0]?.locked === true;
}
export async function unlockSlot(sql: Client, slot: string): Promise<void> {
  await sql.query(`SELECT pg_advisory_unlock(hashtext('relay'), hashtext($1))`, [slot]);
}
