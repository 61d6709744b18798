import { randomUUID } from 'node:crypto';
import { campaignSent } from '@tomoni/contracts';
import { PersonalData } from '@tomoni/encryption';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { CampaignSchedule } from './campaign-schedule.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let running: StartedApp;
let second: StartedApp;
type Person = Parameters<typeof signIn>[0];
interface Case { id: string; status: string; version: number; actions: { name: string; href: string }[] }
beforeAll(async () => {
  // Neither has the role `consumer`: the spec is the clock that makes things due.
  running = await startApp(service, ['http', 'relay']);
  second = await startApp(service, ['http']);
});
afterAll(async () => {
  await second.close();
  await running.close();
});
let topic: string;
beforeEach(async () => {
  clock.set('2026-06-20T10:00:00+09:00');
  topic = `spec-${randomUUID().slice(0, 8).replace(/^\d/, 'x')}`.replace(/-(\d)/g, '-x$1');
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ($1, '{"ja":"x","en":"x"}', 1)`, [topic]);
  // The rules remember for some seconds which topics there are; a new one is asked for at the source.
});

const subscribe = async (change: { drill?: boolean } = {}) => {
  const mail = `${randomUUID()}@example.jp`;
  await running.db.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja', ...change }));
  const [endpoint] = await running.db.query<{ id: string; subscriber: string }[]>(`SELECT id, subscriber_id AS subscriber FROM endpoint ORDER BY created_at DESC, id DESC LIMIT 1`);
  return endpoint ?? { id: '', subscriber: '' };
};
const words = { ja: { subject: '講座のお知らせ', text: '7月1日に市民センターで開きます。\nhttps://city.example.jp/koza' } };
const written = (change: object = {}) => ({ title: '講座', messages: words, topics: [topic], ...change });
const call = (method: 'GET' | 'POST' | 'PUT', url: string, person: Person = 'writer', payload?: object, version?: number, key = randomUUID()) =>
  running.inject({ method, url, headers: { ...signIn(person), 'idempotency-key': key, ...(version !== undefined && { 'if-match': `"v${version}"` }) }, ...(payload && { payload }) });
const draft = async (change: object = {}) => {
  const answer = await call('POST', '/campaigns', 'writer', written(change));
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Case>();
};
const step = async ({ id }: { id: string }, name: string, person: Person = 'department-head', version?: number) => {
  const answer = await call('POST', `/campaigns/${id}/${name}`, person, undefined, version);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Case>();
};
const queued = async (change: object = {}) => {
  const campaign = await draft(change);
  await step(campaign, 'approve', 'department-head', 1);
  return step(campaign, 'queue');
};
const runDue = (app = running) => app.app.get(CampaignSchedule).runDue();
const dispatchesOf = (id: string) => running.db.query<{ id: string; total: number; status: string; messages: typeof words }[]>(
  `SELECT dispatch.* FROM dispatch, campaign WHERE campaign.id = $1 AND dispatch.id = ANY (dispatch_ids) ORDER BY array_position(dispatch_ids, dispatch.id)`, [id]);
const recipients = (dispatchId: string | undefined) => running.db.query<{ endpoint_id: string; status: string }[]>('SELECT endpoint_id, status FROM dispatch_recipient WHERE dispatch_id = $1 ORDER BY endpoint_id', [dispatchId]);
/** As the sending engine leaves it behind. */
const settle = async (dispatchId: string | undefined, status: string, ...endpoints: string[]) => {
  await running.db.query(`UPDATE dispatch_recipient SET status = $2 WHERE dispatch_id = $1 AND ($3::uuid[] = '{}' OR endpoint_id = ANY ($3))`, [dispatchId, status, endpoints]);
};
const end = (dispatchId: string | undefined) => running.db.query(`UPDATE dispatch SET status = 'done', completed_at = now() WHERE id = $1`, [dispatchId]);

test('who wrote it cannot approve it, an edit drops the approval, and only what was read is approved', async () => {
  const campaign = (await call('POST', '/campaigns', 'department-head', written())).json<Case>();
  const own = await call('POST', `/campaigns/${campaign.id}/approve`, 'department-head', undefined, 1);
  expect([own.statusCode, own.json<{ code: string }>().code]).toEqual([409, 'own-words']);
  expect((await call('POST', `/campaigns/${campaign.id}/approve`, 'writer', undefined, 1)).statusCode).toBe(403);
  expect((await call('POST', `/campaigns/${campaign.id}/approve`, 'public-relations')).statusCode).toBe(428);
  expect((await step(campaign, 'approve', 'public-relations', 1)).status).toBe('approved');

  const edit = await call('PUT', `/campaigns/${campaign.id}`, 'writer', written({ title: '別の講座' }), 2);
  expect(edit.json<Case>()).toMatchObject({ status: 'draft', title: '別の講座', version: 3 });
  expect((await call('PUT', `/campaigns/${campaign.id}`, 'writer', written(), 2)).statusCode).toBe(412);
  expect((await call('POST', `/campaigns/${campaign.id}/queue`, 'department-head')).statusCode).toBe(409);
  expect((await call('POST', `/campaigns/${campaign.id}/approve`, 'public-relations', undefined, 2)).statusCode).toBe(412);
  await runDue();
  expect(await dispatchesOf(campaign.id)).toEqual([]);
});

test('the same request twice is one campaign', async () => {
  const [key, body] = [randomUUID(), written()];
  const ids = await Promise.all([call('POST', '/campaigns', 'writer', body, undefined, key), call('POST', '/campaigns', 'writer', body, undefined, key)]);
  const again = await call('POST', '/campaigns', 'writer', body, undefined, key);
  expect(again.statusCode).toBe(201);
  for (const answer of ids) if (answer.statusCode === 201) expect(answer.json<Case>().id).toBe(again.json<Case>().id);
  const [row] = await running.db.query<{ count: number }[]>('SELECT count(*)::int AS count FROM campaign WHERE topics = $1', [[topic]]);
  expect(row?.count).toBe(1);
});

test.each([
  ['an unknown topic', { topics: ['no-such-topic'] }, '#/topics/0'],
  ['an unknown area', { areas: ['nowhere'] }, '#/areas/0'],
  ['a moment that has passed', { scheduledAt: '2026-06-20T09:59:59+09:00' }, '#/scheduledAt'],
  ['a second header', { messages: { ja: { subject: 'a\r\nBcc: x@example.jp', text: 'x' } } }, '#/messages/ja/subject'],
  ['an over-long subject', { messages: { ja: { subject: 'あ'.repeat(81), text: 'x' } } }, '#/messages/ja/subject'],
  ['a NUL', { messages: { ja: { subject: 'a', text: 'x\0' } } }, '#/messages/ja/text'],
  ['half a character', { title: '\ud800' }, '#/title'],
  ['an unclosed place', { messages: { ja: { subject: 'a', text: '{{name' } } }, '#/messages/ja/text'],
  ['a link that leads elsewhere', { messages: { ja: { subject: 'a', text: 'https://example.com/' } } }, '#/messages/ja/text'],
  ['a text of 501', { messages: { ja: { subject: 'a', text: 'あ'.repeat(501) } } }, '#/messages/ja/text'],
  ['no Japanese', { messages: { en: { subject: 'a', text: 'x' } } }, '#/messages/ja'],
  ['months and an age at once', { childMonths: ['2026-01'], childAgeMonths: 4 }, '#/childAgeMonths'],
  ['an impossible month', { childMonths: ['2026-13'] }, '#/childMonths/0'],
  ['a huge age', { childAgeMonths: 1e15 }, '#/childAgeMonths'],
])('%s is refused, with its place', async (_, change, pointer) => {
  const answer = await call('POST', '/campaigns', 'writer', written(change));
  expect(answer.statusCode, answer.body).toBe(400);
  expect(answer.json<{ errors: { pointer: string; detail: string }[] }>().errors[0]).toMatchObject({ pointer, detail: expect.stringMatching(/./) as string });
});

test('due once, however many instances look, and only then; to confirmed subscribers alone', async () => {
  const [kept, left, unconfirmed] = [await subscribe(), await subscribe(), await subscribe()];
  await running.db.query(`UPDATE subscriber SET status = 'unsubscribed' WHERE id = $1`, [left.subscriber]);
  await running.db.query(`UPDATE endpoint SET status = 'confirmation-sent' WHERE id = $1`, [unconfirmed.id]);
  const campaign = await queued({ scheduledAt: '2026-06-20T11:00:00+09:00' });
  await Promise.all([runDue(), runDue(second)]);
  expect(await dispatchesOf(campaign.id)).toEqual([]);
  clock.set('2026-06-20T11:00:00+09:00');
  await Promise.all([runDue(), runDue(second), runDue(), runDue(second)]);
  const [dispatch, ...more] = await dispatchesOf(campaign.id);
  expect(more).toEqual([]);
  expect((await recipients(dispatch?.id)).map(({ endpoint_id }) => endpoint_id)).toEqual([kept.id]);
});

test('a stop ends what has not gone out, at once and for good', async () => {
  const both = [await subscribe(), await subscribe()];
  const campaign = await queued();
  await runDue();
  const [dispatch] = await dispatchesOf(campaign.id);
  await settle(dispatch?.id, 'handed', both[0]?.id ?? '');
  expect((await call('POST', `/campaigns/${campaign.id}/stop`, 'writer')).statusCode).toBe(403);
  expect((await step(campaign, 'stop')).status).toBe('stopped');
  expect((await dispatchesOf(campaign.id))[0]?.status).toBe('stopped');
  for (const action of ['queue', 'resend-failed', 'stop']) expect((await call('POST', `/campaigns/${campaign.id}/${action}`, 'department-head')).statusCode).toBe(409);
  const waiting = await queued();
  await step(waiting, 'stop');
  await runDue();
  expect(await dispatchesOf(waiting.id)).toEqual([]);
});

test('the end is told once, with no number that is a person; sent again only where it failed', async () => {
  const all = [];
  for (let index = 0; index < 7; index += 1) all.push(await subscribe());
  const campaign = await queued();
  await runDue();
  const [first] = await dispatchesOf(campaign.id);
  await settle(first?.id, 'handed');
  await settle(first?.id, 'failed', all[0]?.id ?? '');
  await settle(first?.id, 'unknown', all[1]?.id ?? '');
  await end(first?.id);
  await Promise.all([runDue(), runDue(second)]);
  const { payload } = await expectEvent(campaignSent, { campaignId: campaign.id }, 30_000);
  expect(payload).toMatchObject({ topic, area: '123421', queued: 5, accepted: 5, bounced: null });

  await step(campaign, 'resend-failed');
  const [, again] = await dispatchesOf(campaign.id);
  expect((await recipients(again?.id)).map(({ endpoint_id }) => endpoint_id)).toEqual([all[0]?.id]);
  await settle(again?.id, 'handed');
  await end(again?.id);
  await runDue();
  const [told] = await running.db.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM outbox WHERE type = $1 AND payload ->> 'campaignId' = $2`, [campaignSent.type, campaign.id]);
  expect(told?.count).toBe(1);
  const report = (await call('GET', `/campaigns/${campaign.id}/report`)).json<{ total: unknown; byStatus: object; byArea: object }>();
  expect(report).toMatchObject({ status: 'done', total: 5, byStatus: { handed: 5, unknown: '<5' }, byKind: { mail: 5 }, byArea: { '123421': 5 }, unsubscribedAfter: 0 });
});

test('a preview shows counts, never fewer than five, and the mail as it will look', async () => {
  await subscribe();
  const campaign = await draft({ scheduledAt: '2026-06-20T23:00:00+09:00' });
  const preview = (await call('GET', `/campaigns/${campaign.id}/preview`)).json<{ reach: object; quiet: { ja: string }; mails: { text: string }[] }>();
  expect(preview.reach).toMatchObject({ total: '<5', byKind: { mail: '<5' } });
  expect(preview.quiet.ja).toContain('07:00から');
  expect(preview.mails[0]?.text).toContain('配信の停止');
  expect((await call('GET', `/campaigns/${campaign.id}/progress`)).json()).toMatchObject({ status: 'draft', total: 0, counts: {} });
});

test('a test goes to those who get drills, as a test, and leaves the campaign as it was', async () => {
  const drill = await subscribe({ drill: true });
  await subscribe();
  const campaign = await draft();
  await step(campaign, 'test-send', 'writer');
  const [test] = await running.db.query<{ id: string; messages: typeof words; drill: string }[]>(`SELECT * FROM dispatch WHERE source_kind = 'test' ORDER BY id DESC LIMIT 1`);
  expect(test).toMatchObject({ drill: 'test', messages: { ja: { subject: '講座のお知らせ' } } });
  expect((await recipients(test?.id)).map(({ endpoint_id }) => endpoint_id)).toEqual([drill.id]);
  expect((await call('GET', `/campaigns/${campaign.id}`)).json<Case>()).toMatchObject({ status: 'draft', version: 1 });
});

test('progress streams and ends with the campaign', async () => {
  await subscribe();
  const campaign = await queued();
  await runDue();
  const base = await running.listen();
  const response = await fetch(`${base}/campaigns/${campaign.id}/progress/stream`, { headers: signIn('writer') });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const text = response.text();
  const [dispatch] = await dispatchesOf(campaign.id);
  await settle(dispatch?.id, 'handed');
  await end(dispatch?.id);
  await runDue();
  expect(await text).toMatch(/"status":"sending"[\s\S]*"status":"done"[\s\S]*event: end/);
});

test('a life mail is approved once and goes to each month of birth once', async () => {
  const [parent, other] = [await subscribe(), await subscribe()];
  const personal = running.app.get(PersonalData);
  for (const [{ subscriber }, month] of [[parent, '2026-03'], [other, '2026-02']] as const) {
    await running.db.query(`INSERT INTO child_month (subscriber_id, month_index, month_sealed) VALUES ($1, $2, 'x')`, [subscriber, await personal.searchIndex('subscriber.child-month', month)]);
  }
  const body = { title: '4か月児健診', messages: words, topics: [topic], ageMonths: 4, activeFrom: '2026-07' };
  expect((await call('POST', '/life-mails', 'writer', { ...body, activeUntil: '2026-01' })).statusCode).toBe(400);
  const rule = (await call('POST', '/life-mails', 'writer', body)).json<Case>();
  await runDue();
  expect((await call('POST', `/life-mails/${rule.id}/approve`, 'department-head', undefined, 1)).statusCode).toBe(200);
  const sent = async () => {
    await Promise.all([runDue(), runDue(second), runDue()]);
    return running.db.query<{ birth_month: string; id: string }[]>('SELECT birth_month, id FROM campaign WHERE life_mail_id = $1 ORDER BY birth_month', [rule.id]);
  };
  expect(await sent()).toEqual([]);
  clock.set('2026-07-01T09:00:00+09:00');
  expect((await sent()).map(({ birth_month }) => birth_month)).toEqual(['2026-03']);
  clock.set('2026-07-02T09:00:00+09:00');
  const [campaign, ...more] = await sent();
  expect(more).toEqual([]);
  const [dispatch] = await dispatchesOf(campaign?.id ?? '');
  expect((await recipients(dispatch?.id)).map(({ endpoint_id }) => endpoint_id)).toEqual([parent.id]);
  await call('POST', `/life-mails/${rule.id}/end`, 'writer', undefined, 2);
  clock.set('2026-08-01T09:00:00+09:00');
  expect(await sent()).toHaveLength(1);
});

test('nobody but staff with the scope sees a campaign; pages end', async () => {
  for (const person of ['citizen', 'auditor', 'secretariat'] as const) expect((await call('GET', '/campaigns', person)).statusCode).toBe(403);
  expect((await call('GET', `/campaigns/${randomUUID()}`)).statusCode).toBe(404);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { items, next } = (await call('GET', `/campaigns?limit=3${cursor}`)).json<{ items: Case[]; next: string | null }>();
    seen.push(...items.map(({ id }) => id));
    expect(JSON.stringify(items)).not.toContain('writtenBy');
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
});
