import { specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { messagingMigrations } from '@tomoni/messaging';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseOptions, platformMigrations, runMigrations } from '../index.js';

let database: SpecDatabase;
beforeAll(async () => { database = await specDatabase('notes'); });
afterAll(() => database.drop());

class Slow1763900000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE TABLE slow (id int)');
    await db.query('SELECT pg_sleep(0.3)');
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE slow');
  }
}
class Broken1763900000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE TABLE broken (id int)');
    await db.query('SELECT 1 / 0');
  }
  async down(): Promise<void> {}
}
const options = (...own: (new () => MigrationInterface)[]) =>
  databaseOptions({ service: 'notes', url: database.databaseUrl, entities: [], migrations: [...messagingMigrations, ...platformMigrations, ...own] });

test('three processes that start at once: each migration runs once, nobody fails', async () => {
  const ran = await Promise.all([1, 2, 3].map(() => runMigrations(options(Slow1763900000001), database.migrationUrl)));
  expect(ran.flat().filter((name) => name === 'Slow1763900000001')).toHaveLength(1);
  expect(ran.filter((names) => names.length === 0)).toHaveLength(2);
});

test('a migration that fails leaves nothing of itself, and what ran before stays', async () => {
  await expect(runMigrations(options(Slow1763900000001, Broken1763900000002), database.migrationUrl)).rejects.toThrow('division by zero');
  const db = await new DataSource(options()).initialize();
  expect(await db.query(`SELECT to_regclass('notes.broken') AS broken, to_regclass('notes.slow')::text AS slow`)).toEqual([{ broken: null, slow: 'slow' }]);
  await db.destroy();
});

test('a migration that came later than one of an older time is not forgotten', async () => {
  class Earlier1763800000001 extends Slow1763900000001 {
    override async up(db: QueryRunner): Promise<void> { await db.query('CREATE TABLE earlier (id int)'); }
  }
  expect(await runMigrations(options(Slow1763900000001, Earlier1763800000001), database.migrationUrl)).toEqual(['Earlier1763800000001']);
});
