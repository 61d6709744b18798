import { setTimeout as sleep } from 'node:timers/promises';
import { messagingMigrations, orderRebuild, rebuildsOf } from '@tomoni/messaging';
import { databaseOptions, platformMigrations, runMigrations } from '@tomoni/platform';
import { prepareServiceSchema } from '@tomoni/backing-services';
import { ownProgram, topicPrefix, withClient, type Database, type Program, type Servers } from './servers.js';
import { eventTopic } from './ways.js';

export type ConsumerName = 'effects' | 'one-by-one' | 'nest-kafka';

/** Something that reads the events of a database's topic and leaves an effect of each: ours, or a peer. It runs only within `during`. */
export class Consumer {
  private expected = 0;

  private constructor(private readonly servers: Servers, private readonly database: Database, private readonly name: ConsumerName, private readonly url: string, private readonly migrationUrl: string, private readonly types: number) {}

  static async open(servers: Servers, database: Database, name: ConsumerName, types = 1): Promise<Consumer> {
    const schema = name;
    const { databaseUrl, migrationUrl } = await prepareServiceSchema(database.adminUrl, schema);
    if (name === 'effects') await runMigrations(databaseOptions({ service: schema, url: databaseUrl, entities: [], migrations: [...messagingMigrations, ...platformMigrations] }), migrationUrl);
    else await withClient(migrationUrl, (client) => client.query('CREATE TABLE inbox (id uuid PRIMARY KEY)'));
    await withClient(migrationUrl, (client) => client.query('CREATE TABLE effect (case_id uuid PRIMARY KEY)'));
    return new Consumer(servers, database, name, databaseUrl, migrationUrl, types);
  }

  start(): Promise<Program> {
    const { servers, database, name } = this;
    if (name !== 'effects') return servers.program(name, ownProgram(`peers/${name}`), { DATABASE_URL: this.url, KAFKA_BROKERS: servers.kafkaBrokers, KAFKA_TOPIC: topicPrefix(database) + eventTopic });
    return servers.program(`effects-${database.name}`, ownProgram('effects'), {
      ...servers.surroundings(topicPrefix(database)), TOMONI_ROLES: 'consumer', DATABASE_URL: this.url, DATABASE_MIGRATION_URL: this.migrationUrl, EVENT_TYPES: String(this.types),
    });
  }

  /**
   * While it runs: waits for so many effects more than before.
   * @returns seconds from the first of these to the last by PostgreSQL's commits, and how many came after the first commit; undefined when they did not all come in time
   */
  async during(amount: number, withinMs: number): Promise<{ seconds: number; count: number } | undefined> {
    const before = await this.count();
    const program = await this.start();
    try {
      for (const end = Date.now() + withinMs; Date.now() < end; await sleep(100)) if ((await this.count()) >= before + amount) return await this.span(amount);
      return undefined;
    } finally {
      await program.stop();
    }
  }

  /** Until so many effects more are there than when this was asked before. @throws when that takes too long */
  async caughtUp(amount: number, withinMs: number): Promise<void> {
    this.expected += amount;
    for (const end = Date.now() + withinMs; (await this.count()) < this.expected; await sleep(50)) if (Date.now() > end) throw new Error('Not every event had its effect');
  }

  /** Ours makes its effects anew from the log. @returns records a second, from the beginning of the work to the swap */
  rebuild(): Promise<number> {
    return withClient(this.migrationUrl, async (client) => {
      const db = { query: async (text: string, values?: unknown[]) => (await client.query(text, values)).rows as never };
      await orderRebuild(db, { who: 'bench', why: 'to measure it' }, 'effects');
      for (;;) {
        const [rebuild] = await rebuildsOf(db, 'effects', 1);
        if (rebuild?.state === 'done' && rebuild.seconds) return rebuild.read / rebuild.seconds;
        if (rebuild?.state === 'failed') throw new Error(`The rebuild has failed: ${rebuild.cause}`);
        await sleep(100);
      }
    });
  }

  private count(): Promise<number> {
    return this.asked('SELECT count(*)::integer AS count, 0 AS seconds FROM effect').then(({ count }) => count);
  }

  private span(amount: number): Promise<{ seconds: number; count: number }> {
    return this.asked(
      `SELECT count(*) FILTER (WHERE at > first)::integer AS count, extract(epoch FROM max(at) - min(at))::float8 AS seconds FROM (
         SELECT at, min(at) OVER () AS first FROM (SELECT pg_xact_commit_timestamp(xmin) AS at FROM effect ORDER BY 1 DESC LIMIT ${amount}) AS newest) AS those`);
  }

  private async asked(sql: string): Promise<{ count: number; seconds: number }> {
    const { rows } = await withClient(this.migrationUrl, (client) => client.query<{ count: number; seconds: number }>(sql));
    return rows[0] ?? { count: 0, seconds: 0 };
  }
}
