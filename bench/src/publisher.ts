import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { grantApplicationDrafted } from '@tomoni/contracts';
import { eventContext, inTransaction, outboxInsert, publish, relayLag } from '@tomoni/messaging';
import { databaseOptions } from '@tomoni/platform';
import { Client } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { tenant, withClient, type Database, type Servers } from './servers.js';

const { example } = grantApplicationDrafted;

/** How an event is recorded, beside the row of state in the same transaction. */
export type Recording = (tx: EntityManager, applicationId: string) => Promise<unknown>;
export const ourRecording: Recording = (tx, applicationId) => publish(tx, grantApplicationDrafted, { ...example, applicationId });

/** Publishes as a service does: a row of state and its event, in one transaction. */
export class Publisher {
  private constructor(private readonly db: DataSource, private readonly recording: Recording, private readonly connections: number) {}

  static async open(servers: Servers, database: Database, { recording = ourRecording, connections = 16 }: { recording?: Recording; connections?: number } = {}): Promise<Publisher> {
    await withClient(database.migrationUrl, (client) => client.query('CREATE TABLE IF NOT EXISTS bench_case (id uuid PRIMARY KEY, run integer NOT NULL)'));
    const db = await new DataSource(databaseOptions({ service: 'participation', url: database.databaseUrl, entities: [], migrations: [], connections })).initialize();
    servers.onStop(() => db.destroy());
    return new Publisher(db, recording, connections);
  }

  /** As fast as it can on all connections. @returns transactions a second */
  async forSeconds(seconds: number): Promise<number> {
    const began = performance.now();
    let done = 0;
    const one = async () => {
      while (performance.now() - began < seconds * 1_000) {
        await this.commit(0);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: this.connections }, one));
    return done / ((performance.now() - began) / 1_000);
  }

  /** At a steady pace, whatever each takes. @returns how many. @throws when the machine could not keep the pace */
  async atRate(perSecond: number, seconds: number, run: number): Promise<number> {
    const began = performance.now();
    const under: Promise<unknown>[] = [];
    while (under.length < perSecond * seconds) {
      const due = ((performance.now() - began) / 1_000) * perSecond;
      while (under.length < due && under.length < perSecond * seconds) under.push(this.commit(run));
      await sleep(1);
    }
    await Promise.all(under);
    const rate = under.length / ((performance.now() - began) / 1_000);
    if (rate < perSecond * 0.9) throw new Error(`Only ${Math.round(rate)} of ${perSecond} transactions a second: the machine is too busy to measure`);
    return under.length;
  }

  /** Until the relay has nothing left to send. */
  async sent(): Promise<void> {
    for (let left = 600; left > 0; left -= 1) {
      const { bytes, active } = await relayLag(this.db.manager);
      if (active && bytes !== null && bytes < 64 * 1024) return;
      await sleep(100);
    }
    throw new Error('The relay does not come to its end within a minute');
  }

  /** As `forSeconds`, with the whole transaction in one round trip, as the hot writes of our services do. @param also one more statement of each transaction */
  static async pipelined(database: Database, connections: number, seconds: number, also?: string): Promise<number> {
    const clients = await Promise.all(Array.from({ length: connections }, async () => {
      const client = new Client({ connectionString: database.databaseUrl, pipeline: true });
      await client.connect();
      return client;
    }));
    let done = 0;
    const until = async (end: number) => {
      done = 0;
      await Promise.all(clients.map(async (client) => {
        while (performance.now() < end) {
          const id = randomUUIDv7();
          const { name, text, values } = eventContext.run({ tenant, correlationId: 'bench' }, () => outboxInsert(grantApplicationDrafted, { ...example, applicationId: id }));
          await Promise.all([
            client.query('BEGIN'), client.query({ name: 'case', text: 'INSERT INTO bench_case (id, run) VALUES ($1, 0)', values: [id] }), client.query({ name, text, values: [...values] }),
            ...(also ? [client.query({ name: 'also', text: also })] : []), client.query('COMMIT'),
          ]);
          done += 1;
        }
      }));
    };
    try {
      await until(performance.now() + 2_000);
      await until(performance.now() + seconds * 1_000);
      return done / seconds;
    } finally {
      await Promise.all(clients.map((client) => client.end()));
    }
  }

  private commit(run: number): Promise<unknown> {
    const id = randomUUIDv7();
    return eventContext.run({ tenant, correlationId: 'bench' }, () =>
      inTransaction(this.db, (tx) =>
        Promise.all([
          tx.query('INSERT INTO bench_case (id, run) VALUES ($1, $2)', [id, run]),
          this.recording(tx, id),
        ]),
      ),
    );
  }
}
