import { specDatabase, type SpecDatabase } from '@tomoni/backing-services';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isTransient } from '../errors.js';
import { bePatient, withConnection } from './connection.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let database: SpecDatabase;
let firewall: Server;
let url: string;
const upstreams: Socket[] = [];
beforeAll(async () => {
  database = await specDatabase('participation');
  const { hostname, port } = new URL(database.databaseUrl);
  firewall = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    upstreams.push(upstream);
    client.on('data', (chunk) => void (upstream.destroyed || upstream.write(chunk)));
    upstream.on('data', (chunk) => void client.write(chunk));
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  });
  await once(firewall.listen(0, '127.0.0.1'), 'listening');
  url = Object.assign(new URL(database.databaseUrl), { hostname: '127.0.0.1', port: (firewall.address() as AddressInfo).port }).href;
});
afterAll(async () => {
  firewall.close();
  await database.drop();
});

/** The connection's other end is gone, and nobody says so. */
const forget = () => { for (const upstream of upstreams) upstream.destroy(); };

test('a statement on a connection whose other end is gone without a word fails, and as what passes by itself', async () => {
  const failure = await withConnection(url, 'spec', async (sql) => {
    await sql.query('SELECT 1');
    forget();
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
