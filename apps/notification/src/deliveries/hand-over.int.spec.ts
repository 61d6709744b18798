import { Messaging } from '@tomoni/messaging';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { HandOverQueue } from './hand-over-queue.js';
import { mailWorld, read, someone, startSurroundings, type Surroundings } from '../spec-world.js';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
vi.hoisted(() => {
  vi.stubEnv('MAIL_RETRY_SECONDS', '0.3');
  vi.stubEnv('MAIL_LEASE_SECONDS', '2');
});

let running: StartedApp;
let around: Surroundings;
let world: ReturnType<typeof mailWorld>;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
  world = mailWorld(running.app, around);
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(() => {
  vi.restoreAllMocks();
  around.calm();
});

const api = (url: string) => running.inject({ method: 'GET', url, headers: signIn('public-relations') });

test('"try later" is tried later, and counted', async () => {
  around.gateway.script = { recipient: '451 4.7.1 greylisted' };
  const { caseId, mail, tell } = world.notice();
  await tell();
  expect(await world.settled(caseId, 'deferred')).toMatchObject({ reason: 'try-later', smtpCode: 451, attempts: 1 });
  around.gateway.script = { data: '421 closing' };
  await vi.waitFor(async () => expect(await world.deliveriesOf(caseId)).toMatchObject([{ status: 'deferred', smtpCode: 421 }]), 20_000);
  around.gateway.script = {};
  expect((await world.settled(caseId, 'handed')).attempts).toBeGreaterThanOrEqual(3);
  expect(around.mailsTo(mail)).toHaveLength(1);
});

test('"try later" is not believed for ever', async () => {
  around.gateway.script = { recipient: '451 later' };
  const { caseId, tell } = world.notice();
  await tell();
  await world.settled(caseId, 'deferred');
  await running.db.query(`UPDATE delivery SET created_at = now() - interval '49 hours' WHERE case_id = $1`, [caseId]);
  expect((await world.settled(caseId, 'failed')).reason).toBe('gave-up');
});

test('a refusal is final and readable by staff, without the address', async () => {
  around.gateway.script = { recipient: (address) => `550 5.1.1 <${address}> no such user` };
  const { caseId, mail, tell } = world.notice();
  await tell();
  await world.settled(caseId, 'failed');
  const answer = await api(`/deliveries?caseId=${caseId}`);
  expect(answer.json()).toMatchObject({ items: [{ status: 'failed', smtpCode: 550, reason: 'refused', reasonText: { ja: '相手先が受け取りを拒否しました' }, attempts: 1 }], next: null });
  expect(answer.body).not.toContain(mail);
  expect(await world.deliveriesOf(caseId)).toHaveLength(1);
});

test('while the owner of the contact is away the mail waits; when the person was forgotten it ends', async () => {
  const { caseId, mail, tell } = world.notice();
  around.participation.status = 503;
  await tell();
  await world.settled(caseId, 'deferred');
  expect(around.gateway.seen).toEqual([]);
  around.participation.status = undefined;
  expect(await world.settled(caseId, 'handed')).toMatchObject({ attempts: 1 });
  expect(around.mailsTo(mail)).toHaveLength(1);

  const gone = world.notice('forgotten');
  await gone.tell();
  expect(await world.settled(gone.caseId, 'undeliverable')).toMatchObject({ reason: 'forgotten', attempts: 0 });
});

test('a contact that would become two recipients or a header is not mailed', async () => {
  for (const mail of ['a@example.jp, b@example.jp', 'a@example.jp\r\nBcc: b@example.jp', '<a@example.jp>', 'nobody']) {
    const { caseId, tell } = world.notice(someone({ mail }));
    await tell();
    expect((await world.settled(caseId, 'failed')).reason).toBe('address-invalid');
  }
  expect(around.gateway.seen).toEqual([]);
});

test('while the mail server is down mails wait, uncounted, and go when it is back', async () => {
  await around.gateway.close();
  const waiting = [world.notice(), world.notice(), world.notice()];
  for (const { tell } of waiting) await tell();
  await vi.waitFor(async () => expect((await world.deliveriesOf(waiting[0]?.caseId ?? ''))[0]).toMatchObject({ status: 'deferred', reason: 'gateway-away' }), 20_000);
  await around.restartGateway();
  for (const { caseId, mail } of waiting) {
    expect((await world.settled(caseId, 'handed')).attempts).toBe(1);
    expect(around.mailsTo(mail)).toHaveLength(1);
  }
}, 30_000);

test('a connection that breaks after the message was sent is "unknown": sent again only by a person, on record', async () => {
  around.gateway.script = { message: 'cut' };
  const { caseId, mail, tell } = world.notice();
  await tell();
  const { id, version } = await world.settled(caseId, 'unknown');
  around.gateway.script = {};
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(around.mailsTo(mail)).toHaveLength(1);

  const resend = (person: Parameters<typeof signIn>[0], ifMatch = `"v${version}"`, reason = 'not-arrived') =>
    running.inject({ method: 'POST', url: `/deliveries/${id}/resend`, headers: { ...signIn(person), 'if-match': ifMatch }, payload: { reason } });
  for (const person of ['citizen', 'officer', 'secretariat', 'decider', 'notification'] as const) expect((await resend(person)).statusCode).toBe(403);
  expect((await resend('public-relations', '"v1"')).statusCode).toBe(412);
  expect((await resend('public-relations')).json()).toMatchObject({ status: 'queued', reason: null });
  await world.settled(caseId, 'handed');
  const [first, second] = await Promise.all(around.mailsTo(mail).map(({ content }) => read(content)));
  expect(second?.messageId).toBe(first?.messageId);
  expect((await resend('public-relations', `"v${(await world.deliveriesOf(caseId))[0]?.version}"`)).json()).toMatchObject({ status: 409, code: 'delivery-already-handed' });
  const records = await running.db.query<object[]>(`SELECT actor_kind, purpose FROM audit_entry WHERE subject_id = $1 AND action = 'delivery.resend'`, [id]);
  expect(records).toEqual([{ actor_kind: 'staff', purpose: 'not-arrived' }]);
});

test('a process that dies between the server’s 250 and our commit leaves "unknown", and no other sends the mail again', async () => {
  const { caseId, mail, tell } = world.notice();
  // The commit that would say "handed" never comes: what a kill -9 at that moment leaves behind.
  const { promise: commit, resolve: end } = Promise.withResolvers<void>();
  const settle = vi.spyOn(running.app.get(HandOverQueue), 'settle').mockReturnValueOnce(commit);
  await tell();
  await vi.waitFor(() => { expect(settle).toHaveBeenCalled(); }, 20_000);
  const [id, outcome] = settle.mock.calls[0] ?? [];
  expect((await world.deliveriesOf(caseId))[0]).toMatchObject({ status: 'handing' });

  const other = new HandOverQueue(running.db, running.app.get(Messaging));
  expect(await other.take(10)).toEqual([]);
  expect(await other.markUnknown()).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  await other.markUnknown();
  expect((await world.deliveriesOf(caseId))[0]).toMatchObject({ status: 'unknown', reason: 'stopped-while-handing' });
  expect(await other.take(10)).toEqual([]);
  expect(around.mailsTo(mail)).toHaveLength(1);

  // It was only slow: the truth, however late, replaces "unknown".
  settle.mockRestore();
  end();
  await running.app.get(HandOverQueue).settle(id ?? '', outcome ?? { status: 'handed' }, true);
  expect((await world.deliveriesOf(caseId))[0]).toMatchObject({ status: 'handed' });
});

test('several instances share the work: no delivery is taken twice, and a lost lease sends nothing', async () => {
  const future = `now() + interval '1 hour'`;
  const cases = Array.from({ length: 30 }, () => world.notice());
  vi.spyOn(running.app.get(HandOverQueue), 'take').mockResolvedValue([]);
  for (const { tell } of cases) await tell();
  const queues = Array.from({ length: 5 }, () => new HandOverQueue(running.db, running.app.get(Messaging)));
  const taken = (await Promise.all(queues.map((queue) => queue.take(10)))).flat().map(({ caseId }) => caseId);
  expect(taken).toHaveLength(30);
  expect(new Set(taken).size).toBe(30);

  const [delivery] = await world.deliveriesOf(cases[0]?.caseId ?? '');
  const owner = queues.find((queue) => queue.owner === delivery?.leaseOwner);
  const stranger = queues.find((queue) => queue.owner !== delivery?.leaseOwner);
  await world.transaction(async (tx) => {
    expect(await stranger?.begin(tx, delivery?.id ?? '')).toBe(false);
    expect(await owner?.begin(tx, delivery?.id ?? '')).toBe(true);
    expect(await owner?.begin(tx, delivery?.id ?? '')).toBe(false);
  });
  await running.db.query(`UPDATE delivery SET status = 'undeliverable', lease_until = NULL, next_attempt_at = ${future} WHERE case_id = ANY($1)`, [cases.map(({ caseId }) => caseId)]);
});

test('a process that is told to stop finishes the mail it is handing over and leaves the rest to others', async () => {
  const stopping = await startApp(service, ['http', 'consumer']);
  vi.spyOn(running.app.get(HandOverQueue), 'take').mockResolvedValue([]);
  const { promise: answer, resolve: answerNow } = Promise.withResolvers<void>();
  around.gateway.hold = answer;
  const own = mailWorld(stopping.app, around);
  const cases = Array.from({ length: 12 }, () => own.notice());
  await Promise.all(cases.map(({ tell }) => tell()));
  await vi.waitFor(() => { expect(around.gateway.seen.length).toBeGreaterThan(0); }, 20_000);
  const stopped = stopping.close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  answerNow();
  await stopped;
  const statuses = (await Promise.all(cases.map(({ caseId }) => world.deliveriesOf(caseId)))).map(([delivery]) => delivery);
  const handed = statuses.filter((delivery) => delivery?.status === 'handed');
  expect(handed).toHaveLength(around.gateway.seen.length);
  expect(statuses.filter((delivery) => delivery?.status === 'queued' && delivery.leaseOwner === null)).toHaveLength(12 - handed.length);
  vi.restoreAllMocks();
  for (const { caseId, mail } of cases) {
    await world.settled(caseId, 'handed');
    expect(around.mailsTo(mail)).toHaveLength(1);
  }
});
