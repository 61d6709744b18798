import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireLinks, startPostgres, type Postgres } from './postgres.js';
import { withClient } from './service-schema.js';

let base: string;
let postgres: Postgres;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'tomoni-postgres-spec-'));
  await chmod(base, 0o755);
  postgres = await startPostgres({ dir: join(base, 'kept') });
});
afterAll(async () => {
  await postgres.kill();
  await rm(base, { recursive: true });
});

const ask = async (sql: string) => withClient(postgres.url, async (client) => (await client.query<{ value: unknown }>(sql)).rows.map(({ value }) => value));

test('it can hold and search Japanese', async () => {
  await ask('CREATE EXTENSION pg_trgm');
  expect((await ask("SELECT unnest(show_trgm('東京タワー')) AS value")).length).toBeGreaterThan(3);
  expect(await ask("SELECT value FROM unnest(ARRAY['ん', 'か', 'あ', 'ア', 'a']) AS value ORDER BY value")).toEqual(['a', 'あ', 'ア', 'か', 'ん']);
});

test('it is ready for logical decoding and checks its pages', async () => {
  expect(await ask("SELECT setting AS value FROM pg_settings WHERE name IN ('wal_level', 'data_checksums', 'listen_addresses') ORDER BY name")).toEqual(['on', '127.0.0.1', 'logical']);
});

test('what was committed survives a stop and a kill, and the server starts again at once', async () => {
  await ask('CREATE TABLE kept (value int)');
  for (let round = 1; round <= 3; round += 1) {
    await ask(`INSERT INTO kept VALUES (${round})`);
    await (round === 1 ? postgres.stop() : postgres.kill());
    await expect(ask('SELECT 1 AS value')).rejects.toThrow(/ECONNREFUSED/);
    postgres = await startPostgres({ dir: join(base, 'kept'), port: postgres.port });
  }
  expect(await ask('SELECT value FROM kept ORDER BY value')).toEqual([1, 2, 3]);
});

test('a server that died by itself can be started again by the same supervisor', async () => {
  process.kill(postgres.pid, 'SIGKILL');
  expect(await postgres.exited).toBe('signal SIGKILL');
  postgres = await startPostgres({ dir: join(base, 'kept'), port: postgres.port });
  expect(await ask('SELECT 1 AS value')).toEqual([1]);
});

test('it starts in a folder that nobody else may enter, such as one in a closed home', async () => {
  await mkdir(join(base, 'home'));
  await chmod(join(base, 'home'), 0o700);
  const hidden = await startPostgres({ dir: join(base, 'home/postgres') });
  await hidden.stop();
  expect((await stat(join(base, 'home/postgres/data'))).mode & 0o077).toBe(0);
});

test('an ephemeral server leaves nothing behind', async () => {
  const ephemeral = await startPostgres();
  await expect(stat(ephemeral.logFile)).resolves.toBeDefined();
  await ephemeral.stop();
  await expect(stat(ephemeral.logFile)).rejects.toThrow('ENOENT');
});

test('libraries without their links are recognised as an install without scripts', async () => {
  await expect(requireLinks(base)).rejects.toThrow('--ignore-scripts');
});
