import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { startSurroundings, type Surroundings } from '../spec-world.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import type { DispatchOrder } from './dispatch.entity.js';
import { DispatchesService } from './dispatches.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: StartedApp;
let around: Surroundings;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
});
afterAll(async () => {
  await running.close();
  await around.close();
});

interface Summary { id: string; subject: string; status: string; total: number | '<5'; sameAs: string | null; about: string[] }
interface Shown extends Summary { counts: Record<string, number | '<5'>; outcomes: { status: string; reason: string | null; reasonText: { ja: string } | null; count: number | '<5' }[] }
const api = (url: string, person: Parameters<typeof signIn>[0] = 'secretariat') => running.inject({ method: 'GET', url, headers: signIn(person) });
const list = async (query: string) => (await api(`/dispatches?${query}`)).json<{ items: Summary[]; next: string | null }>();
const get = async (id: string) => (await api(`/dispatches/${id}`)).json<Shown>();
async function subscribers(count: number) {
  const [topic, mails] = [`topic-${randomUUID()}`, Array.from({ length: count }, () => `${randomUUID()}@example.jp`)];
  for (const mail of mails) await running.db.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja' }));
  await running.db.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00' WHERE topics = ARRAY[$1]`, [topic]);
  return { topic, mails };
}
const plan = (topic: string, change: Partial<DispatchOrder> = {}) => running.db.transaction((tx) => running.app.get(DispatchesService).plan(tx, {
  source: { kind: 'news', id: randomUUIDv7() }, lane: 'campaign', messages: { ja: { subject: '見本のお知らせ', text: '本文' } }, audience: { topics: [topic], areas: [] }, ...change,
}));
const ended = (id: string) => vi.waitFor(async () => {
  const shown = await get(id);
  expect(shown.status).not.toBe('sending');
  return shown;
}, { timeout: 40_000, interval: 50 });

test('staff who watch over mails see them, nobody else', async () => {
  for (const person of ['citizen', 'officer', 'writer', 'duty-officer', 'auditor', 'participation', 'partner-demo'] as const) {
    for (const url of ['/dispatches', `/dispatches/${randomUUID()}`]) expect((await api(url, person)).statusCode, `${person} ${url}`).toBe(403);
  }
  expect((await running.inject('/dispatches')).statusCode).toBe(401);
  expect((await api('/dispatches', 'public-relations')).statusCode).toBe(200);
});

test('counts by status and reason, never an address', async () => {
  const { topic, mails } = await subscribers(4);
  const [lost, never] = mails;
  around.gateway.script = { recipient: (address) => (address === never ? '550 no such user' : '250 ok') };
  const about = [randomUUIDv7(), randomUUIDv7()];
  const { id } = await plan(topic, { about });
  await ended(id);
  await running.db.query(`UPDATE dispatch_recipient SET status = 'unknown', reason = 'stopped-while-handing' WHERE dispatch_id = $1 AND endpoint_id IN (
    SELECT endpoint_id FROM dispatch_recipient WHERE dispatch_id = $1 AND status = 'handed' LIMIT 1)`, [id]);
  around.gateway.script = {};
  const shown = await get(id);
  expect(shown).toMatchObject({
    subject: '見本のお知らせ', about, sameAs: null, status: 'done', total: 4, lane: 'campaign', source: { kind: 'news' }, counts: { handed: 2, failed: 1, unknown: 1 },
    outcomes: [
      { status: 'handed', reason: null, reasonText: null, count: 2 }, { status: 'failed', reason: 'refused', reasonText: { ja: '相手先が受け取りを拒否しました' }, count: 1 },
      { status: 'unknown', reason: 'stopped-while-handing', count: 1 },
    ],
  });
  for (const mail of [lost, never]) expect(JSON.stringify(shown)).not.toContain(mail);
  for (const one of about) expect((await list(`about=${one}`)).items.map(({ id }) => id)).toEqual([id]);
});

test('that its addresses are read stands once in the audit, and none of them', async () => {
  const { topic, mails: [mail] } = await subscribers(2);
  const { id } = await plan(topic);
  await plan(`topic-${randomUUID()}`);
  const entries = await running.db.query<object[]>(`SELECT action, purpose, fields, detail FROM audit_entry WHERE subject_type = 'dispatch' AND subject_id = $1`, [id]);
  expect(entries).toEqual([{ action: 'endpoint.read', purpose: 'send-dispatch', fields: ['address'], detail: { source: 'news', total: 2 } }]);
  expect(JSON.stringify(entries)).not.toContain(mail);
});

test('whom a campaign went to was chosen by staff: few of them are no number', async () => {
  const { topic } = await subscribers(1);
  const { id } = await plan(topic, { source: { kind: 'campaign', id: randomUUIDv7() } });
  expect(await ended(id)).toMatchObject({ total: '<5', counts: { handed: '<5' }, outcomes: [{ status: 'handed', count: '<5' }] });
  expect((await list('source=campaign')).items[0]).toMatchObject({ id, total: '<5' });
});

test('they are found by what they tell of, source, lane, state and by whom they followed; page by page', async () => {
  const { topic } = await subscribers(1);
  const about = [randomUUIDv7()];
  const first = await plan(topic, { source: { kind: 'alert', id: randomUUIDv7() }, about, lane: 'alert' });
  const update = await plan(topic, { source: { kind: 'alert', id: randomUUIDv7() }, about, lane: 'alert', audience: { sameAs: first.id } });
  await Promise.all([ended(first.id), ended(update.id)]);
  expect((await list(`sameAs=${first.id.toUpperCase()}`)).items).toMatchObject([{ id: update.id, sameAs: first.id, about }]);
  expect((await list(`about=${String(about)}`)).items.map(({ id }) => id)).toEqual([update.id, first.id]);
  expect((await list('lane=alert&source=alert&status=done&drill=normal')).items.map(({ id }) => id)).toEqual([update.id, first.id]);
  for (const none of ['lane=alert&source=news', 'status=stopped', 'drill=drill', `about=${randomUUID()}`]) expect((await list(none)).items, none).toEqual([]);
  const seen: string[] = [];
  for (let page = await list('limit=1'); ; page = await list(`limit=1&cursor=${page.next}`)) {
    seen.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
  }
  expect(seen).toEqual((await list('limit=100')).items.map(({ id }) => id));
});

test('wrong questions are told what is wrong', async () => {
  for (const query of ['about=x', 'sameAs=%00', 'lane=fast', 'source=fax', 'status=', 'drill=yes', 'limit=0', 'cursor=x', 'mail=a@example.jp', `about=${randomUUID()}&about=${randomUUID()}`]) {
    const answer = await api(`/dispatches?${query}`);
    expect(answer.statusCode, query).toBe(400);
    expect(answer.headers['content-type'], query).toContain('application/problem+json');
  }
  expect((await api('/dispatches/1')).statusCode).toBe(400);
  const none = await api(`/dispatches/${randomUUID()}`);
  expect([none.statusCode, none.json<{ detail: string }>().detail]).toEqual([404, '配信が見つかりません']);
});
