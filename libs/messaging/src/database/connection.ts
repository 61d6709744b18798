import { Client, type ClientConfig } from 'pg';
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { EntityManager, QueryRunner } from 'typeorm';

/** Work in the background may take PostgreSQL long; what is longer than this is no work any more. */
const backgroundMs = 600_000;
const closeMs = 2_000;

/** The parts of a client that its types leave out. */
interface Wire {
  readonly connection: { readonly stream: Socket };
  /** Nothing is being answered. */
  readonly readyForQuery: boolean;
  readonly processID: number;
}

/**
 * Ends a connected client whose statement has waited this long without a word from PostgreSQL. A server that is gone without one
 * (a pulled plug, a firewall that forgot the connection) would be waited for for a quarter of an hour: its own timeouts reach nobody.
 */
export function endWhenSilent(client: EventEmitter, milliseconds: number): void {
  const wire = client as Client & Wire;
  const { stream } = wire.connection;
  stream.setTimeout(milliseconds);
  const look = async (): Promise<void> => {
    if (wire.readyForQuery) return;
    const heard = stream.bytesRead;
    const isWaitedFor = isPatient(client) && (await isWorking(wire));
    if (stream.bytesRead > heard) return; // the wait has begun anew meanwhile
    if (isWaitedFor) stream.setTimeout(milliseconds); // and looks again
    else stream.destroy(Object.assign(new Error(`PostgreSQL has been silent for ${milliseconds / 1_000} s`), { code: 'ETIMEDOUT' }));
  };
  stream.on('timeout', () => void look());
}

/** Which transaction of a client may be kept waiting longer than usual, and until when. */
const patience = new WeakMap<EventEmitter, { readonly transaction: QueryRunner; readonly until: number }>();

/**
 * For a transaction that has raised its `statement_timeout` to so many milliseconds: it is waited for while PostgreSQL is seen to
 * work on it. That ends with the transaction: what the pool hands out next on the same connection waits as long as everybody.
 */
export async function bePatient({ queryRunner: transaction }: EntityManager, milliseconds: number): Promise<void> {
  if (!transaction) throw new Error('Only a transaction can be given more time');
  patience.set((await transaction.connect()) as EventEmitter, { transaction, until: performance.now() + milliseconds });
}

function isPatient(client: EventEmitter): boolean {
  const { transaction, until = 0 } = patience.get(client) ?? {};
  return transaction?.isReleased === false && until > performance.now();
}

/** Asked on another connection, because this one may lead nowhere. */
async function isWorking({ processID, host, port, user, password, database, ssl }: Client & Wire): Promise<boolean> {
  const sql = new Client({ host, port, user, password, database, ssl, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  sql.on('error', () => undefined);
  try {
    await sql.connect();
    const { rowCount } = await sql.query(`SELECT FROM pg_stat_activity WHERE pid = $1 AND state = 'active'`, [processID]);
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await closeClient(sql);
  }
}

/**
 * A connection beside the pool, for work in the background; its name is seen in `pg_stat_activity`. What breaks it rejects the
 * statement under way. @param silenceMs how long PostgreSQL may take to say anything
 */
export async function withConnection<Result>(url: string, name: string, work: (sql: Client) => Promise<Result>, { silenceMs = backgroundMs, ...config }: { silenceMs?: number } & ClientConfig = {}): Promise<Result> {
  const sql = new Client({ connectionString: url, application_name: name, connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000, ...config });
  sql.on('error', () => undefined);
  await sql.connect();
  endWhenSilent(sql, silenceMs);
  try {
    return await work(sql);
  } finally {
    await closeClient(sql);
  }
}

/** By force when PostgreSQL does not take leave. */
export async function closeClient(sql: Client): Promise<void> {
  const { stream } = (sql as unknown as Wire).connection;
  const timer = setTimeout(() => stream.destroy(), closeMs);
  await sql.end().catch(() => undefined);
  clearTimeout(timer);
}
