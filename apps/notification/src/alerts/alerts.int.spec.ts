import { randomUUID } from 'node:crypto';
import { alertCancelled, alertDispatchCompleted, alertIssued, alertLifted, alertUpdated } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { startSurroundings, read, type Surroundings } from '../spec-world.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { AlertClock } from './alert-clock.js';
import { PublishedAlertsService } from './published-alerts.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let running: StartedApp;
let around: Surroundings;
const [town, north, south] = ['123421', 'north', 'south'];
type Person = Parameters<typeof signIn>[0];
interface Case { id: string; status: string; version: number; approvals: string[]; texts: object; actions: { name: string }[]; versions: { action: string; dispatchId: string; messages: { ja: { subject: string; text: string } } }[] }

beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'relay', 'consumer']);
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ('safety', '{"ja":"防災","en":"Safety"}', 1), ('childcare', '{"ja":"育児","en":"Childcare"}', 2)`);
  await running.db.query(`INSERT INTO area (code, name, position) VALUES ($1, '{"ja":"神崎町","en":"Kozaki Town"}', 0), ('north', '{"ja":"北地区","en":"North"}', 1), ('south', '{"ja":"南地区","en":"South"}', 2)`, [town]);
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(async () => {
  clock.set('2026-09-05T18:00:00+09:00');
  around.calm();
  // Each test has subscribers of its own.
  await running.db.query(`UPDATE subscriber SET status = 'unsubscribed'`);
});

interface Wishes { topics?: string[]; areas?: string[]; drill?: boolean; lang?: 'ja' | 'en' }
const subscribe = async ({ topics = ['safety'], areas = [], drill = false, lang = 'ja' }: Wishes = {}) => {
  const mail = `${randomUUID()}@example.jp`;
  await running.db.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics, areas, lang, drill }));
  return mail;
};
const call = (method: 'GET' | 'POST' | 'PUT', url: string, person: Person = 'duty-officer', payload?: object, version?: number) =>
  running.inject({ method, url, headers: { ...signIn(person), 'idempotency-key': randomUUID(), ...(version !== undefined && { 'if-match': `"v${version}"` }) }, ...(payload && { payload }) });
const good = async (answer: ReturnType<typeof call>): Promise<Case> => {
  const { statusCode, body } = await answer;
  expect([200, 201], body).toContain(statusCode);
  return JSON.parse(body) as Case;
};
const refused = async (answer: ReturnType<typeof call>) => {
  const { statusCode, headers, body } = await answer;
  expect(headers['content-type'], body).toContain('application/problem+json');
  return [statusCode, (JSON.parse(body) as { code: string }).code];
};
const order = (change: object = {}) => ({ kind: 'evacuation', level: 4, areas: [town], texts: { ja: { detail: '避難所は市民センターです。' } }, ...change });
const issued = async (change: object = {}) => {
  const draft = await good(call('POST', '/alerts', 'duty-officer', order(change)));
  return draft.status === 'issued' ? draft : good(call('POST', `/alerts/${draft.id}/approve`, 'headquarters', {}, draft.version));
};
const mailed = (address: string, times: number) => vi.waitFor(() => { expect(around.mailsTo(address)).toHaveLength(times); }, { timeout: 20_000 });

test('an evacuation order waits for the second person, then reaches whoever asked, and every event says so', async () => {
  const [one, english, elsewhere] = [await subscribe(), await subscribe({ areas: [north], lang: 'en' }), await subscribe({ topics: ['childcare'] })];
  const draft = await good(call('POST', '/alerts', 'duty-officer', order()));
  expect(draft).toMatchObject({ status: 'drafted', approvals: [expect.any(String)], versions: [] });
  expect(await refused(call('POST', `/alerts/${draft.id}/approve`, 'duty-officer', {}, draft.version))).toEqual([409, 'same-person']);
  expect((await call('POST', `/alerts/${draft.id}/approve`, 'headquarters', {}, draft.version + 1)).statusCode).toBe(412);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(around.gateway.seen).toEqual([]);

  const alert = await good(call('POST', `/alerts/${draft.id}/approve`, 'headquarters', {}, draft.version));
  expect(alert).toMatchObject({ status: 'issued', versions: [{ action: 'issue' }] });
  await mailed(one, 1);
  await mailed(english, 1);
  const { subject, text } = await read(around.mailsTo(one)[0]?.content);
  expect(subject).toBe('【警戒レベル4 避難指示】神崎町全域');
  expect(text?.split('\n').slice(0, 3)).toEqual(['日時: 2026年9月5日 18:00', '場所: 神崎町全域', '行動: 川や崖に近づかず、早めに安全な場所へ移動してください']);
  expect((await read(around.mailsTo(english)[0]?.content)).subject).toMatch(/^【Level 4: Evacuation order】All of Kozaki Town/);
  expect(around.mailsTo(elsewhere)).toEqual([]);
  const event = await expectEvent(alertIssued, { alertId: alert.id }, 30_000);
  expect(event.payload).toMatchObject({ level: 4, kind: 'evacuation', areas: [town], headline: '【警戒レベル4 避難指示】神崎町全域' });
  const completed = await expectEvent(alertDispatchCompleted, { alertId: alert.id }, 30_000);
  expect(completed.payload).toMatchObject({ action: 'issue', counts: { total: 2, handed: 2, failed: 0, unknown: 0 } });
});

test('level 3 needs one person; only whoever may issue does', async () => {
  const mail = await subscribe({ areas: [north] });
  for (const person of ['citizen', 'public-relations', 'writer', 'partner-demo', 'auditor'] as const) expect((await call('POST', '/alerts', person, order({ level: 3 }))).statusCode).toBe(403);
  const alert = await issued({ level: 3, areas: [south] });
  expect(alert.status).toBe('issued');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(around.mailsTo(mail)).toEqual([]);
});

test('a place that is written in Japanese alone is not told as a wider one in other languages', async () => {
  const alert = await issued({ level: 3, areas: [south], texts: { ja: { where: '見本川の南側' } } });
  expect(alert.texts).toMatchObject({ ja: { where: '見本川の南側' }, 'ja-easy': { where: '見本川の南側' }, en: { where: '見本川の南側' } });
});

test('a voice code of headquarters stands for the second person: once, for whom it was made for', async () => {
  expect((await call('POST', '/alert-voice-codes', 'duty-officer', { count: 2 })).statusCode).toBe(403);
  expect((await call('POST', '/alert-voice-codes', 'headquarters', { count: 2 })).statusCode).toBe(201);
  const { items } = (await call('GET', '/alert-voice-codes', 'headquarters')).json<{ items: { code: string }[] }>();
  const [first, second] = items.map(({ code }) => code);
  expect(await refused(call('POST', '/alerts', 'duty-officer', order({ voiceCode: '0000 0000' })))).toEqual([400, undefined]);
  expect(await refused(call('POST', '/alerts', 'headquarters', order({ voiceCode: first })))).toEqual([400, undefined]);
  const both = await Promise.all([1, 2].map(() => call('POST', '/alerts', 'duty-officer', order({ voiceCode: first }))));
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400]);
  const alert = JSON.parse(both.find(({ statusCode }) => statusCode === 201)?.body ?? '{}') as Case;
  expect(alert).toMatchObject({ status: 'issued', approvals: [expect.any(String), expect.stringMatching(/^voice:/)] });
  expect((await call('GET', '/alert-voice-codes', 'headquarters')).json<{ items: object[] }>().items).toHaveLength(1);
  const stored = JSON.stringify(await running.db.query('SELECT * FROM alert_voice_code, idempotency_key'));
  for (const code of [first, second]) expect(stored).not.toContain(code?.replace(' ', ''));

  const draft = await good(call('POST', '/alerts', 'duty-officer', order()));
  expect((await good(call('POST', `/alerts/${draft.id}/approve`, 'duty-officer', { voiceCode: second }, draft.version))).status).toBe('issued');
  expect(await refused(call('POST', `/alerts/${alert.id}/approve`, 'duty-officer', { voiceCode: second }, alert.version))).toEqual([400, undefined]);
});

test('when nobody can sign in, two codes of headquarters issue and cancel; one, or the same twice, does nothing', async () => {
  const mail = await subscribe();
  await call('POST', '/alert-voice-codes', 'headquarters', { count: 4 });
  const { items } = (await call('GET', '/alert-voice-codes', 'headquarters')).json<{ items: { code: string }[] }>();
  const codes = items.map(({ code }) => code);
  const say = (payload: object) => running.inject({ method: 'POST', url: '/alert-voice-orders', payload });
  const issue = (voiceCodes: (string | undefined)[]) => say({ do: 'issue', voiceCodes, alert: order() });
  expect((await issue([codes[0], codes[0]])).statusCode).toBe(400);
  expect((await issue([codes[0], '0000 0000'])).statusCode).toBe(400);
  expect((await issue([codes[0]])).statusCode).toBe(400);
  const answer = await issue(codes.slice(0, 2));
  expect(answer.statusCode, answer.body).toBe(201);
  const alert = answer.json<Case>();
  expect(alert).toMatchObject({ status: 'issued', approvals: [expect.stringMatching(/^voice:/), expect.stringMatching(/^voice:/)] });
  await mailed(mail, 1);
  expect((await issue(codes.slice(0, 2))).statusCode).toBe(400);
  expect((await say({ do: 'cancel', voiceCodes: codes.slice(2, 4), alertId: alert.id, reason: '誤りでした。' })).json<Case>().status).toBe('cancelled');
  await mailed(mail, 2);
  expect(await running.db.query(`SELECT 1 FROM audit_entry WHERE subject_id = $1`, [alert.id])).toHaveLength(2);
});

test('updates, lift and cancellation reach exactly those who got the first', async () => {
  const [first, gone] = [await subscribe(), await subscribe({ areas: [north] })];
  const alert = await issued({ areas: [town] });
  await mailed(first, 1);
  await mailed(gone, 1);
  const late = await subscribe();
  await running.db.query(`UPDATE subscriber SET status = 'unsubscribed' WHERE areas = '{north}'`);
  const updated = await good(call('POST', `/alerts/${alert.id}/update`, 'headquarters', order({ areas: [north], texts: { ja: { detail: '北地区だけになりました。' } } }), alert.version));
  await mailed(first, 2);
  expect(await expectEvent(alertUpdated, { alertId: alert.id }, 30_000)).toMatchObject({ payload: { areas: [north], status: 'updated' } });
  await good(call('POST', `/alerts/${alert.id}/lift`, 'duty-officer', { reason: '水位が下がりました。' }));
  await mailed(first, 3);
  await expectEvent(alertLifted, { alertId: alert.id }, 30_000);
  const subjects = await Promise.all(around.mailsTo(first).map(async ({ content }) => (await read(content)).subject));
  expect(subjects).toEqual(['【警戒レベル4 避難指示】神崎町全域', '【更新】【警戒レベル4 避難指示】北地区', '【解除】【警戒レベル4 避難指示】北地区']);
  expect(around.mailsTo(late)).toEqual([]);
  expect(around.mailsTo(gone)).toHaveLength(1);
  expect(await refused(call('POST', `/alerts/${alert.id}/update`, 'headquarters', order(), updated.version + 1))).toEqual([409, 'wrong-state']);
});

test('an update to a wider area or another kind is refused: those would not hear of it', async () => {
  const alert = await issued({ level: 3, areas: [north] });
  expect(await refused(call('POST', `/alerts/${alert.id}/update`, 'duty-officer', order({ level: 3, areas: [north, south] }), alert.version))).toEqual([409, 'wider-area']);
  expect(await refused(call('POST', `/alerts/${alert.id}/update`, 'duty-officer', order({ kind: 'flood', level: 3, areas: [north] }), alert.version))).toEqual([409, 'another-kind']);
  expect(await refused(call('POST', `/alerts/${alert.id}/update`, 'duty-officer', order({ level: 4, areas: [north] }), alert.version))).toEqual([409, 'second-person-missing']);
});

test('a cancellation says what was wrong and is no all-clear; twice is one', async () => {
  const mail = await subscribe();
  const alert = await issued();
  await mailed(mail, 1);
  const key = randomUUID();
  const cancel = () => running.inject({ method: 'POST', url: `/alerts/${alert.id}/cancel`, headers: { ...signIn('duty-officer'), 'idempotency-key': key }, payload: { reason: '訓練のつもりで発表しました。' } });
  for (const { statusCode } of [await cancel(), await cancel()]) expect(statusCode).toBe(200);
  await mailed(mail, 2);
  await expectEvent(alertCancelled, { alertId: alert.id }, 30_000);
  const { subject, text } = await read(around.mailsTo(mail)[1]?.content);
  expect(subject).toContain('【取消】');
  expect(text).toContain('【警戒レベル4 避難指示】神崎町全域');
  expect(text).toContain('安全になったというお知らせではありません');
  expect(await refused(call('POST', `/alerts/${alert.id}/lift`, 'duty-officer', {}))).toEqual([409, 'wrong-state']);
});

test('a drill goes the same way, to those alone who get drills, and is marked and never public', async () => {
  const [everybody, drilled] = [await subscribe(), await subscribe({ drill: true })];
  const draft = await good(call('POST', '/drills', 'duty-officer', order()));
  expect(draft.status).toBe('drafted');
  const alert = await good(call('POST', `/alerts/${draft.id}/approve`, 'headquarters', {}, draft.version));
  await mailed(drilled, 1);
  const { subject, text } = await read(around.mailsTo(drilled)[0]?.content);
  expect(subject).toMatch(/^【訓練】【警戒レベル4/);
  expect(text).toMatch(/^【訓練】日時/);
  const event = await expectEvent(alertIssued, { alertId: alert.id }, 30_000);
  expect(event.drill).toBe('drill');
  await good(call('POST', `/alerts/${alert.id}/lift`, 'duty-officer', {}));
  await mailed(drilled, 2);
  expect(around.mailsTo(everybody)).toEqual([]);
  expect((await running.app.get(PublishedAlertsService).current()).map(({ id }) => id)).not.toContain(alert.id);
});

test('one alert takes the place of another; what ran out is no longer shown as standing', async () => {
  const before = await issued({ level: 3 });
  const after = await issued({ level: 5, supersedes: before.id });
  expect((await good(call('GET', `/alerts/${before.id}`))).status).toBe('expired');
  const published = running.app.get(PublishedAlertsService);
  expect((await published.current()).find(({ id }) => id === after.id)).toMatchObject({ status: 'issued', supersedes: before.id, title: { ja: '警戒レベル5 緊急安全確保' } });
  clock.advance({ hours: 25 });
  const revision = await published.revision();
  await running.app.get(AlertClock).expireDue();
  expect(await published.revision()).not.toBe(revision);
  expect((await published.find(after.id))?.status).toBe('expired');
});

test('only those with whom it failed get it again', async () => {
  const [fine, broken] = [await subscribe(), await subscribe()];
  around.gateway.script = { recipient: (address) => (address === broken ? '550 no such user' : '250 ok') };
  const alert = await issued();
  await mailed(fine, 1);
  await vi.waitFor(async () => {
    const { dispatches } = (await call('GET', `/alerts/${alert.id}/progress`)).json<{ dispatches: { counts: object }[] }>();
    expect(dispatches[0]?.counts).toMatchObject({ handed: 1, failed: 1 });
  }, { timeout: 20_000 });
  around.gateway.script = {};
  await good(call('POST', `/alerts/${alert.id}/resend-failed`));
  await mailed(broken, 1);
  expect(around.mailsTo(fine)).toHaveLength(1);
});

test.each([
  ['an unknown area', { areas: ['nowhere'] }, '#/areas/0'],
  ['no area', { areas: [] }, '#/areas'],
  ['a level that evacuation has not', { level: 2 }, '#/level'],
  ['another level in the words', { texts: { ja: { detail: '警戒レベル5です' } } }, '#/texts/ja/detail'],
  ['an abolished name', { texts: { ja: { action: '避難勧告に従ってください' } } }, '#/texts/ja/action'],
  ['a line break in the place', { texts: { ja: { where: '北地区\r\nBcc: a@example.jp' } } }, '#/texts/ja/where'],
  ['a character that turns text around', { texts: { en: { detail: 'safe \u202E' } } }, '#/texts/en/detail'],
  ['an end that has passed', { expiresAt: '2026-09-01T00:00:00Z' }, '#/expiresAt'],
  ['a beginning that lies ahead', { effectiveAt: '2026-09-07T00:00:00Z' }, '#/effectiveAt'],
  ['an unknown kind', { kind: 'war' }, '#/kind'],
  ['a language nobody has', { texts: { xx: { detail: 'x' } } }, '#/texts/xx'],
])('%s is refused by its field, and nothing goes out', async (_, change, pointer) => {
  const counts = () => running.db.query<object[]>('SELECT (SELECT count(*) FROM alert) AS alerts, (SELECT count(*) FROM dispatch) AS dispatches');
  const before = await counts();
  const answer = await call('POST', '/alerts', 'duty-officer', order(change));
  expect(answer.statusCode, answer.body).toBe(400);
  expect(answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
  expect(await counts()).toEqual(before);
});

test('what was told cannot be rewritten, and no row makes a telegram order an evacuation', async () => {
  const { id } = await issued();
  const asService = (sql: string) => running.db.query(sql, [id]);
  await expect(asService(`UPDATE alert_version SET headline = '{}' WHERE alert_id = $1`)).rejects.toThrow(/permission denied/);
  await expect(asService('DELETE FROM alert WHERE id = $1')).rejects.toThrow(/permission denied/);
  await expect(asService(`UPDATE alert SET drafted_by = 'telegram' WHERE id = $1`)).rejects.toThrow(/alert_evacuation_by_people/);
  await expect(asService(`UPDATE alert SET approvals = '{}' WHERE id = $1`)).rejects.toThrow(/alert_two_people/);
});
