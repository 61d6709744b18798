import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditCommand } from './audit-command.js';
import { AuditSealer } from './audit-sealer.js';
import { readChain } from './export-chain.js';
import { verifyChain } from './verify-chain.js';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

let service: SpecService;
let superuser: Client;
beforeAll(async () => {
  service = await startSpecService();
  superuser = new Client({ connectionString: service.database.adminUrl, options: '-c search_path=notes' });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await service.close();
});

const silent = { info: () => undefined, error: () => undefined };
const db = (): DataSource => service.app.get(DataSource);
const verified = () => verifyChain(readChain(service.database.migrationUrl, 'notes'));
const unsealed = async (): Promise<number> => {
  const [left] = await db().query<{ count: number }[]>('SELECT count(*)::int AS count FROM audit_entry e WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.seq = e.seq)');
  return left?.count ?? 0;
};
/** Seals until nothing is left: a transaction of another spec's database on the same server holds rows back until it ends. */
const sealed = async () => {
  const sealer = new AuditSealer(db(), silent);
  for (; (await unsealed()) > 0; await sleep(20)) while ((await sealer.seal()) > 0);
  return verified();
};
const write = (claims = {}) => service.app.inject({ method: 'POST', url: '/notes', headers: { ...service.headers(claims), purpose: 'intake' }, payload: { title: '防災訓練', lines: [] } });

test('a write is on record with who, why and what, in its own transaction', async () => {
  const { id } = (await write({ roles: ['secretariat'] })).json<{ id: string }>();
  expect(await db().query('SELECT actor, actor_kind, roles, unit, purpose, action, subject_type FROM audit_entry WHERE subject_id = $1', [id])).toEqual([
    { actor: 'person-1', actor_kind: 'staff', roles: ['secretariat'], unit: '協働推進課', purpose: 'intake', action: 'note.write', subject_type: 'note' },
  ]);
  const [row] = await db().query<{ same: boolean }[]>('SELECT e.tx::text = n.xmin::text AS same FROM audit_entry e JOIN note n ON n.id::text = e.subject_id WHERE n.id = $1', [id]);
  expect(row?.same).toBe(true);
});

test('a read of personal fields is on record before it is answered; a refused one shows nothing and leaves nothing', async () => {
  const { id } = (await write()).json<{ id: string }>();
  const reads = async () => (await db().query<unknown[]>(`SELECT fields FROM audit_entry WHERE action = 'note.get'`)).length;
  const before = await reads();
  expect((await service.app.inject({ url: `/notes/${id}`, headers: service.headers() })).statusCode).toBe(200);
  expect(await reads()).toBe(before + 1);
  expect((await service.app.inject({ url: `/notes/${randomUUID()}`, headers: service.headers() })).statusCode).toBe(404);
  expect(await reads()).toBe(before + 1);
});

test('what was done is never sent without its row: when the row cannot be written the reply is a refusal', async () => {
  const { id } = (await write()).json<{ id: string }>();
  await superuser.query('REVOKE INSERT ON audit_entry FROM notes');
  const read = await service.app.inject({ url: `/notes/${id}`, headers: service.headers() });
  const written = await write();
  await superuser.query('GRANT INSERT ON audit_entry TO notes');
  expect(read.statusCode).toBe(500);
  expect(read.body).not.toContain('防災訓練');
  expect(written.statusCode).toBe(500);
  expect((await write()).statusCode).toBe(201);
});

test('the app’s role can neither change, delete nor empty what is on record', async () => {
  for (const statement of ['UPDATE audit_entry SET actor = actor', 'DELETE FROM audit_entry', 'TRUNCATE audit_entry', 'UPDATE audit_seal SET hash = hash', 'DELETE FROM audit_seal', 'TRUNCATE audit_seal']) {
    await expect(db().query(statement)).rejects.toThrow(/permission denied/);
  }
});

test('rows are sealed in the order of their transactions, and a long one is not skipped', async () => {
  const long = new Client({ connectionString: service.database.databaseUrl, options: '-c search_path=notes' });
  await long.connect();
  await long.query('BEGIN');
  await long.query(`INSERT INTO audit_entry (actor, actor_kind, roles, action, subject_type, subject_id) VALUES ('slow', 'staff', '{}', 'note.write', 'note', 'slow')`);
  await write();
  await new AuditSealer(db(), silent).seal();
  expect((await verified()).faults).toEqual([]);
  expect(await unsealed()).toBeGreaterThan(0); // what was written later waits for it
  await long.query('COMMIT');
  await long.end();
  const closed = await sealed();
  expect(closed.faults).toEqual([]);
  expect(await unsealed()).toBe(0);
});

test('sealers at work beside each other and beside writers make one whole chain', async () => {
  const sealers = [new AuditSealer(db(), silent), new AuditSealer(db(), silent), new AuditSealer(db(), silent)];
  const writing = Promise.all(Array.from({ length: 60 }, () => write()));
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(sealers.map((sealer) => sealer.seal()));
    await sleep(10);
  }
  await writing;
  const report = await sealed();
  expect(report.faults).toEqual([]);
  const [rows] = await db().query<{ count: number }[]>('SELECT count(*)::int AS count FROM audit_entry');
  expect(report.count).toBe(rows?.count);
});

test('rows of a restored dump, whose transactions lie in this server’s future, are sealed too', async () => {
  await superuser.query(`INSERT INTO audit_entry (tx, actor, actor_kind, roles, action, subject_type, subject_id)
    SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1000000)::text::xid8, 'restored', 'staff', '{}', 'note.write', 'note', 'restored'`);
  const report = await sealed();
  expect(report.faults).toEqual([]);
  expect(await db().query(`SELECT 1 FROM audit_seal s JOIN audit_entry e ON e.seq = s.seq WHERE e.actor = 'restored'`)).toHaveLength(1);
});

test('an export is verified without a database, by its anchor too, and a line changed in it is found', async () => {
  for (let count = 0; count < 5; count += 1) await write();
  await sealed();
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-audit-spec-'));
  const file = join(folder, 'notes.jsonl');
  const run = async (...args: string[]) => {
    const parts: string[] = [];
    const out = new Writable({ write: (chunk: Buffer, _encoding, done) => { parts.push(chunk.toString()); done(); } });
    return { code: await auditCommand(args, () => service.database.migrationUrl, out), text: parts.join('') };
  };
  const exported = await run('export', 'notes');
  await writeFile(file, exported.text);
  const head = (await run('head', 'notes')).text.trim();
  expect(await run('verify', file, '--anchor', head)).toEqual({ code: 0, text: expect.stringMatching(/^OK: \d+ links/) as string });
  expect((await run('verify', 'notes')).code).toBe(0);
  await writeFile(file, exported.text.replace('"action":"note.write"', '"action":"note.read"'));
  expect(await run('verify', file)).toEqual({ code: 1, text: expect.stringContaining('changed') as string });
  await writeFile(file, exported.text.split('\n').slice(0, -2).join('\n'));
  expect((await run('verify', file)).code).toBe(0);
  expect(await run('verify', file, '--anchor', head)).toEqual({ code: 1, text: expect.stringContaining('anchor') as string });
  await writeFile(file, 'no chain\n');
  await expect(run('verify', file)).rejects.toThrow('Line 1');
  expect((await run('burn', 'notes')).code).toBe(2);
  await rm(folder, { recursive: true });
});

const at = (position: number): string => `(SELECT seq FROM audit_seal WHERE position = ${position})`;
test.each<[string, string, { position: string; fault: string }]>([
  ['a changed row', `UPDATE audit_entry SET detail = '{"sum": 1}' WHERE seq = ${at(5)}`, { position: '5', fault: 'changed' }],
  ['a moment moved by a microsecond', `UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE seq = ${at(8)}`, { position: '8', fault: 'changed' }],
  ['a deleted row', `DELETE FROM audit_entry WHERE seq = ${at(11)}`, { position: '11', fault: 'missing' }],
  ['a deleted link', 'DELETE FROM audit_seal WHERE position = 14', { position: '15', fault: 'gap' }],
  ['an exchanged row', `WITH other AS (DELETE FROM audit_seal WHERE position = 18 RETURNING tx, seq)
    UPDATE audit_seal SET tx = other.tx, seq = other.seq FROM other WHERE position = 17`, { position: '17', fault: 'changed' }],
])('%s, done by a superuser, is found where it was done', async (_what, sql, expected) => {
  await superuser.query(sql);
  const { faults } = await verifyChain(readChain(service.database.migrationUrl, 'notes'));
  expect(faults).toContainEqual(expected);
});
