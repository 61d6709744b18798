import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { channelPostFailed } from '@tomoni/contracts';
import { expectEvent, expectNoEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ChannelPublisher, type PostedAnnouncement, type PostKind } from '../announcements/channel-publisher.service.js';
import { service } from '../service.js';
import { specPartner } from '../spec-partner.js';

let app: StartedApp;
const partners: Awaited<ReturnType<typeof specPartner>>[] = [];
const staff = signIn('public-relations');
beforeAll(async () => {
  app = await startApp(service);
  await app.db.query(`INSERT INTO topic (code, name, position) VALUES ('culture', '{"ja":"文化","en":"Culture"}', 1) ON CONFLICT DO NOTHING`);
}, 180_000);
afterAll(() => app.close());
afterEach(async () => {
  await app.db.query('UPDATE webhook_partner SET active = false');
  await Promise.all(partners.splice(0).map((partner) => partner.close()));
});

async function join() {
  const partner = await specPartner();
  partners.push(partner);
  const reply = await app.inject({ method: 'POST', url: '/webhook-partners', headers: staff, payload: { name: '見本FM', kind: 'fm', url: partner.url, topics: [], areas: [], active: true } });
  return Object.assign(partner, { id: reply.json<{ id: string }>().id });
}
function announcement(change: Partial<PostedAnnouncement> = {}): PostedAnnouncement {
  const announcementId = randomUUIDv7();
  return {
    announcementId, edition: 1, deptCode: '0220', category: 'culture', areas: [], channels: ['webhook'], url: `https://city.example.jp/announcements/${announcementId}`,
    variants: { ja: { title: '図書館の休館', html: '<p>休館します。</p>', text: '休館します。' }, en: { title: 'Library closed', html: '<p>Closed.</p>', text: 'Closed.' } },
    validTo: null, note: null, firstPublishedAt: new Date(), publishedAt: new Date(), ...change,
  };
}
const post = (content: PostedAnnouncement, kind: PostKind = 'published') => app.db.transaction((tx) => app.app.get(ChannelPublisher, { strict: false }).post(tx, content, kind));
interface Post { id: string; channel: string; partnerId: string | null; kind: string; edition: number; status: string; lastError: string | null; externalId: string | null; attempts: number; version: number }
const postsOf = async (announcementId: string) => (await app.inject({ method: 'GET', url: `/channel-posts?announcementId=${announcementId}`, headers: staff })).json<{ items: Post[] }>().items;
const settled = (announcementId: string, expected: object[]) => vi.waitFor(async () => {
  const posts = await postsOf(announcementId);
  expect(posts).toEqual(expect.arrayContaining(expected.map((one) => expect.objectContaining(one) as unknown)));
  return posts;
}, { timeout: 20_000, interval: 50 });
const dueNow = () => app.db.query(`UPDATE channel_post SET next_attempt_at = now() WHERE status = 'queued'`);

test('an announcement goes to every channel it names once, however often it is told', async () => {
  const partner = await join();
  const content = announcement({ channels: ['web', 'mail', 'sms', 'push', 'messaging-app', 'webhook'] });
  await post(content);
  await post(content);
  const posts = await settled(content.announcementId, ['web', 'mail', 'sms', 'push', 'messaging-app', 'webhook'].map((channel) => ({ channel, status: 'posted' })));
  expect(posts).toHaveLength(6);
  expect(partner.events()).toMatchObject([{ type: 'jp.tomoni.announcement.published.v1', subject: content.announcementId, data: { edition: 1 } }]);
  const dispatches = await app.db.query<{ audience: object; messages: { ja: object }; lane: string }[]>(
    `SELECT audience, messages, lane FROM dispatch WHERE source_kind = 'announcement' AND source_id = ANY($1)`, [posts.map(({ id }) => id)],
  );
  expect(dispatches.map(({ audience }) => audience)).toEqual(expect.arrayContaining(['mail', 'sms', 'push', 'messaging-app'].map((kind) => ({ topics: ['culture'], areas: [], kinds: [kind] }))));
  expect(dispatches[0]).toMatchObject({ lane: 'campaign', messages: { ja: { subject: '図書館の休館', text: `休館します。\n\n${content.url}` }, en: { subject: 'Library closed' } } });
});

test('a rolled back publication is posted nowhere', async () => {
  const partner = await join();
  const content = announcement();
  await expect(app.db.transaction(async (tx) => {
    await app.app.get(ChannelPublisher, { strict: false }).post(tx, content, 'published');
    throw new Error('not after all');
  })).rejects.toThrow('not after all');
  expect(await postsOf(content.announcementId)).toEqual([]);
  expect(partner.told).toEqual([]);
});

test('a dead partner delays nobody else', async () => {
  const [dead, silent, alive] = [await join(), await join(), await join()];
  await dead.close();
  silent.answers = 'silent';
  const contents = Array.from({ length: 12 }, () => announcement());
  for (const content of contents) await post(content);
  await vi.waitFor(() => { expect(new Set(alive.events().map(({ subject }) => subject))).toEqual(new Set(contents.map(({ announcementId }) => announcementId))); }, { timeout: 20_000 });
  expect(alive.told).toHaveLength(12);
  // The first silence is not over yet: the other eleven wait behind it, and not in the way of anybody.
  expect(silent.told.length).toBeLessThanOrEqual(1);
  await settled(contents[0]?.announcementId ?? '', [{ partnerId: dead.id, status: 'queued', lastError: 'unreachable' }, { partnerId: alive.id, status: 'posted' }]);
});

test('what fails is tried again under the same id; a failure for good is one event and can be retried by people', async () => {
  const partner = await join();
  partner.answers = 503;
  const content = announcement();
  await post(content);
  await settled(content.announcementId, [{ channel: 'webhook', status: 'queued', lastError: 'status-503', attempts: 1 }]);
  await app.db.query(`UPDATE channel_post SET give_up_at = now() WHERE announcement_id = $1`, [content.announcementId]);
  // The partner rests for the first wait; another process, which has not seen it fail, would try at once.
  const other = await startApp(service, ['consumer']);
  await dueNow();
  const [failed] = (await settled(content.announcementId, [{ channel: 'webhook', status: 'failed', lastError: 'status-503', attempts: 2 }])).filter(({ channel }) => channel === 'webhook');
  expect(new Set(partner.events().map(({ id }) => id))).toEqual(new Set([failed?.id]));
  expect((await expectEvent(channelPostFailed, { channelPostId: failed?.id })).payload).toMatchObject({ channel: 'webhook', reason: 'status-503', attempts: 2, deptCode: '0220' });
  partner.answers = 200;
  const retry = (version: number | undefined) => app.inject({ method: 'POST', url: `/channel-posts/${failed?.id}/retry`, headers: { ...staff, 'if-match': `"v${version}"`, 'idempotency-key': randomUUID() } });
  expect((await retry(1)).statusCode).toBe(412);
  const again = await retry(failed?.version);
  expect(again.json()).toMatchObject({ status: 'queued', attempts: 0 });
  await other.close();
  const third = await startApp(service, ['consumer']);
  const [posted] = (await settled(content.announcementId, [{ channel: 'webhook', status: 'posted', externalId: failed?.id }])).filter(({ channel }) => channel === 'webhook');
  await third.close();
  expect((await retry(posted?.version)).statusCode).toBe(409);
  const events = await app.db.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'channel-post.retry' AND subject_id = $1`, [failed?.id]);
  expect(events).toEqual([{ count: 1 }]);
}, 120_000);

test('410 is final at once, and told once', async () => {
  const partner = await join();
  partner.answers = 410;
  const content = announcement();
  await post(content);
  const posts = await settled(content.announcementId, [{ channel: 'webhook', status: 'failed', lastError: 'status-410' }]);
  const id = posts.find(({ channel }) => channel === 'webhook')?.id;
  await expectEvent(channelPostFailed, { channelPostId: id });
  await dueNow();
  await expectNoEvent(channelPostFailed, { channelPostId: id, attempts: 2 }, 2_500);
  expect(partner.told).toHaveLength(1);
});

test('a correction takes the place of what still waits; a withdrawal goes only where it was known', async () => {
  const [partner, late] = [await join(), await join()];
  late.answers = 503;
  const content = announcement({ channels: ['mail', 'webhook'] });
  await post(content);
  await settled(content.announcementId, [{ partnerId: partner.id, status: 'posted' }, { partnerId: late.id, status: 'queued', attempts: 1 }, { channel: 'mail', status: 'posted' }]);
  const corrected = { ...content, edition: 2, note: '日付を直しました。' };
  await post(corrected, 'corrected');
  await settled(content.announcementId, [{ partnerId: late.id, edition: 1, status: 'retracted' }, { partnerId: partner.id, edition: 2, status: 'posted' }, { channel: 'web', edition: 1, status: 'retracted' }, { channel: 'mail', edition: 2, status: 'posted' }]);
  // Two subscribers had the correction waiting or in their hands when it was withdrawn.
  const correction = (await postsOf(content.announcementId)).find(({ channel, edition }) => channel === 'mail' && edition === 2)?.externalId;
  for (const status of ['handed', 'queued']) {
    const [subscriberId, endpointId] = [randomUUIDv7(), randomUUIDv7()];
    await app.db.query(`INSERT INTO subscriber (id, topics, areas, lang, status) VALUES ($1, '{other}', '{}', 'ja', 'active')`, [subscriberId]);
    await app.db.query(`INSERT INTO endpoint (id, subscriber_id, kind, status) VALUES ($1, $2, 'mail', 'active')`, [endpointId, subscriberId]);
    await app.db.query(`INSERT INTO dispatch_recipient (dispatch_id, endpoint_id, subscriber_id, kind, gateway, lane, variant, status, next_attempt_at) VALUES ($1, $2, $3, 'mail', 'general', 'campaign', 'ja', $4, now() + interval '1 day')`, [correction, endpointId, subscriberId, status]);
  }
  // It had nobody until now, and the engine may already have found it done.
  await app.db.query(`UPDATE dispatch SET status = 'sending', completed_at = NULL WHERE id = $1`, [correction]);
  const never = announcement({ announcementId: content.announcementId, edition: 2, note: '中止になりました。' });
  const newcomer = await join();
  await post(never, 'withdrawn');
  const posts = await settled(content.announcementId, [{ partnerId: partner.id, kind: 'withdrawn', status: 'posted' }, { channel: 'mail', kind: 'withdrawn', status: 'posted' }, { channel: 'web', kind: 'withdrawn', status: 'posted' }]);
  expect(posts.filter(({ kind, status }) => kind !== 'withdrawn' && status === 'posted')).toEqual([]);
  expect(newcomer.told).toEqual([]);
  expect(partner.events().map(({ type }) => type)).toEqual(['published', 'corrected', 'withdrawn'].map((kind) => `jp.tomoni.announcement.${kind}.v1`));
  expect(partner.told[2]?.body.toString()).not.toContain('休館します');
  const last = posts.find(({ channel, kind }) => channel === 'mail' && kind === 'withdrawn');
  expect(await app.db.query(`SELECT audience, total, messages->'ja'->>'subject' AS subject FROM dispatch WHERE id = $1`, [last?.externalId])).toEqual([
    { audience: { sameAs: correction, among: ['handing', 'handed', 'accepted', 'unknown'] }, total: 1, subject: '【取り下げ】図書館の休館' },
  ]);
  expect(await app.db.query(`SELECT status FROM dispatch_recipient WHERE dispatch_id = $1 ORDER BY status`, [correction])).toEqual([{ status: 'handed' }, { status: 'stopped' }]);
});

test('the list is for staff', async () => {
  expect((await app.inject({ method: 'GET', url: '/channel-posts' })).statusCode).toBe(401);
  expect((await app.inject({ method: 'GET', url: '/channel-posts?status=failed&limit=1', headers: signIn('writer') })).statusCode).toBe(200);
  expect((await app.inject({ method: 'GET', url: '/channel-posts?status=lost', headers: staff })).statusCode).toBe(400);
});
