import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { withConnection } from '../database/connection.js';
import { CannotBeDone, describeError, isTransient, TransientError } from '../errors.js';
import type { BatchDependencies } from '../inbox/batch.js';
import { Consumption } from '../inbox/consumption.js';
import { inboxMetrics } from '../inbox/inbox-metrics.js';
import { Worker } from '../inbox/worker.js';
import type { KafkaPort, PartitionRange } from '../kafka/port.js';
import type { MessagingOptions } from '../messaging.js';
import { Metrics } from '../metrics.js';
import { FollowingWorker } from './following-worker.js';
import type { Projection } from './projection.js';
import { analyzeShadow, dropShadow, lockLive, makeShadow, swap } from './shadow.js';

export interface RebuildsDependencies extends Omit<BatchDependencies, 'metrics'> {
  readonly kafka: KafkaPort;
  readonly options: MessagingOptions;
}

interface Requested {
  readonly id: string;
  readonly projection: string;
}

const [lanes, batch, window] = [4, 100, 2_000];
const progressMs = 1_000;
/** Swaps are tried when no more than this is left: then the service stands still for a fraction of a second. */
const fewLeft = 1_500;
/** Longer the service is never held up. */
const swapMs = 5_000;

/** Does what operators request: makes a projection anew from the log, beside the live one, and puts it in its place. */
export class Rebuilds {
  #running?: Promise<void>;
  readonly #stopping = new AbortController();

  constructor(private readonly needs: RebuildsDependencies) {}

  /** Begins if something is requested, or if who was at it is gone. */
  async look(): Promise<void> {
    if (this.#running || this.#stopping.signal.aborted) return;
    const [open] = await this.needs.db.query<Requested[]>(`SELECT id, projection FROM projection_rebuild WHERE state IN ('requested', 'running') ORDER BY id LIMIT 1`);
    if (open) this.#running = this.#run(open).finally(() => (this.#running = undefined));
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** As the schema's owner; one process at a time, and when it dies another begins again. */
  async #run(requested: Requested): Promise<void> {
    const { options, log } = this.needs;
    try {
      await withConnection(options.replicationUrl, 'tomoni rebuild', async (sql) => {
        const { rows } = await sql.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(hashtext('projection rebuild'), hashtext(current_schema())) AS mine`);
        if (rows[0]?.mine) await this.#asRequested(sql, requested);
      });
    } catch (error) {
      if (!this.#stopping.signal.aborted) log(`The rebuild of ${requested.projection} begins again: ${describeError(error)}`);
    }
  }

  /** @throws what may pass by itself */
  async #asRequested(sql: Client, { id, projection: name }: Requested): Promise<void> {
    const { rowCount } = await sql.query(`UPDATE projection_rebuild SET state = 'running', started_at = now(), read = 0 WHERE id = $1 AND state IN ('requested', 'running')`, [id]);
    if (rowCount === 0) return;
    try {
      const found = this.needs.handlers.projections().find(({ projection }) => projection.name === name);
      if (!found) throw new CannotBeDone(`This version of the service has no projection "${name}".`);
      const outcome = await this.#rebuild(sql, id, found.projection, found.topics);
      this.needs.log(`The rebuild of ${name} is ${outcome}`);
    } catch (error) {
      if (isTransient(error) || this.#stopping.signal.aborted) throw error;
      await sql.query(`UPDATE projection_rebuild SET state = 'failed', cause = $2, ended_at = now() WHERE id = $1`, [id, describeError(error)]);
      this.needs.log(`The rebuild of ${name} has failed, and nothing was changed: ${describeError(error)}`);
    } finally {
      await dropShadow(sql).catch(() => undefined); // or with the next
    }
  }

  async #rebuild(sql: Client, id: string, projection: Projection, topics: readonly string[]): Promise<'done' | 'cancelled'> {
    const { kafka, options, handlers, db, log, memoryMs } = this.needs;
    const shadow = await beside(db, await makeShadow(sql, projection.tables)).initialize();
    const metrics = inboxMetrics(new Metrics(), () => 0);
    const needs = { db: shadow, handlers: handlers.into(projection), metrics, log, memoryMs };
    const worker = new FollowingWorker(db, new Worker(needs, { attempts: options.attempts ?? 3, pauseMs: options.retryPauseMs ?? 200 }), await discarded(sql));
    const { prefix } = options.topics;
    const consumption = new Consumption({
      kafka, groupId: `${prefix}${options.service}-rebuild-${randomUUID()}`, topics: topics.map((topic) => prefix + topic), prefix, worker, metrics, log,
      lanes, batch, window, prepare: () => Promise.resolve(),
    });
    const admin = await kafka.admin();
    try {
      consumption.start();
      const ranges = () => admin.rangesSince(topics.map((topic) => prefix + topic), 0);
      for (let isAnalyzed = false; ; await sleep(progressMs, undefined, { signal: this.#stopping.signal })) {
        if (!(await noteProgress(sql, id, consumption, await ranges()))) return 'cancelled';
        await refuseFailed(sql, shadow);
        if (consumption.unread(await ranges()) + consumption.inFlight > fewLeft) continue;
        if (!isAnalyzed) await analyzeShadow(sql, projection.tables);
        isAnalyzed = true;
        if (await this.#replaceLive(sql, { id, projection, consumption, worker, shadow, ranges })) return 'done';
      }
    } finally {
      await consumption.stop();
      await Promise.all([admin.close(), shadow.destroy()]);
    }
  }

  /** Answers false when somebody holds the tables. @throws when the rest cannot be handled in time: then all begins again */
  async #replaceLive(sql: Client, { id, projection, consumption, worker, shadow, ranges }: Replacement): Promise<boolean> {
    await sql.query(`BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '${swapMs}'`);
    try {
      await lockLive(sql, projection.tables);
    } catch (error) {
      await sql.query('ROLLBACK');
      if (isTransient(error)) return false;
      throw error;
    }
    try {
      worker.isLast = true;
      const ends = await ranges();
      for (const end = Date.now() + swapMs; consumption.unread(ends) + consumption.inFlight > 0; await sleep(5))
        if (Date.now() > end) throw new TransientError(`the last events were not handled within ${swapMs / 1_000} s`);
      await refuseFailed(sql, shadow);
      await refuseReleased(sql, worker.parked);
      await swap(sql, projection.tables);
      const { rowCount } = await sql.query(`UPDATE projection_rebuild SET state = 'done', read = $2, to_read = $2, ended_at = now() WHERE id = $1 AND state = 'running'`, [id, sizeOf(ends)]);
      if (rowCount === 0) throw new TransientError('it was cancelled at the last moment');
      await sql.query('COMMIT');
      return true;
    } catch (error) {
      await sql.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

interface Replacement {
  readonly id: string;
  readonly projection: Projection;
  readonly consumption: Consumption;
  readonly worker: FollowingWorker;
  readonly shadow: DataSource;
  readonly ranges: () => Promise<PartitionRange[]>;
}

/** The same service, with everything it writes and reads in the schema beside. */
function beside(db: DataSource, schema: string): DataSource {
  const { options } = db;
  const live = 'schema' in options ? options.schema : undefined;
  const extra = { ...(options.extra as object), options: `-c search_path=${[schema, live, 'public'].filter(Boolean).join(',')}`, max: undefined };
  return new DataSource({ ...options, schema, migrations: [], poolSize: lanes, extra } as DataSourceOptions);
}

/** What an operator gave up had no effect, and gets none. */
async function discarded(sql: Client): Promise<Set<string>> {
  const { rows } = await sql.query<{ id: string }>(`SELECT event ->> 'eventId' AS id FROM events_audit, jsonb_array_elements(detail -> 'events') AS event WHERE action = 'discard'`);
  return new Set(rows.map(({ id }) => id));
}

const sizeOf = (ranges: readonly PartitionRange[]): number => ranges.reduce((sum, { offset, end }) => sum + Number(end - offset), 0);

/** Answers false when it was cancelled. */
async function noteProgress(sql: Client, id: string, consumption: Consumption, ranges: readonly PartitionRange[]): Promise<boolean> {
  const toRead = sizeOf(ranges);
  const read = Math.max(0, toRead - consumption.unread(ranges) - consumption.inFlight);
  const { rowCount } = await sql.query(`UPDATE projection_rebuild SET read = $2, to_read = $3 WHERE id = $1 AND state = 'running'`, [id, read, toRead]);
  return rowCount === 1;
}

/** @throws {CannotBeDone} when today's handlers cannot handle what others once did */
async function refuseFailed(sql: Client, shadow: DataSource): Promise<void> {
  const [first] = await shadow.query<{ type: string; event_id: string; cause: string; all: number }[]>(
    `SELECT type, event_id, cause, (SELECT count(*)::int FROM dead_letter WHERE state = 'failed') AS all FROM dead_letter WHERE state = 'failed' ORDER BY seq LIMIT 1`);
  if (first) throw new CannotBeDone(`${first.all} events cannot be handled, the first ${first.type} ${first.event_id}: ${first.cause}`);
}

/** @throws {TransientError} when an event was released that has no effect here */
async function refuseReleased(sql: Client, parked: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql.query<{ count: number }>('SELECT count(*)::int AS count FROM dead_letter WHERE event_id = ANY ($1)', [[...parked]]);
  if ((rows[0]?.count ?? 0) < parked.size) throw new TransientError('a dead letter was released or given up meanwhile');
}
