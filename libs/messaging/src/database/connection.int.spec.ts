import { Proxy, specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isTransient } from '../errors.js';
import { bePatient, endWhenSilent, withConnection } from './connection.js';

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

describe('a transaction that was given more time', () => {
  let db: DataSource;
  beforeAll(async () => {
    db = await new DataSource({ type: 'postgres', url, poolSize: 1, extra: { onConnect: (client: EventEmitter) => endWhenSilent(client, 300) } }).initialize();
  });
  afterAll(() => db.destroy());

  const patient = (milliseconds: number, work: (tx: EntityManager) => Promise<unknown>) => db.transaction(async (tx) => {
    await bePatient(tx, milliseconds);
    await work(tx);
  });

  test('is waited for that long, and no other of its connection', async () => {
    await patient(1_500, (tx) => tx.query('SELECT pg_sleep(1)'));
    await expect(db.query('SELECT pg_sleep(1)')).rejects.toThrow('PostgreSQL has been silent');
    await expect(patient(1_500, (tx) => tx.query('SELECT pg_sleep(3)'))).rejects.toThrow('PostgreSQL has been silent');
  });

  test('is not waited for when PostgreSQL does not work on it: what it was sent or what it answered is lost', async () => {
    await expect(patient(60_000_000, (tx) => {
      wire.halve();
      return tx.query('SELECT 1');
    })).rejects.toThrow('PostgreSQL has been silent');
  });
});
