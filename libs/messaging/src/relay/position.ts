import type { Client } from 'pg';
import { formatLsn, parseLsn } from './pgoutput.js';

export interface StoredPosition {
  /** Transactions visible in it are in Kafka; null when nothing was ever sent. */
  readonly snapshot: string | null;
  readonly catchingUp: boolean;
  /** Everything committed before it is in Kafka. The slot's own is older after a crash: PostgreSQL writes it down at checkpoints only. */
  readonly confirmed: string | null;
}

/** Another relay has written its name over ours: whatever we still hold is its business now. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** The relay's own position. Its leader is whoever became it last; a relay that wakes from a long sleep finds it is no more. */
export class Position {
  /** A snapshot and the end of the log at that moment: true once everything up to that end is in Kafka. */
  #candidate?: { snapshot: string; end: bigint };
  #stored = 0n;

  constructor(private readonly sql: Client, private readonly slot: string, private readonly leader: string) {}

  /** Takes the lead. A position of another cluster (a restored dump) is worth nothing: its transaction numbers mean others. */
  async take(systemId: string, catchingUp: boolean): Promise<StoredPosition> {
    const { rows } = await this.sql.query<{ snapshot: string | null; catching_up: boolean; confirmed: string | null }>(
      `INSERT INTO relay_position AS mine (slot, system_id, leader, catching_up) VALUES ($1, $2, $3, $4)
       ON CONFLICT (slot) DO UPDATE SET leader = $3, system_id = $2, updated_at = now(),
         catching_up = mine.catching_up OR $4 OR mine.system_id <> $2,
         snapshot = CASE WHEN mine.system_id = $2 THEN mine.snapshot END,
         confirmed_lsn = CASE WHEN mine.system_id = $2 THEN mine.confirmed_lsn END
       RETURNING snapshot::text, catching_up, confirmed_lsn::text AS confirmed`,
      [this.slot, systemId, this.leader, catchingUp]);
    return { snapshot: rows[0]?.snapshot ?? null, catchingUp: rows[0]?.catching_up ?? true, confirmed: rows[0]?.confirmed ?? null };
  }

  /** The catch-up is done: everything visible in the slot's own snapshot is in Kafka. @throws {Superseded} */
  async caughtUp(snapshot: string): Promise<void> {
    await this.#write('catching_up = false, snapshot = $3::pg_snapshot', [snapshot]);
  }

  /** Stores how far `done` has come. Answers whether everything up to `last` is covered, so that nobody need call again. @throws {Superseded} */
  async store(done: bigint, last: bigint): Promise<boolean> {
    const ripe = this.#candidate && this.#candidate.end <= done ? this.#candidate : undefined;
    if (ripe) this.#stored = ripe.end;
    const columns = ripe ? 'confirmed_lsn = $3::pg_lsn, snapshot = $4::pg_snapshot' : 'confirmed_lsn = $3::pg_lsn';
    await this.#write(columns, ripe ? [formatLsn(done), ripe.snapshot] : [formatLsn(done)]);
    if (this.#stored >= last) return true;
    if (ripe || !this.#candidate) this.#candidate = await this.#look();
    return false;
  }

  // The snapshot is taken when the statement begins, the end of the log is read after it: never the other way round.
  async #look(): Promise<{ snapshot: string; end: bigint }> {
    const { rows } = await this.sql.query<{ snapshot: string; end: string }>(
      'SELECT pg_current_snapshot()::text AS snapshot, pg_current_wal_insert_lsn()::text AS "end"');
    const [row] = rows;
    if (!row) throw new Error('PostgreSQL did not answer its own position');
    return { snapshot: row.snapshot, end: parseLsn(row.end) };
  }

  async #write(columns: string, values: readonly string[]): Promise<void> {
    const { rowCount } = await this.sql.query(
      `UPDATE relay_position SET ${columns}, updated_at = now() WHERE slot = $1 AND leader = $2`, [this.slot, this.leader, ...values]);
    if (rowCount !== 1) throw new Superseded('Another relay has taken over');
  }
}
