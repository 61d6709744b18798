import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { chainStart, entryColumns, linkHash, type AuditEntry } from './audit-entry.js';

const every = 1_000;
const batch = 500;
// One sealer at a time in a schema; a second one finds the lock taken and waits for its next turn.
const lock = `SELECT pg_try_advisory_xact_lock(hashtext(current_schema() || '.audit_seal')) AS mine`;
const xmin = 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin';
// Qualified: a bare "position" would order by the printed text, where 9 comes after 10.
const head = `SELECT s.position::text, encode(s.hash, 'hex') AS hash FROM audit_seal s ORDER BY s.position DESC LIMIT 1`;
/**
 * Rows of finished transactions only: below the snapshot's xmin nothing can appear any more, so no row is ever skipped.
 * `$4`: rows whose transaction lies in this server's future came with a restored dump, and are finished too.
 */
const unsealed = `
  SELECT ${entryColumns} FROM audit_entry e
  WHERE (e.tx, e.seq) > ($1::xid8, $2::bigint) AND (e.tx < $3::xid8 OR ($4 AND e.tx >= pg_snapshot_xmax(pg_current_snapshot())))
    AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.seq = e.seq)
  ORDER BY e.tx, e.seq LIMIT ${batch}`;

/** One walk over the unsealed rows: where it stands, and below which transaction it leaves nothing behind. */
interface Pass { readonly tx: string; readonly seq: string; readonly below: string; readonly first: boolean }
type Log = Pick<Logger, 'info' | 'error'>;

/** Links finished audit rows into the hash chain, within about a second; apart from the writes, because a chain's head would line up every commit. */
export class AuditSealer implements BeforeApplicationShutdown {
  private stopping = new AbortController();
  private running?: Promise<void>;
  /** Undefined before this process has walked over the whole table, once. */
  private pass?: Pass;
  private lastSealed?: { position: string; hash: string };
  private anchored = '';

  constructor(private readonly db: DataSource, private readonly log: Log, private readonly onSealed: (count: number) => void = () => undefined) {}

  start(): void {
    this.running = this.loop();
  }

  /** Seals what is there and ends. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.running) return;
    this.stopping.abort();
    await this.running;
    await this.sealAll().catch(() => undefined);
    this.anchor();
  }

  /** @returns how many rows were linked; 0 also when another process is at it. */
  async seal(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [turn] = await tx.query<{ mine: boolean }[]>(lock);
      if (!turn?.mine) {
        this.pass = undefined;
        return 0;
      }
      return this.link(tx);
    });
  }

  private async link(tx: EntityManager): Promise<number> {
    const [snapshot] = await tx.query<{ xmin: string }[]>(xmin);
    if (!snapshot) return 0;
    const { tx: afterTx, seq: afterSeq, below, first } = this.pass ?? { tx: '0', seq: '0', below: snapshot.xmin, first: true };
    const entries = await tx.query<AuditEntry[]>(unsealed, [afterTx, afterSeq, snapshot.xmin, first]);
    await this.append(tx, entries);
    const last = entries.at(-1);
    // A finished walk begins again where the first of its snapshots saw the first unfinished transaction.
    this.pass = last && entries.length === batch
      ? { tx: last.tx, seq: last.seq, below, first }
      : { tx: below, seq: '0', below: snapshot.xmin, first: false };
    return entries.length;
  }

  private async append(tx: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const [last] = await tx.query<{ position: string; hash: string }[]>(head);
    let { position, hash } = last ?? { position: '0', hash: chainStart };
    const links = entries.map((entry) => {
      position = String(BigInt(position) + 1n);
      hash = linkHash(hash, position, entry);
      return { position, tx: entry.tx, seq: entry.seq, hash };
    });
    await tx.query(
      `INSERT INTO audit_seal (position, tx, seq, hash)
       SELECT (link->>'position')::bigint, (link->>'tx')::xid8, (link->>'seq')::bigint, decode(link->>'hash', 'hex') FROM jsonb_array_elements($1::jsonb) AS link`,
      [JSON.stringify(links)],
    );
    this.lastSealed = { position, hash };
    this.onSealed(links.length);
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    let nextAnchor = 0;
    while (!signal.aborted) {
      try {
        await this.sealAll();
        if (performance.now() >= nextAnchor) {
          this.anchor();
          nextAnchor = performance.now() + 3_600_000;
        }
      } catch (error) {
        this.pass = undefined;
        this.log.error({ err: error }, 'the audit chain waits');
      }
      await sleep(every, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async sealAll(): Promise<void> {
    while ((await this.seal()) === batch);
  }

  /** The head goes to the log once an hour: whoever keeps the log can prove what the chain was. */
  private anchor(): void {
    if (!this.lastSealed || this.lastSealed.hash === this.anchored) return;
    this.anchored = this.lastSealed.hash;
    this.log.info({ position: this.lastSealed.position, hash: this.lastSealed.hash }, 'audit anchor');
  }
}
