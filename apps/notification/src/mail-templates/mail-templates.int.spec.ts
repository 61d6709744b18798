import { randomUUID } from 'node:crypto';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { mailWorld, read, startSurroundings, type Surroundings } from '../spec-world.js';
import { MailTemplates } from './mail-templates.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let surroundings: Surroundings;
let running: StartedApp;
let elsewhere: StartedApp;
beforeAll(async () => {
  surroundings = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
  // A second instance of the same service: the one where staff publish.
  elsewhere = await startApp(service, ['http']);
});
afterAll(async () => {
  await Promise.all([running.close(), elsewhere.close()]);
  await surroundings.close();
});

const staff = () => signIn('public-relations');
const send = (url: string, payload: object, headers: Record<string, string> = staff()) => elsewhere.inject({ method: 'POST', url, headers: { ...headers, 'idempotency-key': randomUUID() }, payload });
const notice = {
  name: 'grant-decision-notice', variables: ['decision'], personal: ['name'],
  ja: { subject: '市の言葉: {{decision}}', text: '{{name}} 様へ。{{decision}}' }, en: { subject: '{{decision}}', text: 'Dear {{name}}: {{decision}}' },
};

test('the city’s own words win for new mails on every instance, and what waits keeps its version', async () => {
  const world = mailWorld(running.app, surroundings);
  surroundings.participation.status = 503;
  const before = world.notice();
  await before.tell();
  const published = await send('/mail-templates', notice);
  expect(published.json()).toMatchObject({ name: notice.name, version: 1_001, origin: 'staff' });
  const after = world.notice();
  await after.tell();
  const [[waiting], [fresh]] = await Promise.all([world.deliveriesOf(before.caseId), world.deliveriesOf(after.caseId)]);
  expect([waiting?.templateVersion, fresh?.templateVersion]).toEqual([1, 1_001]);
  surroundings.calm();
  await running.db.query(`UPDATE delivery SET next_attempt_at = now() WHERE status = 'deferred'`);
  await Promise.all([world.settled(before.caseId, 'handed'), world.settled(after.caseId, 'handed')]);
  expect((await read(surroundings.mailsTo(before.mail)[0]?.content)).subject).toContain('補助金に関する通知');
  expect((await read(surroundings.mailsTo(after.mail)[0]?.content)).subject).toBe('市の言葉: 交付決定');
});

test('an instance that never saw a version reads it when it sends', async () => {
  const { version } = (await send('/mail-templates', notice)).json<{ version: number }>();
  const fresh = new MailTemplates();
  expect(() => fresh.render(notice.name, version, 'ja', {})).toThrow('no mail template');
  await fresh.recall(running.db.manager, notice.name, version);
  expect(fresh.render(notice.name, version, 'ja-easy', { decision: '交付決定', name: '見本' }).text).toBe('見本 様へ。交付決定');
});

test('two at the same moment get a number each; nobody changes or removes what was published', async () => {
  const own = { ...notice, name: `own-${randomUUID().slice(0, 8)}`.replace(/-\d/, '-a') };
  const versions = (await Promise.all([send('/mail-templates', own), send('/mail-templates', own), send('/mail-templates', own)])).map((reply) => reply.json<{ version: number }>().version);
  expect(versions.sort()).toEqual([1_001, 1_002, 1_003]);
  const { items } = (await running.inject({ url: `/mail-templates?name=${own.name}&limit=2`, headers: staff() })).json<{ items: { version: number }[] }>();
  expect(items.map(({ version }) => version).toSorted()).toEqual([1_002, 1_003]);
  expect((await running.inject({ url: `/mail-templates/${own.name}/versions/1002`, headers: staff() })).json()).toMatchObject({ wording: { ja: own.ja } });
  expect((await running.inject({ url: `/mail-templates/${own.name}/versions/9`, headers: staff() })).statusCode).toBe(404);
  for (const sql of [`UPDATE mail_template_version SET origin = 'staff'`, 'DELETE FROM mail_template_version', 'TRUNCATE mail_template_version']) {
    await expect(running.db.query(sql)).rejects.toThrow('permission denied');
  }
});

test.each<[string, object, string, string]>([
  ['an unclosed place', { ja: { subject: 'x', text: '{{name}} {{decision' } }, '#/ja/text', 'place-broken'],
  ['a variable nobody declares', { en: { subject: 'x', text: '{{name}} {{decision}} {{amount}}' } }, '#/en/text', 'variable-unknown'],
  ['a variable that one language forgets', { 'ja-easy': { subject: 'x', text: '{{name}}' } }, '#/ja-easy', 'variable-unused'],
  ['a variable this mail does not fill', { variables: ['decision', 'amount'] }, '#/variables', 'variable-not-filled'],
  ['an empty wording', { en: { subject: ' ', text: '{{name}} {{decision}}' } }, '#/en/subject', 'wording-empty'],
  ['a subject that would become a header', { ja: { subject: 'x\r\nBcc: somebody@example.jp', text: '{{name}} {{decision}}' } }, '#/ja/subject', 'subject-of-many-lines'],
  ['an over-long subject', { ja: { subject: 'あ'.repeat(151), text: '{{name}} {{decision}}' } }, '#/ja/subject', 'too-long'],
  ['a NUL', { ja: { subject: 'x\0', text: '{{name}} {{decision}}' } }, '#/ja/subject', 'invalid_text'],
  ['a control character', { ja: { subject: 'x\u001b', text: '{{name}} {{decision}}' } }, '#/ja/subject', 'control-character'],
  ['a variable that is no code', { variables: ['交付'] }, '#/variables/0', 'invalid_format'],
])('%s is refused with its place and words, and nothing is stored', async (_what, change, pointer, code) => {
  const count = async () => (await running.db.query<{ count: number }[]>('SELECT count(*)::int AS count FROM mail_template_version'))[0]?.count;
  const before = await count();
  const reply = await send('/mail-templates', { ...notice, ...change });
  expect(reply.statusCode).toBe(400);
  expect(reply.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer, code }));
  expect(await count()).toBe(before);
});

test('a preview shows every language, what is missing and what nobody declared, and stores nothing', async () => {
  const reply = await send('/mail-templates/preview', { ...notice, 'ja-easy': { subject: '{{decision}}', text: '{{name}}さん {{decision}} {{broken' }, sample: { decision: { ja: '交付決定', en: 'granted' }, amount: '1' } });
  expect(reply.json()).toMatchObject({
    rendered: { ja: { subject: '市の言葉: 交付決定', text: '{{name}} 様へ。交付決定' }, en: { subject: 'granted' }, 'ja-easy': { subject: '交付決定' } },
    missing: ['name'], unknown: ['amount'], problems: [{ pointer: '#/ja-easy/text', code: 'place-broken' }],
  });
});

test('only staff who may write them come near', async () => {
  for (const headers of [signIn('citizen'), signIn('writer'), signIn('auditor')]) {
    expect((await send('/mail-templates', notice, headers)).statusCode).toBe(403);
    expect((await running.inject({ url: '/mail-templates', headers })).statusCode).toBe(403);
  }
});
