import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { closeClient, endWhenSilent } from '../database/connection.js';
import { describeError, isTransient } from '../errors.js';
import type { KafkaPort } from '../kafka/port.js';
import type { TopicOptions } from '../kafka/topics.js';
import type { Metrics } from '../metrics.js';
import { catchUp } from './catch-up.js';
import { Delivery } from './delivery.js';
import { toMessage } from './outgoing.js';
import { Position, Superseded } from './position.js';
import { relayConnection, ReplicationConnection } from './replication-connection.js';
import { lockSlot, slotName, slotState, unlockSlot } from './slot.js';
import { Stream } from './stream.js';

/** Looking for what is to be caught up may take PostgreSQL so long. The stream itself is heard every ten seconds. */
const silenceMs = 300_000;

export interface RelayOptions {
  /** Of the schema's owner: it replicates, creates the slot and stores the position. */
  readonly databaseUrl: string;
  readonly kafka: KafkaPort;
  readonly topics: TopicOptions;
  readonly metrics: Metrics;
  readonly log: (message: string) => void;
  /** How often a standby looks whether the slot is free, milliseconds. */
  readonly standbyMs?: number;
  /** How long a stop may take to send what is under way, milliseconds. */
  readonly drainMs?: number;
}

/**
 * Moves the outbox to Kafka in commit order. Any number may run; the one that holds the slot sends.
 *
 * Two may send at once for a moment: one that slept (a stopped machine) wakes while a standby has taken over. Nothing is
 * reordered then. Each sends a contiguous run of the same order that begins where everything before is already in Kafka,
 * so the first appearance of every event still follows the first appearance of its predecessor; the rest are duplicates,
 * which consumers know by their id. It ends within half a second, when the sleeper reads that it is superseded.
 */
export class Relay {
  readonly #metrics: ReturnType<typeof relayMetrics>;
  readonly #delivery: Delivery;
  readonly #stopping = new AbortController();
  /** Gives up what a drain could not send in time. */
  readonly #abandoned = new AbortController();
  #running?: Promise<void>;
  #stream?: Stream;
  #state: 'starting' | 'standby' | 'catching-up' | 'sending' | 'stopped' = 'starting';

  constructor(private readonly options: RelayOptions) {
    this.#metrics = relayMetrics(options.metrics, () => this);
    this.#delivery = new Delivery(options.kafka, options.topics, (reason, attempt) => {
      this.#metrics.failures.add();
      if (attempt === 1 || attempt % 10 === 0) options.log(`Kafka did not take a batch (attempt ${attempt}): ${reason}`);
    });
  }

  get state() {
    return this.#state;
  }
  /** Bytes of the log between what the server has and what is in Kafka; undefined on a standby. */
  get lagBytes(): number | undefined {
    return this.#stream?.lagBytes;
  }
  /** Age of the oldest event that is not in Kafka, seconds; 0 when there is none, undefined on a standby. */
  get lagSeconds(): number | undefined {
    return this.#stream?.lagSeconds;
  }

  /** Events received and not in Kafka; undefined on a standby. */
  get waiting(): number | undefined {
    return this.#stream?.waiting;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Sends what has been received, stores the position, frees the slot. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const timer = setTimeout(() => this.#abandoned.abort(), this.options.drainMs ?? 4_000);
    await this.#running;
    clearTimeout(timer);
    await this.#delivery.close();
    this.#state = 'stopped';
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let failures = 0; !signal.aborted; ) {
      const began = Date.now();
      try {
        await this.#once();
      } catch (error) {
        if (signal.aborted) return;
        failures = Date.now() - began > 60_000 ? 1 : failures + 1;
        const wait = error instanceof Superseded ? 1_000 : Math.min(10_000, 100 * 2 ** Math.min(failures, 7));
        if (failures === 1 || failures % 10 === 0 || !isTransient(error)) this.options.log(`The relay begins again: ${describeError(error)}`);
        this.#metrics.restarts.add();
        await sleep(wait, undefined, { signal }).catch(() => undefined);
      } finally {
        this.#stream = undefined;
      }
    }
  }

  /** From connecting to losing the connection, the lead, or the wish to go on. */
  async #once(): Promise<void> {
    this.#state = 'starting';
    const sql = new Client(relayConnection(this.options.databaseUrl));
    const lost = new Promise<never>((_, reject) => sql.on('error', reject));
    lost.catch(() => undefined);
    await sql.connect();
    endWhenSilent(sql, silenceMs);
    try {
      await Promise.race([lost, this.#lead(sql, await slotName(sql), lost)]);
    } finally {
      await closeClient(sql);
    }
  }

  async #lead(sql: Client, slot: string, lost: Promise<never>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      if (await lockSlot(sql, slot)) {
        const leading = await this.#takeOver(sql, slot).finally(() => unlockSlot(sql, slot));
        if (leading) return await this.#send(leading, lost);
      }
      this.#state = 'standby';
      await sleep(this.options.standbyMs ?? 1_000, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }

  /** Under the lock: makes the slot ours, with a catch-up when it was lost or never there. */
  async #takeOver(sql: Client, slot: string): Promise<{ stream: Stream } | undefined> {
    const state = await slotState(sql, slot);
    if (state === 'active') return undefined;
    const connection = await ReplicationConnection.open(this.options.databaseUrl);
    // A new slot waits for every transaction under way in the whole server, and a stop must not.
    const giveUp = () => connection.destroy();
    this.#stopping.signal.addEventListener('abort', giveUp, { once: true });
    try {
      const [system] = await connection.query<{ systemid: string }>('IDENTIFY_SYSTEM');
      const position = new Position(sql, slot, randomUUID());
      const stored = await position.take(system?.systemid ?? '', state !== 'free');
      if (stored.catchingUp) await this.#replaceSlot(sql, connection, slot, state !== 'missing', position, stored.snapshot);
      // Slots of earlier versions: a standby that copies slots takes only those that say so.
      else await connection.query(`ALTER_REPLICATION_SLOT "${slot}" (FAILOVER true)`);
      const stream = new Stream(connection, position, this.#delivery, this.options.topics.prefix, this.#metrics);
      await stream.open(slot, stored.catchingUp ? null : stored.confirmed);
      return { stream };
    } catch (error) {
      connection.destroy();
      if (isObjectInUse(error)) return undefined; // somebody without the lock was quicker
      throw error;
    } finally {
      this.#stopping.signal.removeEventListener('abort', giveUp);
    }
  }

  async #replaceSlot(sql: Client, connection: ReplicationConnection, slot: string, drop: boolean, position: Position, passed: string | null): Promise<void> {
    this.#state = 'catching-up';
    if (drop) await sql.query('SELECT pg_drop_replication_slot($1)', [slot]);
    const [created] = await connection.query<{ snapshot_name: string }>(`CREATE_REPLICATION_SLOT "${slot}" LOGICAL pgoutput (SNAPSHOT 'export', FAILOVER true)`);
    let count = 0;
    const snapshot = await catchUp(sql, created?.snapshot_name ?? '', passed, async (rows) => {
      const batch = rows.map((row) => toMessage(row, this.options.topics.prefix));
      await this.#delivery.sendSplit(batch, this.#stopping.signal); // what is not stored, the next catch-up sends again
      count += rows.length;
      this.#metrics.sent.add(rows.length);
    });
    await position.caughtUp(snapshot);
    if (passed !== null || count > 0) this.options.log(`The slot ${slot} was ${drop ? 'lost' : 'missing'}; ${count} events were caught up from the outbox`);
  }

  async #send({ stream }: { stream: Stream }, lost: Promise<never>): Promise<void> {
    this.#stream = stream;
    this.#state = 'sending';
    await stream.run(this.#stopping.signal, this.#abandoned.signal, lost);
  }
}

const isObjectInUse = (error: unknown) => error instanceof Error && 'code' in error && error.code === '55006';

export function relayMetrics(metrics: Metrics, relay: () => Relay) {
  metrics.gauge('tomoni_relay_lag_bytes', 'Log between PostgreSQL and what is in Kafka, bytes; absent on a standby', () => relay().lagBytes);
  metrics.gauge('tomoni_relay_lag_seconds', 'Age of the oldest event that is not in Kafka; absent on a standby', () => relay().lagSeconds);
  metrics.gauge('tomoni_relay_waiting_events', 'Events received from PostgreSQL and not in Kafka; absent on a standby', () => relay().waiting);
  metrics.gauge('tomoni_relay_leading', '1 on the relay that holds the slot', () => (relay().state === 'sending' ? 1 : 0));
  return {
    sent: metrics.counter('tomoni_relay_sent_total', 'Events acknowledged by Kafka'),
    batches: metrics.counter('tomoni_relay_batches_total', 'Requests acknowledged by Kafka'),
    failures: metrics.counter('tomoni_relay_send_failures_total', 'Requests Kafka did not acknowledge; each is repeated'),
    restarts: metrics.counter('tomoni_relay_restarts_total', 'Times the relay began again'),
  };
}
