import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { mailOf, participationMailRequested } from '@tomoni/contracts';
import { eventContext, outboxInsert, publish } from '@tomoni/messaging';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { mailWorld, read, someone, startSurroundings, type Surroundings } from '../spec-world.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let surroundings: Surroundings;
let running: StartedApp;
beforeAll(async () => {
  surroundings = await startSurroundings();
  // Its own relay brings to the real broker what participation would publish.
  running = await startApp(service, ['http', 'consumer', 'relay']);
});
afterAll(async () => {
  await running.close();
  await surroundings.close();
});

const inContext = <Result>(work: () => Promise<Result>) => eventContext.run({ tenant: '123421', correlationId: randomUUID() }, work);
const request = (change: object = {}) => {
  const [requestId, caseId, contactRef] = [randomUUIDv7(), randomUUIDv7(), randomUUID()];
  return { requestId, caseId, contactRef, ...mailOf('grant-report-due', { dueOn: '2027-03-31', caseId }), ...change };
};
const ask = (payload: ReturnType<typeof request>, times = 1) => inContext(() => running.db.transaction(async (tx) => {
  for (let time = 0; time < times; time += 1) await publish(tx, participationMailRequested, payload);
}));

test('what a service asks for, however often, is one mail in the words of the template', async () => {
  const [contact, asked] = [someone(), request()];
  surroundings.participation.contacts.set(asked.contactRef, contact);
  await ask(asked, 3);
  await mailWorld(running.app, surroundings).settled(asked.caseId, 'handed');
  const mails = surroundings.mailsTo(contact.mail);
  expect(mails).toHaveLength(1);
  const mail = await read(mails[0]?.content);
  expect(mail.subject).toBe('【ご確認ください】補助金の実績報告の期限');
  expect(mail.text).toContain('見本 太郎 様\n\n補助金の実績報告の期限は2027年3月31日（水）です。');
});

test('a missing variable is a refused publish: the asking service’s transaction fails and nothing of it stays', async () => {
  const broken = request({ variables: [] });
  await expect(inContext(() => running.db.transaction(async (tx) => {
    await publish(tx, participationMailRequested, request());
    await publish(tx, participationMailRequested, broken);
  }))).rejects.toThrow('The mail grant-report-due needs dueOn');
  expect(() => inContext(() => Promise.resolve(outboxInsert(participationMailRequested, request({ template: 'nothing' }))))).toThrow('no mail nothing');
  expect(await running.db.query('SELECT 1 FROM outbox WHERE key = $1', [broken.requestId])).toEqual([]);
});

test('a request that fits no wording stands among the dead letters, and the next one is served', async () => {
  const [stuck, asked, contact] = [request(), request(), someone()];
  surroundings.participation.contacts.set(asked.contactRef, contact);
  // As a service of another release would publish it, whose catalogue has a mail this one has no words for.
  await inContext(() => running.db.transaction(async (tx) => {
    const insert = outboxInsert(participationMailRequested, stuck);
    await tx.query(insert.text, insert.values.map((value) => (typeof value === 'string' && value.includes('"grant-report-due"') ? value.replace('"grant-report-due"', '"of-tomorrow"') : value)));
  }));
  await ask(asked);
  const world = mailWorld(running.app, surroundings);
  await world.settled(asked.caseId, 'handed');
  await vi.waitFor(async () => {
    const [letter] = await running.db.query<{ reason: string }[]>('SELECT row_to_json(d)::text AS reason FROM dead_letter d WHERE key = $1', [stuck.requestId]);
    expect(letter?.reason).toContain('There is no mail of-tomorrow');
  }, { timeout: 40_000, interval: 200 });
  expect(await world.deliveriesOf(stuck.caseId)).toEqual([]);
});

test('the city’s own words are used for what other services ask', async () => {
  const { status } = await running.inject({
    method: 'POST', url: '/mail-templates', headers: { ...signIn('public-relations'), 'idempotency-key': randomUUID() },
    payload: { name: 'grant-report-due', variables: ['dueOn'], personal: [], ja: { subject: '報告 {{dueOn}}', text: '{{dueOn}}' }, en: { subject: '{{dueOn}}', text: '{{dueOn}}' } },
  }).then(({ statusCode }) => ({ status: statusCode }));
  expect(status).toBe(201);
  const [contact, asked] = [someone({ lang: 'en' }), request()];
  surroundings.participation.contacts.set(asked.contactRef, contact);
  await ask(asked);
  await mailWorld(running.app, surroundings).settled(asked.caseId, 'handed');
  expect((await read(surroundings.mailsTo(contact.mail)[0]?.content)).subject).toBe('31 March 2027 (Wed)');
});
