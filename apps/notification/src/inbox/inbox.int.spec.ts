import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { mailWorld, startSurroundings, type Surroundings } from '../spec-world.js';
import { readStream, type OpenStream } from '../spec-stream.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let surroundings: Surroundings;
let running: StartedApp;
let url: string;
let world: ReturnType<typeof mailWorld>;
const streams: OpenStream[] = [];
beforeAll(async () => {
  surroundings = await startSurroundings();
  // Nothing is sent here: a twin does not wait for a mail server.
  running = await startApp(service, ['http']);
  url = await running.listen();
  world = mailWorld(running.app, surroundings);
});
beforeEach(() => {
  clock.set('2026-06-20T09:00:00+09:00');
  surroundings.calm();
});
afterEach(() => { for (const stream of streams.splice(0)) stream.close(); });
afterAll(async () => {
  await running.close();
  await surroundings.close();
});

type Person = Record<string, string>;
interface Message { id: string; number: number; subject: { ja: string; en: string }; text: { ja: string; en: string }; readAt: string | null }
interface Listed { items: Message[]; next: string | null; unread: number; notice: { ja: string } }
const someoneSignedIn = (claims: Record<string, unknown> = {}): Person => signIn('citizen', { sub: `person ${randomUUID()}`, ...claims });
const get = (path: string, headers: Person) => running.inject({ url: path, headers });
const post = (path: string, headers: Person, payload?: object) => running.inject({ method: 'POST', url: path, headers: { ...headers, 'idempotency-key': randomUUID() }, ...(payload && { payload }) });
const inboxOf = async (person: Person, query = '') => (await get(`/inbox${query}`, person)).json<Listed>();
/** As participation would give it to the representative. */
function claimFor(contactRef: string): string {
  const claim = `claim-${randomUUID()}`;
  surroundings.participation.claims.set(claim, contactRef);
  return claim;
}
const link = (person: Person, contactRef: string, claim = claimFor(contactRef)) => post('/inbox/claims', person, { owner: 'participation', contactRef, claim });
const write = async (notice: ReturnType<typeof world.notice>) => { await notice.tell(); return notice; };
/** Another mail to the same contact. */
const again = (notice: ReturnType<typeof world.notice>) => {
  const next = world.notice();
  return write({ ...next, contactRef: notice.contactRef, tell: () => { next.event.payload.contactRef = notice.contactRef; return next.tell(); } });
};
async function linked(): Promise<{ person: Person; notice: ReturnType<typeof world.notice> }> {
  const [person, notice] = [someoneSignedIn(), world.notice()];
  expect((await link(person, notice.contactRef)).statusCode).toBe(200);
  return { person, notice };
}
const listen = async (person: Person, last?: number, at = url) => {
  const stream = await readStream(`${at}/inbox/stream`, { ...person, ...(last !== undefined && { 'last-event-id': String(last) }) });
  streams.push(stream);
  return stream;
};

test('whoever brings the claim gets what was written before and what comes, without a name, with the words about its effect', async () => {
  const [person, notice] = [someoneSignedIn(), await write(world.notice())];
  expect(await inboxOf(person)).toMatchObject({ items: [], unread: 0 });
  expect((await link(person, notice.contactRef)).json()).toMatchObject({ unread: 1 });
  await again(notice);
  const { items, unread, notice: words } = await inboxOf(person);
  expect([items.length, unread]).toEqual([2, 2]);
  expect(items[0]).toMatchObject({ number: 2, subject: { ja: '補助金に関する通知（交付決定）' }, readAt: null });
  expect(items[1]?.text.ja).toContain('ご担当者 様');
  expect(JSON.stringify(items)).not.toMatch(/見本 太郎|undefined|\{\{/);
  expect(words.ja).toContain('法的な通知や到達の効力はありません');
  expect(surroundings.participation.asked.at(-1)?.body).toMatchObject({ purpose: 'link-inbox' });
});

test('the same event twice is one message; a claim twice adds nothing', async () => {
  const { person, notice } = await linked();
  await Promise.all([notice.tell(), notice.tell(), notice.tell()]);
  expect((await link(person, notice.contactRef)).json()).toMatchObject({ unread: 1 });
  expect((await inboxOf(person)).items).toHaveLength(1);
});

test('mails that are queued while claims are made are in the inbox once, whoever comes first', async () => {
  for (let round = 0; round < 8; round += 1) {
    const [person, notice] = [someoneSignedIn(), world.notice()];
    await Promise.all([notice.tell(), link(person, notice.contactRef), link(person, notice.contactRef)]);
    expect((await inboxOf(person)).items).toHaveLength(1);
  }
});

test('a claim for one contact opens no other; without a claim nothing is linked', async () => {
  const [person, mine, other] = [someoneSignedIn(), await write(world.notice()), await write(world.notice())];
  const claim = claimFor(mine.contactRef);
  expect((await link(person, other.contactRef, claim)).statusCode).toBe(422);
  expect((await link(person, other.contactRef, 'made up')).statusCode).toBe(422);
  surroundings.participation.status = 503;
  expect((await link(person, mine.contactRef, claim)).statusCode).toBe(503);
  surroundings.participation.status = undefined;
  expect(await inboxOf(person)).toMatchObject({ items: [], unread: 0 });
  expect((await link(person, mine.contactRef, claim)).statusCode).toBe(200);
  expect((await inboxOf(person)).items).toHaveLength(1);
});

test('another person’s message does not exist: not to read, not to mark, not in a list, a count or a cursor', async () => {
  const [one, other] = [await linked(), await linked()];
  await one.notice.tell();
  await again(one.notice);
  const { items: [message], next } = await inboxOf(one.person, '?limit=1');
  for (const path of [`/inbox/${message?.id}`, `/inbox/${randomUUID()}`]) expect((await get(path, other.person)).statusCode).toBe(404);
  expect((await post(`/inbox/${message?.id}/read`, other.person)).statusCode).toBe(404);
  expect((await post('/inbox/read-all', other.person)).json()).toMatchObject({ unread: 0 });
  expect((await inboxOf(other.person, `?cursor=${next}`)).items).toEqual([]);
  expect((await inboxOf(one.person)).unread).toBe(2);
  for (const headers of [signIn('notification'), signIn('partner-demo')]) expect((await get('/inbox', headers)).statusCode).toBe(403);
  expect((await get('/inbox', {})).statusCode).toBe(401);
  expect((await inboxOf(signIn('operator'))).items).toEqual([]);
});

test('what was read stays read from the first moment; the rest is counted; pages end', async () => {
  const { person, notice } = await linked();
  for (let mail = 0; mail < 5; mail += 1) await again(notice);
  const first = await inboxOf(person, '?limit=3');
  const id = first.items[0]?.id ?? '';
  expect((await post(`/inbox/${id}/read`, person)).json()).toMatchObject({ id, readAt: '2026-06-20T00:00:00.000Z' });
  clock.set('2026-06-21T09:00:00+09:00');
  expect((await post(`/inbox/${id}/read`, person)).json()).toMatchObject({ readAt: '2026-06-20T00:00:00.000Z' });
  expect((await inboxOf(person, '?unread=true')).items.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  const second = await inboxOf(person, `?limit=3&cursor=${first.next}`);
  expect([first, second].flatMap(({ items }) => items.map(({ number }) => number))).toEqual([5, 4, 3, 2, 1]);
  expect([first.unread, second.unread, second.next]).toEqual([5, 4, null]);
  expect((await post('/inbox/read-all', person)).json()).toMatchObject({ unread: 0 });
});

test('forgetting erases messages and links; nothing comes in again, and others keep theirs', async () => {
  const [{ person, notice }, other] = [await linked(), await linked()];
  await notice.tell();
  await other.notice.tell();
  expect((await post('/inbox/forget', person)).json()).toEqual({ messages: 1, links: 1 });
  await again(notice);
  expect(await inboxOf(person)).toMatchObject({ items: [], unread: 0 });
  expect(await running.db.query('SELECT 1 FROM inbox_link WHERE contact_ref = $1', [notice.contactRef])).toEqual([]);
  expect((await inboxOf(other.person)).items).toHaveLength(1);
});

test('a new representative takes the link over; the former one keeps what they had and gets no more', async () => {
  const { person: former, notice } = await linked();
  await notice.tell();
  const newer = someoneSignedIn();
  await link(newer, notice.contactRef);
  await again(notice);
  expect([(await inboxOf(former)).items.length, (await inboxOf(newer)).items.length]).toEqual([1, 1]);
});

test('the stream tells of what comes, of what was missed, and of the unread count; of nobody else ever', async () => {
  const [{ person, notice }, other] = [await linked(), await linked()];
  await notice.tell();
  const stream = await listen(person);
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  await stream.until('unread', { unread: 1 });
  // What stood in the inbox when it was opened is the list's to show.
  expect(stream.of('message')).toEqual([]);
  await other.notice.tell();
  await again(notice);
  const [message] = (await inboxOf(person)).items;
  const told = await stream.until('message', { id: message?.id });
  expect(told.id).toBe('2');
  expect(told.data).toMatchObject({ number: 2, subject: { en: expect.any(String) as string } });
  await stream.until('unread', { unread: 2 });
  stream.close();

  await again(notice);
  await again(notice);
  const resumed = await listen(person, 2);
  await resumed.until('message', { number: 4 });
  await post('/inbox/read-all', person);
  await resumed.until('unread', { unread: 0 });
  expect(resumed.of('message').map(({ id }) => id)).toEqual(['3', '4']);
});

test('two instances: what one writes the other’s stream tells', async () => {
  const elsewhere = await startApp(service, ['http']);
  const { person, notice } = await linked();
  const stream = await listen(person, undefined, await elsewhere.listen());
  await stream.until('unread', { unread: 0 });
  await notice.tell();
  await stream.until('message', { number: 1 });
  // It ends in order with the process: nobody waits for a reader that never goes.
  await elsewhere.close();
  await stream.ended;
});

test('the stream ends with the token, and does not open without one', async () => {
  const person = someoneSignedIn({ exp: Math.ceil(Date.now() / 1_000) + 2 });
  const stream = await listen(person);
  await stream.until('unread', { unread: 0 });
  await stream.ended;
  expect((await fetch(`${url}/inbox/stream`, { method: 'HEAD', headers: someoneSignedIn() })).status).toBe(200);
  expect((await fetch(`${url}/inbox/stream`)).status).toBe(401);
  expect((await fetch(`${url}/inbox/stream`, { headers: signIn('notification') })).status).toBe(403);
});

test('numbers begin anew after forgetting, so an old number loses nothing', async () => {
  const { person, notice } = await linked();
  for (let mail = 0; mail < 3; mail += 1) await again(notice);
  await post('/inbox/forget', person);
  await link(person, notice.contactRef);
  const stream = await listen(person, 99);
  await stream.until('unread', { unread: 3 });
  await again(notice);
  await stream.until('message', { number: 4 });
});
