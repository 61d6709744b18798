import { Client, type ClientConfig } from 'pg';
import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { EntityManager } from 'typeorm';

/** Work in the background may take PostgreSQL long; what is longer than this is no work any more. */
const backgroundMs = 600_000;
const closeMs = 2_000;

/** The parts of a client that its types leave out. */
interface Wire { readonly connection: { readonly stream: Socket }; /** Nothing is being answered. */ readonly readyForQuery: boolean }

/**
 * Ends a connected client whose statement has waited this long without a word from PostgreSQL. A server that is gone without one
 * (a pulled plug, a firewall that forgot the connection) would be waited for for a quarter of an hour: its own timeouts reach nobody.
 */
export function endWhenSilent(client: EventEmitter, milliseconds: number): void {
  const wire = client as EventEmitter & Wire;
  const { stream } = wire.connection;
  stream.setTimeout(milliseconds);
  stream.on('timeout', () => {
    if (wire.readyForQuery) return;
    if ((patience.get(client) ?? 0) > performance.now()) stream.setTimeout(milliseconds); // and looks again
    else stream.destroy(Object.assign(new Error(`PostgreSQL has been silent for ${milliseconds / 1_000} s`), { code: 'ETIMEDOUT' }));
  });
}

/** Until when a client may be kept waiting longer than usual. */
const patience = new WeakMap<EventEmitter, number>();

/** For a transaction that has raised its `statement_timeout` to so many milliseconds; within them also for the next ones of its connection. */
export async function bePatient(tx: EntityManager, milliseconds: number): Promise<void> {
  const client = (await tx.queryRunner?.connect()) as EventEmitter | undefined;
  if (client) patience.set(client, performance.now() + milliseconds);
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
