import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOverHttp } from '../case-over-http.js';
import { service } from '../service.js';

let running: StartedApp;
let people: CaseOverHttp;
let programId: string;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  people = new CaseOverHttp({ inject: (request) => running.inject(request), signIn });
  clock.set('2026-04-10T09:00:00+09:00');
  programId = await people.program();
});
afterAll(() => running.close());

const person = { name: '見本辻\u{E0100} 𠮷郎', kana: 'みほんつじ よしろう', mail: 'officer-2@example.jp', phone: '０３ー００００−００００', postalCode: '100-0001', lang: 'ja' };
const registered = async (groupId: string, name = person.name): Promise<{ id: string; contactRef: string }> => {
  const { id } = await people.draft(programId, groupId);
  const { contactRef } = await people.done('PUT', `/grant-applications/${id}/representative`, people.officer(groupId), { ...person, name });
  return { id, contactRef: String(contactRef) };
};
const resolve = (contactRef: string, headers: Record<string, string> = signIn('notification')) =>
  people.send('POST', `/contacts/${contactRef}/resolve`, headers, { purpose: 'decision-notice', eventId: randomUUID() });

test('what is stored is sealed; what is read back is the same, byte for byte (scenario 19)', async () => {
  const groupId = randomUUID();
  const { id, contactRef } = await registered(groupId);
  const [row] = await running.db.query<Record<string, unknown>[]>('SELECT * FROM contact WHERE contact_ref = $1', [contactRef]);
  expect(JSON.stringify(row)).not.toMatch(/辻|𠮷|officer-2|００００|100-0001/);
  const read = await people.done('GET', `/grant-applications/${id}/representative`, people.officer(groupId));
  expect(Buffer.from(String(read['name'])).toString('hex')).toBe(Buffer.from(person.name).toString('hex'));
});

test.each(['辻', '見本辻', '吉郎', '𠮷郎', '見本辻󠄀 𠮷郎'])('searched as %s the office finds the person (scenario 19)', async (typed) => {
  const { contactRef } = await registered(randomUUID());
  const parts = await registered(randomUUID(), '辻\u{E0100} 神\u{FA19}子');
  const found = (await people.send('POST', '/contacts/search', people.secretariat(), { name: typed })).json<{ contactRef: string }[]>().map((of) => of.contactRef);
  expect(found).toContain(typed === '辻' ? parts.contactRef : contactRef);
});

test('only the mailing service resolves, each look is on record with its purpose, and the reference means one case', async () => {
  const { contactRef } = await registered(randomUUID());
  expect((await resolve(contactRef)).json()).toEqual({ name: person.name, mail: person.mail, lang: 'ja' });
  expect((await resolve(contactRef, people.secretariat())).statusCode).toBe(403);
  expect((await resolve(contactRef, people.officer(randomUUID()))).statusCode).toBe(403);
  expect((await resolve(randomUUID())).statusCode).toBe(404);
  expect(await running.db.query('SELECT actor_kind, purpose, fields FROM audit_entry WHERE subject_id = $1 AND action = $2', [contactRef, 'contact.resolve'])).toEqual([
    { actor_kind: 'service', purpose: 'decision-notice', fields: ['name', 'mail'] },
  ]);
});

test('a person is forgotten only when no duty to keep records stands against it, and then everywhere', async () => {
  const groupId = randomUUID();
  const { id, contactRef } = await registered(groupId);
  const officer = people.officer(groupId);
  const forget = (headers: Record<string, string>) => people.send('POST', `/contacts/${contactRef}/forget`, headers);
  expect((await forget(officer)).json()).toMatchObject({ status: 409, code: 'retention' });
  await people.done('POST', `/grant-applications/${id}/withdraw`, officer);
  expect((await forget(people.officer(randomUUID()))).statusCode).toBe(404);
  expect((await forget(officer)).json()).toMatchObject({ contactRef });
  expect((await resolve(contactRef)).statusCode).toBe(404);
  expect((await people.send('GET', `/grant-applications/${id}/representative`, officer)).statusCode).toBe(404);
  const found = (await people.send('POST', '/contacts/search', people.secretariat(), { name: person.name })).json<{ contactRef: string }[]>();
  expect(found.map((of) => of.contactRef)).not.toContain(contactRef);
});

test('a claim proves one contact, for its representative, for ten minutes, to the mailing service alone', async () => {
  const [groupId, otherGroup] = [randomUUID(), randomUUID()];
  const [mine, other] = [await registered(groupId), await registered(otherGroup)];
  const issue = (id: string, headers: Record<string, string>) => people.send('GET', `/grant-applications/${id}/inbox-claim`, headers);
  const { claim, contactRef } = (await issue(mine.id, people.officer(groupId))).json<{ claim: string; contactRef: string }>();
  expect(contactRef).toBe(mine.contactRef);
  const verify = (ref: string, brought = claim, headers: Record<string, string> = signIn('notification')) => people.send('POST', `/contacts/${ref}/claim`, headers, { claim: brought, purpose: 'link-inbox' });
  expect((await verify(contactRef)).json()).toEqual({ contactRef });
  // Another contact, another service, another person of the same group, a stranger, a claim that was touched.
  expect((await verify(other.contactRef)).statusCode).toBe(422);
  expect((await verify(contactRef, claim, people.officer(groupId))).statusCode).toBe(403);
  expect((await issue(mine.id, signIn('officer', { sub: 'another officer', groups: [groupId] }))).statusCode).toBe(404);
  expect((await issue(mine.id, signIn('officer', { sub: `officer of ${groupId}`, groups: [] }))).statusCode).toBe(404);
  expect((await issue(mine.id, people.officer(otherGroup))).statusCode).toBe(404);
  const later = String(Number(claim.slice(0, 13)) + 60_000) + claim.slice(13);
  for (const forged of [later, `${claim.slice(0, -1)}!`, claim.slice(0, 14), '', 'x', `${claim}0`]) expect([400, 422]).toContain((await verify(contactRef, forged)).statusCode);
  // A new representative makes claims of the former one worthless.
  await people.done('PUT', `/grant-applications/${mine.id}/representative`, signIn('officer', { sub: 'another officer', groups: [groupId] }), person);
  expect((await verify(contactRef)).statusCode).toBe(422);
  const fresh = (await issue(mine.id, signIn('officer', { sub: 'another officer', groups: [groupId] }))).json<{ claim: string }>().claim;
  clock.set('2026-04-10T09:09:59+09:00');
  expect((await verify(contactRef, fresh)).statusCode).toBe(200);
  clock.set('2026-04-10T09:10:00+09:00');
  expect((await verify(contactRef, fresh)).statusCode).toBe(422);
  clock.set('2026-04-10T09:00:00+09:00');
});
