import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { grantApplicationDrafted } from '@tomoni/contracts';
import { connectKafka, ensureTopics, fiscalYear, publish, topicsOf, type KafkaRecord } from '@tomoni/messaging';
import { poisonGroup } from './effect.js';
import { eventTypes, type BenchEvent } from './event-types.js';
import { outboxEvent, record as recordForDebezium } from './peers/debezium/outbox.js';
import { leaseOutbox, record } from './peers/lease/outbox.js';
import { processorTime } from './process-tree.js';
import { ourRecording, Publisher, type Recording } from './publisher.js';
import { ownProgram, tenant, topicPrefix, withClient, type Database, type Program, type Servers } from './servers.js';

const { type, topic, visibility, dataClass, example } = grantApplicationDrafted;
export const eventTopic = topic;

const leaseRecording: Recording = (tx, applicationId) => {
  const headers = {
    'content-type': 'application/json', ce_specversion: '1.0', ce_id: randomUUID(), ce_source: `/${tenant}/participation`, ce_type: type, ce_subject: applicationId,
    ce_time: new Date().toISOString(), ce_tenant: tenant, ce_visibility: visibility, ce_dataclass: dataClass, ce_fiscalyear: String(fiscalYear(new Date())), ce_personal: 'false',
  };
  return tx.query(record, [topic, applicationId, { ...example, applicationId }, headers]);
};

const debeziumRecording: Recording = (tx, applicationId) => tx.query(recordForDebezium, [randomUUID(), topic, applicationId, type, { ...example, applicationId }]);

/** Ours, the claim-and-delete poller, the lease-and-delete outbox that publishes each message by itself, Debezium's outbox event router. */
export type WayName = 'relay' | 'poller' | 'lease' | 'debezium';
const recordings: Readonly<Record<WayName, Recording>> = { relay: ourRecording, poller: ourRecording, lease: leaseRecording, debezium: debeziumRecording };
const ownTables: Partial<Readonly<Record<WayName, string>>> = { lease: leaseOutbox, debezium: outboxEvent };

export interface WayOptions {
  /** By default the name of the way. */
  readonly database?: string;
  readonly partitions?: number;
  /** More than one only of ours, and in turns. */
  readonly types?: number;
}

/** Each event has the next type. */
function inTurn(types: readonly BenchEvent[]): Recording {
  let turn = 0;
  return (tx, applicationId) => publish(tx, types[(turn += 1) % types.length] ?? grantApplicationDrafted, { ...example, applicationId });
}

/** One way of events from a database's outbox to Kafka, with a database of its own. Its sender runs only within `during`. */
export class Way {
  private run = 0;

  private constructor(private readonly servers: Servers, readonly name: WayName, readonly database: Database, readonly publisher: Publisher, private readonly partitions: number, private readonly types: readonly BenchEvent[]) {}

  static async open(servers: Servers, name: WayName, { database: databaseName = name, partitions = 12, types: count = 1 }: WayOptions = {}): Promise<Way> {
    const database = await servers.database(databaseName);
    const types = eventTypes(count);
    const table = ownTables[name];
    if (table) await withClient(database.migrationUrl, (client) => client.query(table));
    const publisher = await Publisher.open(servers, database, { recording: count > 1 ? inTurn(types) : recordings[name] });
    await withKafka(servers, async (admin) => ensureTopics(admin, topicsOf(types, { prefix: topicPrefix(database), partitions })));
    const way = new Way(servers, name, database, publisher, partitions, types);
    await way.during(() => sleep(500)); // from here on the slot keeps what is recorded
    return way;
  }

  private start(): Promise<Program> {
    const { servers, database } = this;
    if (this.name === 'relay') return servers.participation(database, 'relay', { KAFKA_PARTITIONS: String(this.partitions) });
    // Debezium makes a publication, and its role must own the table.
    return servers.program(this.name, ownProgram(`peers/${this.name}`), {
      DATABASE_URL: database.migrationUrl, KAFKA_BROKERS: servers.kafkaBrokers, KAFKA_TOPIC_PREFIX: topicPrefix(database), KAFKA_TOPIC: topicPrefix(database) + topic,
    });
  }

  async during<Result>(work: (sender: Program) => Promise<Result>): Promise<Result> {
    const sender = await this.start();
    return work(sender).finally(sender.stop);
  }

  /** Of a backlog of so many events. @returns events a second, by the broker's clock; the sender's code is compiled by then */
  drain(amount: number): Promise<number> {
    return this.during(async (sender) => {
      await this.publisher.atRate(200, 5, (this.run += 1));
      await this.untilEmpty(sender);
      process.kill(sender.pid, 'SIGSTOP');
      try {
        await this.fill(amount);
        const arrived = await this.arrivals(amount);
        process.kill(sender.pid, 'SIGCONT');
        const times = (await arrived.all).map(({ timestamp }) => timestamp);
        return (amount / (times.reduce((a, b) => Math.max(a, b)) - times.reduce((a, b) => Math.min(a, b)))) * 1_000;
      } finally {
        process.kill(sender.pid, 'SIGCONT');
      }
    });
  }

  /** Leaves so many events in Kafka. @param poison one of them, the middle one, cannot be handled */
  leave(amount: number, poison = false): Promise<void> {
    return this.during(async (sender) => {
      await this.untilEmpty(sender);
      if (!poison) await this.fill(amount);
      else {
        await this.fill(amount / 2);
        await this.fill(1, { ...example, groupId: poisonGroup });
        await this.fill(amount / 2 - 1);
      }
      await this.untilEmpty(sender);
    });
  }

  /** At a steady rate. @returns milliseconds of processor time (PostgreSQL and sender) an event, and of each event from its commit until a consumer has it */
  steady(perSecond: number, seconds: number): Promise<{ cpuMs: number; latencies: number[] }> {
    return this.during(async (sender) => {
      await this.publisher.atRate(perSecond / 2, 4, (this.run += 1));
      await this.untilEmpty(sender);
      const arrived = await this.arrivals(perSecond * seconds);
      const processor = processorTime(this.servers.postgres.pid, sender.pid);
      await this.publisher.atRate(perSecond, seconds, (this.run += 1));
      const received = await arrived.all;
      const cpuMs = processor() / received.length;
      const committed = await withClient(this.database.adminUrl, (client) => client.query<{ id: string; at: number }>(
        'SELECT id, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000 AS at FROM participation.bench_case WHERE run = $1', [this.run]));
      const commits = new Map(committed.rows.map(({ id, at }) => [id, at]));
      return { cpuMs, latencies: received.map(({ key, at }) => at - (commits.get(key) ?? Number.NaN)) };
    });
  }

  /** Events that are nobody's case, in many transactions, as a city's day leaves them. */
  private async fill(amount: number, payload: object = example): Promise<void> {
    const each = 100;
    const recorded = this.name === 'lease'
      ? `INSERT INTO lease_outbox (topic, key, payload, headers) SELECT ($1::text[])[1], key, jsonb_set($3, '{applicationId}', to_jsonb(key)), jsonb_build_object('ce_id', gen_random_uuid(), 'ce_type', ($2::text[])[1]) FROM made`
      : `INSERT INTO outbox (id, topic, key, type, payload, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill, aggregate_version)
         SELECT gen_random_uuid(), ($1::text[])[1 + number % cardinality($1)], key, ($2::text[])[1 + number % cardinality($1)], jsonb_set($3, '{applicationId}', to_jsonb(key)), now(), '${tenant}', '${visibility}', '${dataClass}', 2026, 'bench', 'normal', 1 FROM made`;
    await withClient(this.database.migrationUrl, async (client) => {
      for (let left = amount; left > 0; left -= each)
        await client.query({ text: `WITH made AS (SELECT gen_random_uuid()::text AS key, number FROM generate_series(1, ${Math.min(each, left)}) AS number) ${recorded}`, values: [this.types.map(({ topic }) => topic), this.types.map(({ type }) => type), JSON.stringify(payload)] });
    });
  }

  /** The next so many events of the topic, as they come. */
  private async arrivals(amount: number): Promise<{ all: Promise<{ key: string; at: number; timestamp: number }[]> }> {
    const names = [...new Set(this.types.map(({ topic }) => topicPrefix(this.database) + topic))];
    const found: { key: string; at: number; timestamp: number }[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onRecord = ({ key = '', timestamp }: KafkaRecord) => {
      found.push({ key, at: performance.timeOrigin + performance.now(), timestamp });
      if (found.length === amount) resolve();
    };
    const from = await withKafka(this.servers, (admin) => admin.rangesSince(names, 0));
    const consumer = await connectKafka('platformatic', this.servers.kafkaBrokers, 'bench').consumer({
      groupId: `bench-${randomUUID()}`, topics: names, from: from.map((range) => ({ ...range, offset: range.end })), onRecord, onFailure: reject,
    });
    await sleep(1_000);
    const all = Promise.race([promise, sleep(240_000, undefined, { ref: false }).then(() => { throw new Error(`${this.name}: ${found.length} of ${amount} events arrived within four minutes`); })])
      .then(() => found).finally(() => consumer.close());
    all.catch(() => undefined); // it may fail before we wait for it
    return { all };
  }

  /** How many records of the topic are an event's second, third … */
  async copies(): Promise<number> {
    const name = topicPrefix(this.database) + topic;
    const ranges = await withKafka(this.servers, (admin) => admin.rangesSince([name], 0));
    const all = ranges.reduce((sum, { offset, end }) => sum + Number(end - offset), 0);
    if (all === 0) return 0;
    const ids = new Map<string, number>();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let read = 0;
    const consumer = await connectKafka('platformatic', this.servers.kafkaBrokers, 'bench').consumer({
      groupId: `bench-${randomUUID()}`, topics: [name], from: ranges, onFailure: reject,
      onRecord: ({ headers }) => {
        ids.set(headers['ce_id'] ?? '', (ids.get(headers['ce_id'] ?? '') ?? 0) + 1);
        if ((read += 1) === all) resolve();
      },
    });
    await promise.finally(() => consumer.close());
    return all - ids.size;
  }

  private async untilEmpty(sender: Program): Promise<void> {
    if (this.name === 'relay') return this.publisher.sent();
    const table = this.name === 'lease' ? 'lease_outbox' : 'outbox';
    for (let left = 600; left > 0; left -= 1) {
      const { rows } = await withClient(this.database.migrationUrl, (client) => client.query<{ empty: boolean }>(`SELECT NOT EXISTS (SELECT FROM ${table}) AS empty`));
      if (rows[0]?.empty) return;
      await sleep(100);
    }
    throw new Error(`${this.name} (process ${sender.pid}) does not come to its end within a minute`);
  }
}

export async function withKafka<Result>(servers: Servers, work: (admin: Awaited<ReturnType<ReturnType<typeof connectKafka>['admin']>>) => Promise<Result>): Promise<Result> {
  const admin = await connectKafka('platformatic', servers.kafkaBrokers, 'bench').admin();
  return work(admin).finally(() => admin.close());
}
