import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareServiceSchema, startPostgres, type Postgres } from '@tomoni/backing-services';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';
import { Transactions } from './transactions.js';

describe('on a shared server', () => {
  let service: SpecService;
  beforeAll(async () => {
    service = await startSpecService();
    await service.app.get(DataSource).query(`INSERT INTO note (id, owner, title, yen, version) SELECT gen_random_uuid(), 'x', 'race-' || n, 0, 1 FROM generate_series(1, 2) AS n`);
  });
  afterAll(() => service.close());
  const transactions = () => service.app.get(Transactions);
  const insert = (title: string) => ['INSERT INTO note (id, owner, title, yen, version) VALUES (gen_random_uuid(), $1, $2, 0, 1)', ['x', title]] as const;
  const titles = async (like: string) => (await service.app.get(DataSource).query<{ title: string }[]>('SELECT title FROM note WHERE title LIKE $1', [like])).map(({ title }) => title);

  test('statements nobody waited for are in it, or none is', async () => {
    await transactions().run(async (tx) => {
      void tx.query(...insert('unawaited-1'));
      await tx.query(...insert('unawaited-2'));
    });
    expect(await titles('unawaited%')).toHaveLength(2);
  });

  test('a failed statement that nobody noticed is not taken for a commit', async () => {
    const run = transactions().run(async (tx) => {
      await tx.query(...insert('ignored-1'));
      tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(run).rejects.toThrow(/rolled back/);
    expect(await titles('ignored%')).toEqual([]);
  });

  test('a statement issued after the work has ended never stands alone', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await transactions().run((tx) => {
      late = sleep(20).then(() => tx.query(...insert('late')));
      late.catch(() => undefined);
      return Promise.resolve();
    });
    await expect(late).rejects.toThrow();
    expect(await titles('late')).toEqual([]);
  });

  test('an error of the work rolls everything back, and the connection is good afterwards', async () => {
    for (let round = 0; round < 30; round += 1) {
      await expect(transactions().run(async (tx) => {
        await tx.query(...insert('refused'));
        throw new Error('no');
      })).rejects.toThrow('no');
    }
    expect(await titles('refused')).toEqual([]);
    expect(await transactions().run((tx) => tx.query<unknown[]>('SELECT 1'))).toHaveLength(1);
  });

  test('a deadlock is run again until both are through', async () => {
    const lock = (first: string, second: string) => transactions().run(async (tx) => {
      await tx.query('UPDATE note SET yen = yen + 1 WHERE title = $1', [first]);
      await sleep(100);
      await tx.query('UPDATE note SET yen = yen + 1 WHERE title = $1', [second]);
    });
    await Promise.all([lock('race-1', 'race-2'), lock('race-2', 'race-1')]);
    const rows = await service.app.get(DataSource).query<{ yen: number }[]>(`SELECT yen FROM note WHERE title LIKE 'race-%'`);
    expect(rows.map(({ yen }) => yen)).toEqual([2, 2]);
  });

  test('a serialization failure is run again', async () => {
    let runs = 0;
    await transactions().run(async (tx) => {
      runs += 1;
      if (runs < 3) await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
    });
    expect(runs).toBe(3);
  });

  test('a table that changes under prepared statements goes unnoticed', async () => {
    const admin = new DataSource({ type: 'postgres', url: service.database.migrationUrl, schema: 'notes', extra: { options: '-c search_path=notes' } });
    await admin.initialize();
    await admin.query('CREATE TABLE changing (a int)');
    const read = () => transactions().run((tx) => tx.query<unknown[]>('SELECT * FROM changing'));
    for (let round = 0; round < 20; round += 1) await read();
    await admin.query('ALTER TABLE changing ADD b int');
    for (let round = 0; round < 20; round += 1) expect(await read()).toEqual([]);
    await admin.destroy();
  });

  test('what is sent at once is stored whole, or refused by its first failure', async () => {
    const [text, values] = insert('sent');
    const reply = { sent: true };
    expect(await transactions().send(() => ({ reply, statements: [{ text, values }, { text, values }] }))).toBe(reply);
    expect(await titles('sent')).toHaveLength(2);
    const failing = transactions().send(() => ({ reply, statements: [{ text, values }, { text: 'SELECT 1 / $1::int', values: [0] }, { text: 'SELECT nothing', values: [] }] }));
    await expect(failing).rejects.toThrow('division by zero');
    // The cause, not the echo of the statements behind it, however often and under whatever name.
    for (let round = 0; round < 20; round += 1) {
      await expect(transactions().send(() => ({ reply, statements: [{ text: `INSERT INTO note (id) VALUES ($1)`, values: ['019a4f00-0000-7000-8000-0000000000f1'] }, { text, values }] }))).rejects.toThrow('owner');
    }
    await expect(transactions().send(() => { throw new Error('composed in vain'); })).rejects.toThrow('composed in vain');
    expect(await titles('sent')).toHaveLength(2);
  });

  test('nested transactions are part of the outer one', async () => {
    await expect(transactions().run(async (tx) => {
      await tx.transaction((inner) => inner.query(...insert('nested')));
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await titles('nested')).toEqual([]);
  });

  test('a list of 2,000 is read page by page, each row once, while others are written', async () => {
    await service.app.get(DataSource).query(`INSERT INTO note (id, owner, title, yen, version, written_at)
      SELECT gen_random_uuid(), 'x', 'listed', n, 1, '2026-04-01T00:00:00Z'::timestamptz + (n / 7) * interval '1 microsecond' FROM generate_series(1, 2000) AS n`);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const reply: { json(): unknown } = await service.app.inject(`/notes?title=listed&limit=97${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      const { items, next } = reply.json() as { items: { yen: number }[]; next: string | null };
      seen.push(...items.map(({ yen }) => yen));
      cursor = next;
      await service.app.get(DataSource).query(`INSERT INTO note (id, owner, title, yen, version) VALUES (gen_random_uuid(), 'x', 'listed', -1, 1)`);
    }
    expect(seen.filter((yen) => yen > 0)).toHaveLength(2_000);
    expect(new Set(seen.filter((yen) => yen > 0)).size).toBe(2_000);
  });

  test('a cursor of another order or with another character is refused', async () => {
    const { next } = (await service.app.inject('/notes?limit=1')).json<{ next: string }>();
    for (let at = 0; at < next.length; at += 5) {
      const damaged = next.slice(0, at) + (next[at] === 'A' ? 'B' : 'A') + next.slice(at + 1);
      expect((await service.app.inject(`/notes?cursor=${encodeURIComponent(damaged)}`)).statusCode).toBe(400);
    }
  });
});

describe('on a server that goes away', () => {
  let dir: string;
  let postgres: Postgres;
  let service: SpecService;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'tomoni-platform-spec-'));
    postgres = await startPostgres({ dir });
    service = await startSpecService({}, { adminUrl: postgres.url, ...(await prepareServiceSchema(postgres.url, 'notes')), drop: () => Promise.resolve() });
  });
  afterAll(async () => {
    await service.close();
    await postgres.stop();
    await rm(dir, { recursive: true });
  });
  const write = () => service.app.inject({ method: 'POST', url: '/notes', headers: { ...service.headers(), 'idempotency-key': randomUUID() }, payload: { title: '防災訓練', lines: [] } });

  test('requests are 503 with Retry-After while it is down, ready says which part it is, and all recovers by itself', async () => {
    expect((await write()).statusCode).toBe(201);
    const { port } = postgres;
    await postgres.kill();
    // A backend lives a moment longer than the postmaster, and still answers what reaches it then.
    await expect.poll(async () => (await service.app.inject('/notes')).statusCode, { timeout: 10_000 }).toBe(503);
    const refused = await Promise.all([write(), write(), service.app.inject('/notes')]);
    for (const reply of refused) {
      expect(reply.statusCode).toBe(503);
      expect(reply.json()).toMatchObject({ type: '/problems/unavailable', status: 503 });
      expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    }
    const ready = await service.app.inject('/health/ready');
    expect(ready.statusCode).toBe(503);
    expect(ready.json<{ checks: { name: string; status: string }[] }>().checks).toContainEqual(expect.objectContaining({ name: 'database', status: 'down' }));
    expect((await service.app.inject('/health/live')).statusCode).toBe(200);
    postgres = await startPostgres({ dir, port });
    await expect.poll(async () => (await write()).statusCode, { timeout: 10_000 }).toBe(201);
    await expect.poll(async () => (await service.app.inject('/health/ready')).statusCode, { timeout: 10_000 }).toBe(200);
  });
});
