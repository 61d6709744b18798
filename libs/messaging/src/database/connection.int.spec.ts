import { Proxy, specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isTransient } from '../errors.js';
import { bePatient, withConnection } from './connection.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let database: SpecDatabase;
let wire: Proxy;
let url: string;
beforeAll(async () => {
  database = await specDatabase('participation');
  wire = await Proxy.open(() => Number(new URL(database.databaseUrl).port));
  url = Object.assign(new URL(database.databaseUrl), { port: wire.port }).href;
});
afterAll(async () => {
  await wire.close();
  await database.drop();
});

test('a statement on a connection whose other end is gone without a word fails, and as what passes by itself', async () => {
  const failure = await withConnection(url, 'spec', async (sql) => {
    await sql.query('SELECT 1');
    wire.halve();
    return sql.query('SELECT 2').catch((error: unknown) => error);
  }, { silenceMs: 300 });
  expect(failure).toMatchObject({ message: 'PostgreSQL has been silent for 0.3 s' });
  expect(isTransient(failure)).toBe(true);
});

test('a connection without a statement may be silent, again and again; one that works is not interrupted by others’ silence', async () => {
  await withConnection(url, 'spec', async (sql) => {
    for (let times = 0; times < 3; times += 1) {
      await sleep(500);
      expect((await sql.query<{ n: number }>('SELECT 1 AS n')).rows).toEqual([{ n: 1 }]);
    }
    await sql.query('SELECT pg_sleep(0.1)');
  }, { silenceMs: 300 });
});

test('a statement that was given more time is waited for', async () => {
  await withConnection(url, 'spec', async (sql) => {
    await bePatient({ queryRunner: { connect: () => Promise.resolve(sql) } } as unknown as EntityManager, 1_500);
    await sql.query('SELECT pg_sleep(1)');
    await expect(sql.query('SELECT pg_sleep(3)')).rejects.toThrow('PostgreSQL has been silent');
  }, { silenceMs: 300 });
});
