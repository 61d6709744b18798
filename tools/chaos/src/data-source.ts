import { deadLetters, discard, orderRebuild, rebuildsOf, redrive, replay, type DeadLetter, type DeadLetterFilter, type KafkaPort, type Operator, type Rebuild } from '@tomoni/messaging';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';
import type { CommittedEvent, Effect } from './observation.js';
import { behaviourMs, type Behaviour } from './recorder/behaviour.js';

export const topic = 'int.participation.grant-application';
const typeOf = (what: string) => `participation.grant-application.${what}.v1`;
/** What the mails of notification are written about: every step but the draft. */
export const mailed = ['submitted', 'correction-requested', 'progressed', 'withdrawn'].map(typeOf);
/** What the recorder handles of them. */
export const recorded = [typeOf('drafted'), ...mailed];
export const alertTopic = 'pub.notification.alert';
const alertTypes = ['issued', 'updated', 'lifted'].map((what) => `notification.alert.${what}.v1`);

/** One service's events that are looked at: what stands in its outbox, and who must have an effect of what. */
export interface Stream {
  readonly topic: string;
  readonly schema: 'participation' | 'notification';
  readonly recorded: readonly string[];
  readonly mailed: readonly string[];
}
export const grants: Stream = { topic, schema: 'participation', recorded, mailed };
/** Their dispatches are planned in the transaction that publishes. */
export const alerts: Stream = { topic: alertTopic, schema: 'notification', recorded: alertTypes, mailed: [] };
export const consumerNames = ['recorder', 'notification'] as const;
export type ConsumerName = (typeof consumerNames)[number];
const operator: Operator = { who: 'the failure kit', why: 'a fault was injected' };

/** Looks into the services' schemas from outside, as the administrator; every look on a connection of its own, because servers are killed. */
export class Database {
  constructor(private readonly url: string) {}

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.with(async (client) => (await client.query<Row>(text, [...values])).rows);
  }

  /** The rows of these keys, in the order of their facts. */
  async committed(keys: readonly string[], { schema, topic }: Stream = grants): Promise<CommittedEvent[]> {
    const rows = await this.query<Omit<CommittedEvent, 'version' | 'at'> & { version: string; at: string }>(
      `SELECT id::text, key, aggregate_version::text AS version, type, correlation_id AS "writeId", extract(epoch FROM recorded_at) * 1000 AS at
       FROM ${schema}.outbox WHERE topic = $1 AND key = ANY ($2) ORDER BY seq`, [topic, keys]);
    return rows.map(({ version, at, ...row }) => ({ ...row, version: Number(version), at: Number(at) }));
  }

  /** All ids ever committed to these topics: what is not among them nobody committed. */
  async everCommitted(): Promise<ReadonlySet<string>> {
    const rows = await this.query<{ id: string }>('SELECT id::text FROM participation.outbox WHERE topic = $1 UNION ALL SELECT id::text FROM notification.outbox WHERE topic = $2', [topic, alertTopic]);
    return new Set(rows.map(({ id }) => id));
  }

  async recorded(): Promise<Effect[]> {
    const rows = await this.query<{ id: string; key: string; version: string; at: string }>(
      'SELECT event_id::text AS id, key, version::text, extract(epoch FROM at) * 1000 AS at FROM recorder.effect ORDER BY seq');
    return rows.map(({ id, key, version, at }) => ({ id, key, version: Number(version), at: Number(at) }));
  }

  /** The mails of notification, each because of one event. */
  async mails(): Promise<Effect[]> {
    const rows = await this.query<{ id: string; key: string; at: string }>(
      `SELECT event_id::text AS id, case_id::text AS key, extract(epoch FROM created_at) * 1000 AS at FROM notification.delivery WHERE event_type LIKE 'participation.grant-application.%' ORDER BY created_at`);
    return rows.map(({ id, key, at }) => ({ id, key, version: 0, at: Number(at) }));
  }

  /** The dispatches of alerts, each because of one event; one without an event is told by its own id. */
  async dispatches(): Promise<Effect[]> {
    const rows = await this.query<{ id: string; key: string; version: string; at: string }>(
      `SELECT coalesce(o.id, d.id)::text AS id, coalesce(v.alert_id, d.source_id)::text AS key, coalesce(v.serial, 0)::text AS version, extract(epoch FROM d.created_at) * 1000 AS at
       FROM notification.dispatch d LEFT JOIN notification.alert_version v ON v.dispatch_id = d.id
         LEFT JOIN notification.outbox o ON o.topic = $1 AND o.key = v.alert_id::text AND o.aggregate_version = v.serial
       WHERE d.source_kind = 'alert' ORDER BY v.alert_id, d.created_at`, [alertTopic]);
    return rows.map(({ id, key, version, at }) => ({ id, key, version: Number(version), at: Number(at) }));
  }

  /** Dispatches of these alerts that do not name every subscriber of alerts once. */
  async incompleteDispatches(keys: readonly string[]): Promise<string[]> {
    const rows = await this.query<{ id: string; total: number; named: number; wanted: number }>(
      `SELECT d.id::text, d.total, count(r.endpoint_id)::int AS named, wanted.count AS wanted
       FROM notification.dispatch d LEFT JOIN notification.dispatch_recipient r ON r.dispatch_id = d.id,
         (SELECT count(*)::int AS count FROM notification.endpoint e JOIN notification.subscriber s ON s.id = e.subscriber_id WHERE e.status = 'active' AND 'safety' = ANY (s.topics)) AS wanted
       WHERE d.about && $1::uuid[] GROUP BY d.id, d.total, wanted.count HAVING d.total <> wanted.count OR count(r.endpoint_id) <> wanted.count`, [keys]);
    return rows.map(({ id, total, named, wanted }) => `dispatch ${id} counts ${total} and names ${named} of ${wanted} subscribers`);
  }

  async deadLetters(service: ConsumerName): Promise<ReadonlySet<string>> {
    return new Set((await this.query<{ id: string }>(`SELECT event_id::text AS id FROM ${escapeIdentifier(service)}.dead_letter`)).map(({ id }) => id));
  }

  /** What has not come to its end: events of these keys that a consumer has neither handled nor parked. */
  async outstanding(keys: readonly string[], { schema, topic, recorded, mailed }: Stream = grants): Promise<number> {
    const [row] = await this.query<{ count: string }>(
      `SELECT count(*) AS count FROM ${schema}.outbox o WHERE topic = $1 AND key = ANY ($2) AND (
         (type = ANY ($4) AND NOT EXISTS (SELECT FROM recorder.effect e WHERE e.event_id = o.id) AND NOT EXISTS (SELECT FROM recorder.dead_letter d WHERE d.event_id = o.id))
         OR (type = ANY ($3) AND NOT EXISTS (SELECT FROM notification.delivery m WHERE m.event_id = o.id)
             AND NOT EXISTS (SELECT FROM notification.dead_letter d WHERE d.event_id = o.id)))`, [topic, keys, mailed, recorded]);
    return Number(row?.count ?? 0);
  }

  /** Seconds; 0 when every event has its mail. */
  async oldestWithoutMail(keys: readonly string[], types: readonly string[]): Promise<number> {
    const [row] = await this.query<{ age: number }>(
      `SELECT coalesce(extract(epoch FROM now() - min(recorded_at)), 0)::int AS age FROM participation.outbox o WHERE topic = $1 AND key = ANY ($2) AND type = ANY ($3)
         AND NOT EXISTS (SELECT FROM notification.delivery m WHERE m.event_id = o.id)`, [topic, keys, types]);
    return row?.age ?? 0;
  }

  async setBehaviour(name: Behaviour, ofHundred = 100): Promise<void> {
    await this.query('UPDATE recorder.behaviour SET name = $1, of_hundred = $2', [name, ofHundred]);
    await sleep(2 * behaviourMs);
  }

  /** The operator's own command. @param filter all of the recorder when absent */
  redrive(filter: DeadLetterFilter = {}): Promise<readonly DeadLetter[]> {
    return this.asOperator((db) => redrive(db, filter, operator));
  }
  discard(id: string, service: ConsumerName): Promise<readonly DeadLetter[]> {
    return this.asOperator((db) => discard(db, id, operator), service);
  }
  letters(service: ConsumerName = 'recorder'): Promise<readonly DeadLetter[]> {
    return this.asOperator((db) => deadLetters(db), service);
  }

  /** The operator's own command: everything of the topic once more, with the ids it had. */
  replayAll(kafka: KafkaPort): Promise<number> {
    return this.with(async (client) => {
      await client.query('SET search_path = participation, public');
      return replay(client, { topic, from: new Date(0), to: new Date(Date.now() + 60_000) }, kafka, { prefix: '', partitions: 12 }, operator);
    });
  }

  /** The operator's own command. Answers when it has ended. */
  async rebuild(): Promise<Rebuild> {
    await this.asOperator((db) => orderRebuild(db, operator, 'record'));
    for (;;) {
      const [rebuild] = await this.asOperator((db) => rebuildsOf(db, 'record', 1)).catch(() => []);
      if (rebuild && rebuild.state !== 'requested' && rebuild.state !== 'running') return rebuild;
      await sleep(200);
    }
  }

  private asOperator<Result>(work: (db: Parameters<typeof deadLetters>[0]) => Promise<Result>, service: ConsumerName = 'recorder'): Promise<Result> {
    return this.with(async (client) => {
      await client.query(`SET search_path = ${service}, public`);
      return work({ query: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows as never });
    });
  }

  /** The same server's own database. */
  elsewhere(): Database {
    return new Database(Object.assign(new URL(this.url), { pathname: '/postgres' }).href);
  }

  /** One connection for as long as the work takes. */
  async with<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined); // the statement under way rejects with it
    await client.connect();
    try {
      // What a soak has left is compared by hash tables, not row by row.
      await client.query(`SET work_mem = '256MB'`);
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
