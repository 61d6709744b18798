import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { topic } from '../data-source.js';
import type { Fault, Scene } from './fault.js';
import { dropSlot } from './relay-faults.js';

/** Somebody's transaction that has written and is left open, as a forgotten console leaves it; its own event is told when it ends. */
async function idleWriter({ city, complain }: Scene, where: 'here' | 'elsewhere', meanwhile: () => Promise<void>): Promise<void> {
  const key = `idle-${randomUUID()}`;
  const idle = where === 'here' ? city.database : city.database.elsewhere();
  await idle.with(async (client) => {
    await client.query('BEGIN');
    await client.query(where === 'here' ? insertEvent('drafted') : 'SELECT pg_current_xact_id()', where === 'here' ? [randomUUIDv7(), key, 1, 0] : []);
    await meanwhile();
    await client.query('COMMIT');
  });
  if (where === 'here' && !(await reaches(city, key, 1))) complain('the event of the idle transaction did not arrive');
}

/** A day's partition from long before what the outbox retains. */
const oldDays = 200;
const partitionOf = `to_char(current_date - ${oldDays}, '"outbox_"YYYYMMDD')`;

async function maintain({ city }: Scene): Promise<boolean> {
  await city.database.query(`SET search_path = participation; SELECT maintain_outbox()`);
  const [row] = await city.database.query<{ there: boolean }>(`SELECT to_regclass('participation.' || ${partitionOf}) IS NOT NULL AS there`);
  return row?.there ?? false;
}

/** Columns as the services' own insert fills them. Values: id, key, version, days ago. */
const insertEvent = (what: string) => `
  WITH known AS (INSERT INTO participation.outbox_key (topic, key, version) VALUES ('${topic}', $2::text, $3::bigint) ON CONFLICT (topic, key) DO UPDATE SET version = EXCLUDED.version)
  INSERT INTO participation.outbox (id, topic, key, type, payload, aggregate_version, occurred_at, recorded_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
  SELECT $1::uuid, '${topic}', $2::text, 'participation.grant-application.${what}.v1', payload, $3::bigint, now(), now() - interval '1 day' * $4::integer, tenant, 'int', 'C1', fiscal_year, 'outbox', 'normal'
  FROM participation.outbox WHERE type = 'participation.grant-application.drafted.v1' LIMIT 1`;

/** A consumer notes the version of every key it has seen, whatever it does about the event. */
const reaches = (city: Scene['city'], key: string, version: number) => appears(city, 'SELECT FROM recorder.inbox_key WHERE key = $1 AND version >= $2', [key, version]);

/** @returns whether the query finds anything within a minute */
async function appears({ database }: Scene['city'], query: string, values: unknown[]): Promise<boolean> {
  for (let times = 0; times < 120; times += 1) {
    if ((await database.query(query, values)).length > 0) return true;
    await sleep(500);
  }
  return false;
}

export const outboxFaults: readonly Fault[] = [
  {
    name: 'writer-idle',
    proves: 'A transaction with an event stays open for 20 s or more while the relay is restarted: the events of all others flow, and its own comes when it ends.',
    inject: async (scene) => {
      const { city, complain } = scene;
      await idleWriter(scene, 'here', async () => {
        await sleep(5_000);
        await city.processes.restart('relay');
        const [row] = await city.database.query<{ id: string }>('SELECT uuidv7()::text AS id');
        await sleep(15_000);
        if (!(await appears(city, 'SELECT FROM recorder.effect WHERE event_id > $1 LIMIT 1', [row?.id]))) complain('no event of others arrived while the transaction was open, within a minute');
      });
    },
  },
  {
    name: 'writer-idle-elsewhere',
    proves: 'The slot is lost while a transaction of another database stays open for 15 s: PostgreSQL makes a new slot only when it ends, writes go on meanwhile, and then everything arrives.',
    inject: async (scene) => {
      await idleWriter(scene, 'elsewhere', async () => {
        await dropSlot(scene);
        await sleep(15_000);
      });
    },
  },
  {
    name: 'outbox-column-added',
    proves: 'A column of the outbox is added and dropped again under load, as a rolling upgrade does: the relay reads the new shape from the log and tells the same events.',
    inject: async ({ city }) => {
      const alter = (change: string) => city.database.query(`ALTER TABLE participation.outbox ${change}`);
      await alter(`ADD COLUMN added_by_upgrade text NOT NULL DEFAULT 'new'`);
      await sleep(4_000);
      await alter('DROP COLUMN added_by_upgrade');
    },
  },
  {
    name: 'partition-due-while-behind',
    proves: 'A day’s partition is due while the relay is behind: it stays as long as one row of it is not in Kafka, goes when all are, and the relay reads on across the place where it was dropped.',
    inject: async (scene) => {
      const { city, complain, strangers } = scene;
      const key = `old-${randomUUID()}`;
      const insert = async (version: number) => {
        const id = randomUUIDv7();
        strangers.add(id); // its row will be gone when the run is judged
        await city.database.query(insertEvent('decided'), [id, key, version, oldDays]);
      };
      await city.database.query(openPartition);
      await insert(1);
      if (!(await reaches(city, key, 1))) complain('the event of the old day did not arrive');
      await city.processes.stop('relay');
      await insert(2);
      if (!(await maintain(scene))) complain('a partition with an event that nobody had sent was dropped');
      await city.processes.start('relay');
      if (!(await reaches(city, key, 2))) complain('the event that waited in the old partition did not arrive');
      await sleep(2_000); // the relay notes where it is twice a second
      await city.processes.stop('relay');
      await sleep(2_000);
      if (await maintain(scene)) complain('the partition was not dropped although all of it had been sent');
      await city.processes.start('relay');
    },
  },
];

const openPartition = `
  DO $$ DECLARE day date := current_date - ${oldDays}; BEGIN
    EXECUTE format('CREATE TABLE participation.%I PARTITION OF participation.outbox FOR VALUES FROM (%L) TO (%L)', ${partitionOf}, day::timestamptz, (day + 1)::timestamptz);
    EXECUTE format('ALTER TABLE participation.%I OWNER TO %I', ${partitionOf}, (SELECT tableowner FROM pg_tables WHERE schemaname = 'participation' AND tablename = 'outbox_default'));
  END $$`;
