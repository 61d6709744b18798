import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { decisionNoticeIssued, grantProgramAnnounced } from '@tomoni/contracts';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { simpleParser } from 'mailparser';
import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { GrantMailsService } from '../grant-mails/grant-mails.service.js';
import { service } from '../service.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { Delivery, type DeliveryStatus } from './delivery.entity.js';
import { HandOverQueue } from './hand-over-queue.js';
import { scriptedGateway } from './spec-gateway.js';
import { specParticipation, type Contact } from './spec-participation.js';

vi.hoisted(() => {
  vi.stubEnv('MAIL_RETRY_SECONDS', '0.3');
  vi.stubEnv('MAIL_LEASE_SECONDS', '2');
});

let running: StartedApp;
let gateway: Awaited<ReturnType<typeof scriptedGateway>>;
let participation: Awaited<ReturnType<typeof specParticipation>>;
const smtpPort = Number(new URL(config.SMTP_URL).port);
const participationPort = Number(new URL(config.PARTICIPATION_URL).port);

beforeAll(async () => {
  [gateway, participation] = await Promise.all([scriptedGateway(smtpPort), specParticipation(participationPort)]);
  running = await startApp(service, ['http', 'consumer']);
});
afterAll(async () => {
  await running.close();
  await Promise.all([gateway.close(), participation.close()]);
});
beforeEach(() => {
  vi.restoreAllMocks();
  Object.assign(gateway, { script: {}, seen: [] });
  Object.assign(participation, { status: undefined, asked: [] });
});

const someone = (change: Partial<Contact> = {}): Contact => ({ name: '見本 太郎', mail: `${randomUUID()}@example.jp`, lang: 'ja', ...change });
const transaction = <Result>(work: (tx: EntityManager) => Promise<Result>) => running.db.transaction(work);

/** A decision notice for somebody participation knows. */
function notice(contact: Contact | undefined = someone()) {
  const [caseId, contactRef] = [randomUUIDv7(), randomUUID()];
  if (contact) participation.contacts.set(contactRef, contact);
  const payload = decisionNoticeIssued.payload.parse({ ...decisionNoticeIssued.example, caseId, contactRef });
  const event = { ...envelope(decisionNoticeIssued.type, caseId), payload };
  return { caseId, contactRef, contact, event, tell: () => transaction((tx) => running.app.get(GrantMailsService).tellDecision(tx, event)) };
}
const envelope = (type: string, key: string) => ({
  id: randomUUIDv7(), type, key, time: new Date(), tenant: '123421', aggregateVersion: 1, correlationId: randomUUID(), drill: 'normal' as const, fiscalYear: 2026,
});
function announcement(topics: string[], areas: string[] = []) {
  const payload = grantProgramAnnounced.payload.parse({ ...grantProgramAnnounced.example, programId: randomUUIDv7(), topics, areas });
  return { ...envelope(grantProgramAnnounced.type, payload.programId), payload };
}
const announce = (event: ReturnType<typeof announcement>) => transaction((tx) => running.app.get(GrantMailsService).announceProgram(tx, event));
const subscribe = (topic: string, change: { areas?: string[]; lang?: 'ja' | 'en' } = {}) => {
  const mail = `${randomUUID()}@example.jp`;
  return transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics: [topic], areas: [], lang: 'ja', ...change })).then(() => mail);
};

const deliveriesOf = (caseId: string) => running.db.getRepository(Delivery).find({ where: { caseId }, order: { createdAt: 'ASC' } });
const settled = (caseId: string, status: DeliveryStatus) =>
  vi.waitFor(async () => {
    const [delivery] = await deliveriesOf(caseId);
    expect(delivery).toMatchObject({ status });
    return delivery as Delivery;
  }, { timeout: 8_000, interval: 20 });
const mailsTo = (address: string | undefined) => gateway.seen.filter(({ recipients }) => recipients.includes(address ?? ''));
const read = (content: string) => simpleParser(Buffer.from(content.replace(/^\.\./gm, '.'), 'latin1'));
const api = (url: string, person: Parameters<typeof signIn>[0] = 'public-relations') => running.inject({ method: 'GET', url, headers: signIn(person) });

test('an event becomes one mail to whom its owner knows, in their language, with the name as it is written', async () => {
  const { caseId, contactRef, contact, event, tell } = notice(someone({ name: '見本辻\u{E0100} 𠮷郎' }));
  await tell();
  const delivery = await settled(caseId, 'handed');
  const [mail] = mailsTo(contact?.mail);
  const { text, subject, messageId } = await read(mail?.content ?? '');
  expect(subject).toBe('補助金に関する通知（交付決定）');
  expect(text).toContain('見本辻\u{E0100} 𠮷郎 様');
  expect(text).toContain('2026年6月20日（土）');
  expect(messageId).toContain(delivery.id);
  expect(participation.asked).toEqual([{ contactRef, body: { purpose: 'send-delivery', eventId: event.id }, authorization: expect.stringMatching(/^Bearer ./) as string }]);
  expect(JSON.stringify(delivery)).not.toContain(contact?.mail);
});

test('the same event twice, even at once, is one mail', async () => {
  const { caseId, contact, tell } = notice();
  await Promise.all([tell(), tell(), tell()]);
  await tell();
  await settled(caseId, 'handed');
  await tell();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(mailsTo(contact?.mail)).toHaveLength(1);
  expect(await deliveriesOf(caseId)).toHaveLength(1);
});

test('every subscriber of the topic gets a mail of their own; nobody sees another’s address', async () => {
  const topic = `spec-${randomUUID()}`;
  const mails = await Promise.all([subscribe(topic), subscribe(topic), subscribe(topic, { lang: 'en' })]);
  const [elsewhere, otherTopic] = await Promise.all([subscribe(topic, { areas: ['131016'] }), subscribe('spec-other')]);
  const event = announcement([topic], ['011002']);
  await Promise.all([announce(event), announce(event)]);
  await vi.waitFor(() => { expect(gateway.seen).toHaveLength(3); });
  for (const mail of mails) {
    const [own] = mailsTo(mail);
    expect(mailsTo(mail)).toHaveLength(1);
    expect(own?.recipients).toEqual([mail]);
    for (const other of mails.filter((address) => address !== mail)) expect(own?.content).not.toContain(other);
  }
  expect(mailsTo(elsewhere).concat(mailsTo(otherTopic))).toEqual([]);
  expect((await read(mailsTo(mails[2])[0]?.content ?? '')).subject).toMatch(/^Open for applications/);
  const reads = await running.db.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM audit_entry WHERE action = 'subscriber.read' AND purpose = 'send-delivery'`);
  expect(reads[0]?.count).toBeGreaterThanOrEqual(3);
});

test('who has unsubscribed is never mailed, however late they did, and their address is gone', async () => {
  const topic = `spec-${randomUUID()}`;
  const mail = await subscribe(topic);
  const [subscriber] = await running.db.getRepository(Subscriber).find({ order: { createdAt: 'DESC' }, take: 1 });
  const link = new URL(await running.app.get(SubscriptionsService).unsubscribeUrl(subscriber?.id ?? ''));
  const page = await running.inject(link.pathname + link.search);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
  expect((await running.db.getRepository(Subscriber).findOneByOrFail({ id: subscriber?.id })).status).toBe('active');

  gateway.script = { recipient: '451 later' };
  const event = announcement([topic]);
  await announce(event);
  await settled(event.payload.programId, 'deferred');
  const oneClick = () => running.inject({ method: 'POST', url: link.pathname + link.search, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'List-Unsubscribe=One-Click' });
  expect((await oneClick()).statusCode).toBe(200);
  expect((await oneClick()).statusCode).toBe(200);
  gateway.script = {};
  expect((await settled(event.payload.programId, 'undeliverable')).reason).toBe('unsubscribed');
  await announce(announcement([topic]));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(mailsTo(mail)).toEqual([]);
  expect(await running.db.getRepository(Subscriber).findOneByOrFail({ id: subscriber?.id })).toMatchObject({ mailSealed: null, mailIndex: null });
  expect((await running.inject({ method: 'POST', url: '/unsubscribe?token=00000000-0000-7000-8000-000000000000.x' })).statusCode).toBe(404);
});

test('a form is taken nowhere else', async () => {
  const answer = await running.inject({ method: 'POST', url: `/deliveries/${randomUUID()}/resend`, headers: { ...signIn('public-relations'), 'content-type': 'application/x-www-form-urlencoded' }, payload: 'reason=x' });
  expect(answer.statusCode).toBe(415);
});

test('"try later" is tried later, and counted', async () => {
  gateway.script = { recipient: '451 4.7.1 greylisted' };
  const { caseId, contact, tell } = notice();
  await tell();
  expect(await settled(caseId, 'deferred')).toMatchObject({ reason: 'try-later', smtpCode: 451, attempts: 1 });
  gateway.script = { data: '421 closing' };
  await vi.waitFor(async () => expect(await deliveriesOf(caseId)).toMatchObject([{ status: 'deferred', smtpCode: 421 }]), 5_000);
  gateway.script = {};
  expect((await settled(caseId, 'handed')).attempts).toBeGreaterThanOrEqual(3);
  expect(mailsTo(contact?.mail)).toHaveLength(1);
});

test('"try later" is not believed for ever', async () => {
  gateway.script = { recipient: '451 later' };
  const { caseId, tell } = notice();
  await tell();
  await settled(caseId, 'deferred');
  await running.db.query(`UPDATE delivery SET created_at = now() - interval '49 hours' WHERE case_id = $1`, [caseId]);
  expect((await settled(caseId, 'failed')).reason).toBe('gave-up');
});

test('a refusal is final and readable by staff, without the address', async () => {
  gateway.script = { recipient: (address) => `550 5.1.1 <${address}> no such user` };
  const { caseId, contact, tell } = notice();
  await tell();
  await settled(caseId, 'failed');
  const answer = await api(`/deliveries?caseId=${caseId}`);
  expect(answer.json()).toMatchObject({ items: [{ status: 'failed', smtpCode: 550, reason: 'refused', reasonText: { ja: '相手先が受け取りを拒否しました' }, attempts: 1 }], next: null });
  expect(answer.body).not.toContain(contact?.mail);
  expect(await deliveriesOf(caseId)).toHaveLength(1);
});

test('while the owner of the contact is away the mail waits; when the person was forgotten it ends', async () => {
  const { caseId, contact, tell } = notice();
  participation.status = 503;
  await tell();
  await settled(caseId, 'deferred');
  expect(gateway.seen).toEqual([]);
  participation.status = undefined;
  expect(await settled(caseId, 'handed')).toMatchObject({ attempts: 1 });
  expect(mailsTo(contact?.mail)).toHaveLength(1);

  const gone = notice(undefined);
  await gone.tell();
  expect(await settled(gone.caseId, 'undeliverable')).toMatchObject({ reason: 'forgotten', attempts: 0 });
});

test('a contact that would become two recipients or a header is not mailed', async () => {
  for (const mail of ['a@example.jp, b@example.jp', 'a@example.jp\r\nBcc: b@example.jp', '<a@example.jp>', 'nobody']) {
    const { caseId, tell } = notice(someone({ mail }));
    await tell();
    expect((await settled(caseId, 'failed')).reason).toBe('address-invalid');
  }
  expect(gateway.seen).toEqual([]);
});

test('while the mail server is down mails wait, uncounted, and go when it is back', async () => {
  await gateway.close();
  const waiting = [notice(), notice(), notice()];
  for (const { tell } of waiting) await tell();
  await vi.waitFor(async () => expect((await deliveriesOf(waiting[0]?.caseId ?? ''))[0]).toMatchObject({ status: 'deferred', reason: 'gateway-away' }), 5_000);
  gateway = await scriptedGateway(smtpPort);
  for (const { caseId, contact } of waiting) {
    expect((await settled(caseId, 'handed')).attempts).toBe(1);
    expect(mailsTo(contact?.mail)).toHaveLength(1);
  }
}, 30_000);

test('a connection that breaks after the message was sent is "unknown": sent again only by a person, on record', async () => {
  gateway.script = { message: 'cut' };
  const { caseId, contact, tell } = notice();
  await tell();
  const { id, version } = await settled(caseId, 'unknown');
  gateway.script = {};
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(mailsTo(contact?.mail)).toHaveLength(1);

  const resend = (person: Parameters<typeof signIn>[0], ifMatch = `"v${version}"`, reason = '本人から届いていないと連絡があった') =>
    running.inject({ method: 'POST', url: `/deliveries/${id}/resend`, headers: { ...signIn(person), 'if-match': ifMatch }, payload: { reason } });
  for (const person of ['citizen', 'officer', 'secretariat', 'decider', 'notification'] as const) expect((await resend(person)).statusCode).toBe(403);
  expect((await resend('public-relations', '"v1"')).statusCode).toBe(412);
  expect((await resend('public-relations')).json()).toMatchObject({ status: 'queued', reason: null });
  await settled(caseId, 'handed');
  const [first, second] = await Promise.all(mailsTo(contact?.mail).map(({ content }) => read(content)));
  expect(second?.messageId).toBe(first?.messageId);
  expect((await resend('public-relations', `"v${(await deliveriesOf(caseId))[0]?.version}"`)).json()).toMatchObject({ status: 409, code: 'delivery-already-handed' });
  const records = await running.db.query<object[]>(`SELECT actor_kind, purpose FROM audit_entry WHERE subject_id = $1 AND action = 'delivery.resend-ordered'`, [id]);
  expect(records).toEqual([{ actor_kind: 'staff', purpose: '本人から届いていないと連絡があった' }]);
});

test('a process that dies between the server’s 250 and our commit leaves "unknown", and no other sends the mail again', async () => {
  const { caseId, contact, tell } = notice();
  // The commit that would say "handed" never comes: what a kill -9 at that moment leaves behind.
  const settle = vi.spyOn(running.app.get(HandOverQueue), 'settle').mockReturnValueOnce(new Promise<void>(() => undefined));
  await tell();
  await vi.waitFor(() => { expect(settle).toHaveBeenCalled(); });
  const [id, outcome] = settle.mock.calls[0] ?? [];
  expect((await deliveriesOf(caseId))[0]).toMatchObject({ status: 'handing' });

  const other = new HandOverQueue(running.db);
  expect(await other.take(10)).toEqual([]);
  expect(await other.markUnknown()).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  await other.markUnknown();
  expect((await deliveriesOf(caseId))[0]).toMatchObject({ status: 'unknown', reason: 'stopped-while-handing' });
  expect(await other.take(10)).toEqual([]);
  expect(mailsTo(contact?.mail)).toHaveLength(1);

  // It was only slow: the truth, however late, replaces "unknown".
  settle.mockRestore();
  await running.app.get(HandOverQueue).settle(id ?? '', outcome ?? { status: 'handed' });
  expect((await deliveriesOf(caseId))[0]).toMatchObject({ status: 'handed' });
});

test('several instances share the work: no delivery is taken twice, and a lost lease sends nothing', async () => {
  const future = `now() + interval '1 hour'`;
  const cases = Array.from({ length: 30 }, () => notice());
  vi.spyOn(running.app.get(HandOverQueue), 'take').mockResolvedValue([]);
  for (const { tell } of cases) await tell();
  const queues = Array.from({ length: 5 }, () => new HandOverQueue(running.db));
  const taken = (await Promise.all(queues.map((queue) => queue.take(10)))).flat().map(({ caseId }) => caseId);
  expect(taken).toHaveLength(30);
  expect(new Set(taken).size).toBe(30);

  const [delivery] = await deliveriesOf(cases[0]?.caseId ?? '');
  const owner = queues.find((queue) => queue.owner === delivery?.leaseOwner);
  const stranger = queues.find((queue) => queue.owner !== delivery?.leaseOwner);
  await transaction(async (tx) => {
    expect(await stranger?.begin(tx, delivery?.id ?? '')).toBe(false);
    expect(await owner?.begin(tx, delivery?.id ?? '')).toBe(true);
    expect(await owner?.begin(tx, delivery?.id ?? '')).toBe(false);
  });
  await running.db.query(`UPDATE delivery SET status = 'undeliverable', lease_until = NULL, next_attempt_at = ${future} WHERE case_id = ANY($1)`, [cases.map(({ caseId }) => caseId)]);
});

test('staff see how mails fare, page by page; nobody else sees any', async () => {
  for (const person of ['citizen', 'officer', 'reviewer-1', 'auditor', 'participation', 'partner-demo'] as const) {
    for (const url of ['/deliveries', '/deliveries/summary', `/deliveries/${randomUUID()}`]) expect((await api(url, person)).statusCode).toBe(403);
  }
  expect((await running.inject('/deliveries')).statusCode).toBe(401);
  expect((await api(`/deliveries/${randomUUID()}`)).statusCode).toBe(404);
  const seen: string[] = [];
  for (let cursor = ''; ;) {
    const { items, next } = (await api(`/deliveries?limit=7&status=undeliverable${cursor}`, 'secretariat')).json<{ items: { id: string }[]; next: string | null }>();
    seen.push(...items.map(({ id }) => id));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const { counts } = (await api('/deliveries/summary')).json<{ counts: Record<DeliveryStatus, number> }>();
  expect(seen).toHaveLength(counts.undeliverable);
  expect(counts.handed).toBeGreaterThan(0);
});
