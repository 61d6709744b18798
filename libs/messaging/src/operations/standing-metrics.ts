import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from '../database/connection.js';
import type { KafkaPort } from '../kafka/port.js';
import type { Metrics, Sample } from '../metrics.js';
import { atMost, unlessAborted } from '../waiting.js';

export interface StandingOptions {
  readonly databaseUrl: string;
  readonly kafka: KafkaPort;
  readonly prefix: string;
  readonly service: string;
  readonly metrics: Metrics;
  /** How often it looks. */
  readonly everyMs?: number;
}

interface Standing {
  readonly slot: readonly Sample[];
  readonly slotActive?: number;
  readonly slotLagBytes?: number;
  readonly safeWalBytes?: number;
  readonly deadLetters: readonly Sample[];
  readonly blockedKeys?: number;
  readonly oldestDeadLetterSeconds?: number;
  readonly consumerLag: readonly Sample[];
}

const nothing: Standing = { slot: [], deadLetters: [], consumerLag: [] };
const slotStates = ['reserved', 'extended', 'unreserved', 'lost', 'missing'] as const;
const letterStates = ['failed', 'waiting', 'redrive', 'discard'] as const;
const closeMs = 3_000;

/**
 * What stands in the database and the broker, whichever process leads or consumes: slot, dead letters, consumer lag. A process
 * that died cannot tell its own lag; these numbers every other tells, whatever its roles. What could not be read is left out rather than old.
 */
export class StandingMetrics {
  #now = nothing;
  readonly #stopping = new AbortController();
  #running?: Promise<void>;

  constructor(private readonly options: StandingOptions) {
    const { metrics } = options;
    metrics.gauges('tomoni_slot_state', '1 for the state of the replication slot: reserved, extended, unreserved, lost, missing', () => this.#now.slot);
    metrics.gauge('tomoni_slot_active', '1 while a relay reads from the slot, whichever process it is in', () => this.#now.slotActive);
    metrics.gauge('tomoni_slot_lag_bytes', 'Log that the slot keeps and the relay has not passed, whether or not a relay runs', () => this.#now.slotLagBytes);
    metrics.gauge('tomoni_slot_safe_wal_bytes', 'Log that may still be written before the slot is in danger; absent without max_slot_wal_keep_size', () => this.#now.safeWalBytes);
    metrics.gauges('tomoni_dead_letters', 'Events that stand in dead_letter, by state', () => this.#now.deadLetters);
    metrics.gauge('tomoni_blocked_keys', 'Keys whose later events wait behind a dead letter', () => this.#now.blockedKeys);
    metrics.gauge('tomoni_dead_letter_oldest_seconds', 'Age of the oldest dead letter; 0 when there is none', () => this.#now.oldestDeadLetterSeconds);
    metrics.gauges('tomoni_consumer_lag_events', 'Events of a topic that the service’s group has not committed', () => this.#now.consumerLag);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await unlessAborted(this.look(), signal).catch(() => undefined); // a broker that hangs keeps nobody from stopping
      await sleep(this.options.everyMs ?? 30_000, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Reads everything now. Never throws. */
  async look(): Promise<void> {
    const [stored, topics] = await this.#ofDatabase().catch(() => [nothing, []] as const);
    const consumerLag = await this.#ofBroker(topics).catch(() => []);
    this.#now = { ...stored, consumerLag };
  }

  #ofDatabase(): Promise<readonly [Standing, readonly string[]]> {
    return withConnection(this.options.databaseUrl, 'tomoni numbers', async (sql) => {
      const { rows: slots } = await sql.query<{ state: string; active: boolean; lag: number | null; safe: number | null }>(
        `SELECT coalesce(wal_status, 'missing') AS state, coalesce(active, false) AS active, pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float8 AS lag, safe_wal_size::float8 AS safe
         FROM (SELECT outbox_publication() AS name) AS mine LEFT JOIN pg_replication_slots ON slot_name = mine.name`);
      const { rows: letters } = await sql.query<{ state: string; count: number }>('SELECT state, count(*)::int AS count FROM dead_letter GROUP BY state');
      const { rows: keys } = await sql.query<{ blocked: number; oldest: number }>(
        `SELECT count(DISTINCT (topic, key))::int AS blocked, coalesce(extract(epoch FROM now() - min(recorded_at)), 0)::float8 AS oldest FROM dead_letter`);
      const { rows: handled } = await sql.query<{ topic: string }>('SELECT DISTINCT topic FROM inbox_type');
      const [slot] = slots;
      const stored: Standing = {
        slot: slotStates.map((state) => ({ labels: { state }, value: slot?.state === state ? 1 : 0 })),
        slotActive: slot?.active ? 1 : 0,
        ...(typeof slot?.lag === 'number' && { slotLagBytes: slot.lag }),
        ...(typeof slot?.safe === 'number' && { safeWalBytes: slot.safe }),
        deadLetters: letterStates.map((state) => ({ labels: { state }, value: letters.find((each) => each.state === state)?.count ?? 0 })),
        blockedKeys: keys[0]?.blocked ?? 0, oldestDeadLetterSeconds: keys[0]?.oldest ?? 0, consumerLag: [],
      };
      return [stored, handled.map(({ topic }) => topic)];
    }, { connectionTimeoutMillis: 5_000, statement_timeout: 10_000, silenceMs: 15_000 });
  }

  /** A group that has committed nothing yet has everything before it. */
  async #ofBroker(topics: readonly string[]): Promise<Sample[]> {
    if (topics.length === 0) return [];
    const { kafka, prefix, service } = this.options;
    const admin = await kafka.admin();
    const lags = await admin.lag(prefix + service, topics.map((topic) => prefix + topic)).finally(() => atMost(closeMs, admin.close()));
    return [...Map.groupBy(lags, ({ topic }) => topic)].map(([topic, partitions]) => ({
      labels: { topic: topic.slice(prefix.length) }, value: partitions.reduce((sum, { offset, end }) => sum + Number(end - offset), 0),
    }));
  }
}
