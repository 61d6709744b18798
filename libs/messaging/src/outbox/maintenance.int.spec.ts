import { specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { messagingMigrations } from './create-messaging.migration.js';
import { publish } from './publish.js';
import { caseMoved } from '../spec/contracts.js';
import { openDatabase } from '../spec/database.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
let database: SpecDatabase;
let db: Awaited<ReturnType<typeof openDatabase>>;
beforeEach(async () => {
  database = await specDatabase('participation');
  db = await openDatabase(database);
});
afterEach(async () => {
  await db.close();
  await database.drop();
});

const partitions = async () => (await db.owner.query<{ name: string }[]>(
  `SELECT relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'outbox'::regclass ORDER BY 1`)).map(({ name }) => name);
const day = (offset: number) => `outbox_${new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}`;
const maintain = () => db.app.query('SELECT maintain_messaging()');
const oldPartition = (days: number) => db.owner.query(`
  CREATE TABLE ${day(-days)} PARTITION OF outbox FOR VALUES FROM (date_trunc('day', now() AT TIME ZONE 'UTC' - interval '${days} days') AT TIME ZONE 'UTC')
    TO (date_trunc('day', now() AT TIME ZONE 'UTC' - interval '${days - 1} days') AT TIME ZONE 'UTC')`);
const insert = (recorded: string) => db.owner.query(
  `INSERT INTO outbox (recorded_at, id, topic, key, type, payload, aggregate_version, occurred_at, tenant, visibility, data_class, fiscal_year, correlation_id, drill)
   VALUES (${recorded}, $1, 't', 'k', 'y', '{}', 1, now(), '123421', 'int', 'C1', 2026, 'c', 'normal')`, [randomUUID()]);
const passedAll = () => db.owner.query(
  `INSERT INTO relay_position (slot, system_id, leader, catching_up, snapshot) VALUES ('s', '1', gen_random_uuid(), false, pg_current_snapshot())
   ON CONFLICT (slot) DO UPDATE SET snapshot = pg_current_snapshot()`);

test('two weeks of days stand ready; a second call changes nothing; the app may call it', async () => {
  expect(await partitions()).toEqual([...Array.from({ length: 15 }, (_, i) => day(i)), 'outbox_default']);
  const before = await partitions();
  await maintain();
  expect(await partitions()).toEqual(before);
});

test('inserts go on while days are added, and land in their own day', async () => {
  await db.owner.query(`UPDATE messaging_setting SET days_ahead = 40`);
  await Promise.all([
    maintain(),
    ...Array.from({ length: 30 }, (_, step) => db.transaction((tx) => publish(tx, caseMoved, { caseId: 'k', step }))),
  ]);
  expect(await partitions()).toContain(day(40));
  expect(await db.owner.query('SELECT count(*)::int AS count FROM outbox_default')).toEqual([{ count: 0 }]);
  expect(await db.owner.query(`SELECT count(*)::int AS count FROM ${day(0)}`)).toEqual([{ count: 30 }]);
});

test('a day past its retention goes only when the relay has passed every row of it', async () => {
  await oldPartition(100);
  await oldPartition(30);
  await insert(`now() - interval '100 days'`);
  await maintain();
  expect(await partitions()).toContain(day(-100));
  await passedAll();
  await insert(`now() - interval '100 days'`);
  await maintain();
  expect(await partitions()).toContain(day(-100));
  await passedAll();
  await maintain();
  expect(await partitions()).not.toContain(day(-100));
  expect(await partitions()).toContain(day(-30));
});

test('a day nobody made falls into the default partition, is kept until passed, and holds up no other day', async () => {
  await insert(`now() + interval '20 days'`);
  await insert(`now() - interval '200 days'`);
  await db.owner.query(`UPDATE messaging_setting SET days_ahead = 25`);
  await maintain();
  expect(await partitions()).toEqual(expect.arrayContaining([day(19), day(21)]));
  expect(await db.owner.query('SELECT count(*)::int AS count FROM outbox_default')).toEqual([{ count: 2 }]);
  await passedAll();
  await maintain();
  expect(await db.owner.query('SELECT count(*)::int AS count FROM outbox_default')).toEqual([{ count: 1 }]);
});

test('the inbox forgets what is older than its retention and nothing else', async () => {
  const idAt = (days: number) => `${(Date.now() - days * 86_400_000).toString(16).padStart(12, '0').replace(/^(.{8})/, '$1-')}-7000-8000-000000000000`;
  const ids = [45, 32, 30, 1].map(idAt);
  await db.owner.query('INSERT INTO inbox SELECT unnest($1::uuid[])', [ids]);
  await maintain();
  expect((await db.owner.query<{ id: string }[]>('SELECT id FROM inbox ORDER BY id')).map(({ id }) => id)).toEqual(ids.slice(2));
});

test('the migrations can be undone', async () => {
  for (let left = messagingMigrations.length; left > 0; left -= 1) await db.owner.undoLastMigration();
  expect(await db.owner.query(`SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'participation' AND relkind IN ('r', 'p', 'S') AND relname <> 'migrations' AND relname NOT LIKE 'migrations%'`)).toEqual([]);
});
