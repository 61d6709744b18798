import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { TelegramsService } from '../telegrams/telegrams.service.js';
import type { LAlertPost } from './l-alert-post.entity.js';
import { LAlertPostsService } from './l-alert-posts.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
const folder = config.L_ALERT_FOLDER ?? '';

let running: StartedApp;
const [town, north] = ['123421', 'north'];
interface Case { id: string; version: number; versions: { id: string }[] }
type Person = Parameters<typeof signIn>[0];

beforeAll(async () => {
  // Without the role `consumer` nothing is posted but by `round`.
  running = await startApp(service, ['http']);
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ('safety', '{"ja":"防災","en":"Safety"}', 1)`);
  await running.db.query(`INSERT INTO area (code, name, position) VALUES ($1, '{"ja":"神崎町","en":"Kozaki Town"}', 0), ($2, '{"ja":"北地区","en":"North"}', 1)`, [town, north]);
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  clock.set('2026-09-05T18:00:00+09:00');
  await rm(folder, { recursive: true, force: true });
});

const call = async (url: string, payload: object, person: Person = 'duty-officer', version?: number): Promise<Case> => {
  const answer = await running.inject({ method: 'POST', url, headers: { ...signIn(person), 'idempotency-key': randomUUID(), ...(version !== undefined && { 'if-match': `"v${version}"` }) }, payload });
  expect([200, 201], answer.body).toContain(answer.statusCode);
  return answer.json();
};
const order = (change: object = {}) => ({ kind: 'evacuation', level: 3, areas: [town], texts: { ja: { detail: '避難所は市民センターです。' } }, ...change });
const round = () => running.app.get(LAlertPostsService).round();
const files = async () => (await readdir(folder).catch(() => [])).sort();
const documents = async () => Promise.all((await files()).map((name) => readFile(join(folder, name), 'utf8')));
const posts = async (alertId: string) => {
  const answer = await running.inject({ url: '/l-alert-posts?limit=100', headers: signIn('duty-officer') });
  return answer.json<{ items: LAlertPost[] }>().items.filter((post) => post.alertId === alertId).reverse();
};

test('each thing that was told is one file, once: issue, update, lift', async () => {
  const alert = await call('/alerts', order());
  await round();
  const [first] = await documents();
  expect(first).toContain('<pcx_ev:Sort>高齢者等避難</pcx_ev:Sort><pcx_ev:IssueOrLift>発令');
  await Promise.all([round(), round(), round()]);
  expect(await documents()).toEqual([first]);
  clock.advance({ minutes: 10 });
  await call(`/alerts/${alert.id}/update`, order({ texts: { ja: { detail: '避難所を追加しました。' } } }), 'duty-officer', alert.version);
  clock.advance({ minutes: 10 });
  await call(`/alerts/${alert.id}/lift`, { reason: '雨がやみました。' });
  await round();
  const all = await documents();
  expect(all.map((document) => [/distributionType>(\w+)/.exec(document)?.[1], /documentRevision>(\d+)/.exec(document)?.[1], /IssueOrLift>(..)/.exec(document)?.[1]]))
    .toEqual([['Report', '1', '発令'], ['Update', '2', '発令'], ['Update', '3', '解除']]);
  expect(new Set(all.map((document) => /documentID>([^<]+)/.exec(document)?.[1])).size).toBe(1);
  expect((await posts(alert.id)).map(({ revision, status }) => [revision, status])).toEqual([[1, 'posted'], [2, 'posted'], [3, 'posted']]);
});

test('an order in place of another is the next revision of its document; another order is a document of its own', async () => {
  const elderly = await call('/alerts', order({ areas: [north] }));
  const everybody = await call('/alerts', order({ level: 4, areas: [north], supersedes: elderly.id }));
  await call(`/alerts/${everybody.id}/approve`, {}, 'headquarters', everybody.version);
  const other = await call('/alerts', order());
  await round();
  const [[one], [two], [three]] = [await posts(elderly.id), await posts(everybody.id), await posts(other.id)];
  expect([one?.revision, two?.revision, three?.revision]).toEqual([1, 2, 1]);
  expect([two?.documentId, three?.documentId]).toEqual([elderly.id, other.id]);
  expect((await documents()).filter((document) => document.includes('避難指示') && document.includes('Update'))).toHaveLength(1);
});

test('a drill is an exercise there too', async () => {
  await call('/drills', order());
  await round();
  const [document, ...none] = await documents();
  expect(none).toEqual([]);
  expect(document).toContain('<edxlde:distributionStatus>Exercise<');
  expect(document).not.toContain('>Actual<');
  expect(document).toContain('【訓練】');
});

test('while the folder cannot be written the document waits, says why, and goes out later in its order', async () => {
  await writeFile(folder, 'no folder');
  const alert = await call('/alerts', order());
  await round();
  await call(`/alerts/${alert.id}/lift`, { reason: null });
  await round();
  const waiting = await posts(alert.id);
  expect(waiting.map(({ status, attempts }) => [status, attempts])).toEqual([['waiting', 1], ['waiting', 0]]);
  expect(waiting[0]?.problem).toMatch(/EEXIST|ENOTDIR/);
  await rm(folder);
  await round();
  expect(await files()).toEqual([]);
  clock.advance({ seconds: 6 });
  await round();
  await round();
  expect((await documents()).map((document) => /IssueOrLift>(..)/.exec(document)?.[1])).toEqual(['発令', '解除']);
  expect((await posts(alert.id)).map(({ status, problem }) => [status, problem])).toEqual([['posted', null], ['posted', null]]);
});

test('killed between the file and its record: the same file again, byte for byte', async () => {
  const alert = await call('/alerts', order());
  await round();
  const before = [await files(), await documents()];
  await running.db.query(`UPDATE l_alert_post SET status = 'waiting' WHERE alert_id = $1`, [alert.id]);
  await round();
  expect([await files(), await documents()]).toEqual(before);
});

test('what the prefecture orders for the city comes in as a question to people: nothing is sent, nothing is ordered', async () => {
  const alert = await call('/alerts', order({ level: 3 }));
  await round();
  const [own = ''] = await documents();
  const take = (bytes: string) => running.app.get(TelegramsService).take({ source: 'folder', docId: randomUUID(), fileName: 'x.xml', bytes: Buffer.from(bytes) });
  expect(await take(own)).toMatchObject({ state: 'taken', action: 'ignore' });
  const foreign = own.replaceAll('city.example.jp', 'pref.example.jp').replaceAll(alert.id, randomUUID());
  const taken = await take(foreign);
  expect(taken).toMatchObject({ state: 'taken', action: 'draft' });
  expect(await take(foreign)).toMatchObject({ state: 'duplicate' });
  const [draft, ...none] = await running.db.query<{ status: string; kind: string; prompt: number; told: number }[]>(
    `SELECT a.status, a.kind, a.evacuation_prompt AS prompt, (SELECT count(*)::int FROM alert_version v WHERE v.alert_id = a.id) AS told FROM alert a WHERE a.telegram_id = $1`, [taken.id]);
  expect(none).toEqual([]);
  expect(draft).toEqual({ status: 'drafted', kind: 'other', prompt: 3, told: 0 });
  const lifted = foreign.replaceAll('documentRevision>1<', 'documentRevision>2<').replaceAll('>発令<', '>解除<').replaceAll('>Report<', '>Update<');
  expect(await take(lifted)).toMatchObject({ action: 'lift' });
  await round();
  expect(await documents()).toEqual([own]);
});
