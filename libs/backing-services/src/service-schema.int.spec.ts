import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareServiceSchema, withClient } from './service-schema.js';
import { specDatabase, type SpecDatabase } from './spec-services.js';

let database: SpecDatabase;
beforeAll(async () => {
  database = await specDatabase('participation');
});
afterAll(() => database.drop());

const asApp = (sql: string) => withClient(database.databaseUrl, (client) => client.query(sql));
const asMigrator = (sql: string) => withClient(database.migrationUrl, (client) => client.query(sql));

test('the migrator makes tables and publications, the app reads and writes rows', async () => {
  await asMigrator('CREATE TABLE grant_program (id int); CREATE PUBLICATION events FOR TABLE grant_program WITH (publish = insert)');
  await asApp('INSERT INTO grant_program VALUES (1)');
  expect((await asApp('UPDATE participation.grant_program SET id = 2 RETURNING id')).rows).toEqual([{ id: 2 }]);
});

test('the app can never change, drop or make a table, nor what a migration took from it', async () => {
  await asMigrator('CREATE TABLE outbox (id int); REVOKE UPDATE, DELETE ON outbox FROM participation');
  await asApp('INSERT INTO outbox VALUES (1)');
  for (const sql of ['UPDATE outbox SET id = 2', 'DELETE FROM outbox', 'TRUNCATE outbox', 'DROP TABLE outbox', 'ALTER TABLE outbox ADD x int', 'CREATE TABLE mine (id int)', 'CREATE SCHEMA mine'])
    await expect(asApp(sql), sql).rejects.toThrow(/permission denied|must be owner/);
});

test('a service can never look into the schema of another', async () => {
  const other = await prepareServiceSchema(database.adminUrl, 'gender-equality');
  await asMigrator('CREATE TABLE secret (id int)');
  for (const url of [other.databaseUrl, other.migrationUrl])
    await expect(withClient(url, (client) => client.query('SELECT * FROM participation.secret'))).rejects.toThrow('permission denied for schema participation');
});

test('a service of another database can never even connect', async () => {
  const elsewhere = await specDatabase('notification');
  const url = Object.assign(new URL(elsewhere.databaseUrl), { pathname: database.name }).href;
  await expect(withClient(url, (client) => client.query('SELECT 1'))).rejects.toThrow('permission denied for database');
  await elsewhere.drop();
});

test('only the migrator may read the write-ahead log', async () => {
  const slot = (name: string) => `SELECT pg_create_logical_replication_slot('${name}', 'pgoutput', true)`;
  await asMigrator(slot(`${database.name}_yes`));
  await expect(asApp(slot(`${database.name}_no`))).rejects.toThrow('permission denied');
});

test('it may be repeated, also by many at once, and keeps what is there', async () => {
  await asMigrator('CREATE TABLE kept AS SELECT 7 AS id');
  const again = await Promise.all(Array.from({ length: 8 }, () => prepareServiceSchema(database.adminUrl, 'participation')));
  expect(again[0]).toEqual({ databaseUrl: database.databaseUrl, migrationUrl: database.migrationUrl });
  expect((await asApp('SELECT id FROM kept')).rows).toEqual([{ id: 7 }]);
});

test('a password of the operator replaces the one of one machine', async () => {
  const secret = "it's \\ secret";
  const { databaseUrl } = await prepareServiceSchema(database.adminUrl, 'community', secret);
  expect((await withClient(databaseUrl, (client) => client.query('SELECT current_user AS me'))).rows).toEqual([{ me: 'community' }]);
  await expect(withClient(databaseUrl.replace(encodeURIComponent(secret), 'one-machine'), () => Promise.resolve())).rejects.toThrow('password authentication failed');
});

test('a database is dropped even while somebody replicates from it', async () => {
  const doomed = await specDatabase('participation');
  await withClient(doomed.migrationUrl, (client) => client.query(`SELECT pg_create_logical_replication_slot('${doomed.name}_slot', 'pgoutput')`));
  await doomed.drop();
  const left = await withClient(database.adminUrl, (client) => client.query('SELECT 1 FROM pg_database WHERE datname = $1', [doomed.name]));
  expect(left.rowCount).toBe(0);
});
