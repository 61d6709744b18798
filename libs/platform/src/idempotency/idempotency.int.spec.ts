import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotesService, startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
beforeAll(async () => { service = await startSpecService(); });
afterAll(() => service.close());

const body = { title: '防災訓練', lines: [{ label: '資材', yen: 30_000 }] };
const post = (key: string | undefined, payload: object = body, claims = {}) =>
  service.app.inject({ method: 'POST', url: '/notes', headers: { ...service.headers(claims), ...(key === undefined ? {} : { 'idempotency-key': key }) }, payload });
const count = async (table: string): Promise<number> => {
  const [row] = await service.app.get(DataSource).query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`);
  return row?.count ?? -1;
};

test('twenty identical requests at once store one row, one audit row, and all get the same answer', async () => {
  const [notes, audits, runs] = [await count('note'), await count('audit_entry'), service.app.get(NotesService).runs];
  const key = randomUUID();
  const replies = await Promise.all(Array.from({ length: 20 }, () => post(key)));
  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
  expect(new Set(replies.map(({ body: text }) => text)).size).toBe(1);
  expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(19);
  expect(new Set(replies.map(({ headers }) => headers['etag']))).toEqual(new Set(['"v1"']));
  expect(await count('note')).toBe(notes + 1);
  expect(await count('audit_entry')).toBe(audits + 1);
  expect(service.app.get(NotesService).runs).toBe(runs + 1);
});

test('the same key with another body is a conflict, and stores nothing', async () => {
  const key = randomUUID();
  await post(key);
  const notes = await count('note');
  const other = await post(key, { ...body, title: '別の内容' });
  expect(other.statusCode).toBe(409);
  expect(other.json()).toMatchObject({ type: '/problems/key-reused' });
  expect(await count('note')).toBe(notes);
});

test('a key is its caller’s: somebody else’s request under it runs', async () => {
  const key = randomUUID();
  const [mine, theirs] = [await post(key), await post(key, body, { sub: 'person-2' })];
  expect(theirs.headers['idempotency-replayed']).toBeUndefined();
  expect(theirs.json<{ id: string }>().id).not.toBe(mine.json<{ id: string }>().id);
});

test('a refused request leaves no key behind', async () => {
  const key = randomUUID();
  expect((await post(key, { title: 'x', lines: [] })).statusCode).toBe(400);
  expect((await post(key)).statusCode).toBe(201);
});

test.each(['short', 'a'.repeat(300), '１２３４５６７８９'])('the key %s is refused', async (key) => {
  const notes = await count('note');
  const reply = await post(Buffer.from(key).toString('latin1'));
  expect(reply.json()).toMatchObject({ status: 400, errors: [{ in: 'header', pointer: '#/idempotency-key' }] });
  expect(await count('note')).toBe(notes);
});

test('the stored reply is unreadable without the key', async () => {
  const key = randomUUID();
  await post(key, { ...body, title: 'ひみつの題名' });
  const rows = await service.app.get(DataSource).query<{ reply: Buffer }[]>('SELECT reply FROM idempotency_key');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ reply }) => reply.includes('ひみつ'))).toEqual([]);
});

test('without a key nothing is stored for a repetition', async () => {
  const keys = await count('idempotency_key');
  expect((await post(undefined)).statusCode).toBe(201);
  expect(await count('idempotency_key')).toBe(keys);
});
