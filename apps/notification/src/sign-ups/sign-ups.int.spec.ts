import { randomUUID } from 'node:crypto';
import { subscriptionConfirmed } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { announcement, mailWorld, read, startSurroundings, type Surroundings } from '../spec-world.js';
import { Endpoint } from '../subscriptions/endpoint.entity.js';
import { PersonalData } from '@tomoni/encryption';
import { SignedLinks } from '../subscriptions/signed-links.service.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { Area, Topic } from '../topics/topic.entity.js';
import { SignUpsService } from './sign-ups.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
vi.hoisted(() => { vi.stubEnv('MAIL_RETRY_SECONDS', '0.3'); });

let running: StartedApp;
let around: Surroundings;
let world: ReturnType<typeof mailWorld>;
let callers = 0;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service);
  world = mailWorld(running.app, around);
  const named = (code: string, position: number) => ({ code, name: { ja: code, en: code }, position });
  await running.db.getRepository(Topic).insert([...['safety', 'childcare'].map(named), { ...named('ended', 9), active: false }]);
  await running.db.getRepository(Area).insert(['123421', 'ward-1'].map(named));
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(() => { around.calm(); });
afterEach(() => { clock.reset(); });

const newMail = () => `${randomUUID()}@example.jp`;
/** Everybody sits at a machine of their own. */
const ask = (payload: object, remoteAddress = `198.51.${Math.floor((callers += 1) / 250)}.${callers % 250}`) => running.inject({ method: 'POST', url: '/subscriptions', remoteAddress, payload });
const signUp = (mail: string, change: object = {}) => ask({ mail, topics: ['safety'], ...change });
const mailTo = async (mail: string, count = 1) => {
  await vi.waitFor(() => { expect(around.mailsTo(mail)).toHaveLength(count); }, 20_000);
  return read(around.mailsTo(mail)[count - 1]?.content);
};
const linkIn = (text = '') => new URL(/http\S+/.exec(text)?.[0] ?? '');
const page = (link: URL, method: 'GET' | 'POST' = 'GET') => running.inject({ method, url: link.pathname + link.search, ...(method === 'POST' && { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' }) });
const endpointOf = async (mail: string) => running.db.getRepository(Endpoint).findOneBy({ addressIndex: await running.app.get(SubscriptionsService).addressIndex('mail', mail) });
/** Of somebody who is awake now, whenever the spec runs. */
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toLocaleTimeString('sv-SE', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
const quiet = () => new Promise((resolve) => setTimeout(resolve, 700));

test('an address gets one mail, and news only after its owner has pressed the button; opening the link changes nothing', async () => {
  const mail = newMail();
  const answer = await signUp(mail, { areas: ['ward-1'], quietHours: { from: inHours(8), until: inHours(9) }, easy: true });
  expect(answer.statusCode).toBe(202);
  expect(answer.json()).toMatchObject({ status: 'confirmation-sent', confirmWithinHours: 24, advice: [{ code: 'allow-list' }] });
  const { text, subject } = await mailTo(mail);
  expect(subject).toContain('確認');
  expect((await endpointOf(mail))?.status).toBe('confirmation-sent');
  await world.announce(announcement(['safety']));
  await quiet();
  expect(around.mailsTo(mail)).toHaveLength(1);

  const link = linkIn(text);
  for (let times = 0; times < 2; times += 1) {
    const opened = await page(link);
    expect(opened.statusCode).toBe(200);
    expect(opened.headers['content-security-policy']).toContain(`form-action 'self'`);
    expect(opened.body).toContain('<form method="post"');
  }
  expect((await endpointOf(mail))?.status).toBe('confirmation-sent');
  for (let times = 0; times < 2; times += 1) expect((await page(link, 'POST')).statusCode).toBe(200);
  expect((await endpointOf(mail))?.status).toBe('active');
  const event = await expectEvent(subscriptionConfirmed, { topic: 'safety', areas: ['ward-1'] }, 30_000);
  expect(JSON.stringify(event)).not.toContain((await endpointOf(mail))?.subscriberId);

  await world.announce(announcement(['safety']));
  const news = await mailTo(mail, 2);
  expect(news.text).toContain('/preferences/page?token=');
  expect(JSON.stringify([...news.headers])).toContain('One-Click');
});

test('nobody learns from the answer whether an address is known, and its owner is told', async () => {
  const mail = newMail();
  const first = await signUp(mail);
  await page(linkIn((await mailTo(mail)).text), 'POST');
  const second = await signUp(mail, { topics: ['childcare'] });
  expect([second.statusCode, second.body]).toEqual([first.statusCode, first.body]);
  const told = await mailTo(mail, 2);
  expect(told.subject).toContain('すでに登録');
  expect(linkIn(told.text).pathname).toBe('/preferences/page');
  const endpoint = await endpointOf(mail);
  expect((await running.db.getRepository(Subscriber).findOneByOrFail({ id: endpoint?.subscriberId })).topics).toEqual(['safety']);
});

test('nobody floods a mailbox: three mails a day for one address, from however many callers, and one caller is slowed down', async () => {
  const mail = newMail();
  for (let times = 0; times < 6; times += 1) expect((await signUp(mail)).statusCode).toBe(202);
  await mailTo(mail, 3);
  await quiet();
  expect(around.mailsTo(mail)).toHaveLength(3);
  const answers = await Promise.all(Array.from({ length: 70 }, () => ask({ mail: 'not one' }, '203.0.113.9')));
  expect(answers.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(0);
});

test('the same address asked twice at one moment is one sign-up', async () => {
  const mail = newMail();
  const answers = await Promise.all([signUp(mail), signUp(mail), signUp(mail)]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
  expect(await running.db.getRepository(Endpoint).countBy({ addressIndex: (await endpointOf(mail))?.addressIndex ?? '' })).toBe(1);
});

test('what nobody confirms in time is erased, and its link is dead', async () => {
  const mail = newMail();
  await signUp(mail, { childMonths: ['2025-03'], childMonthsConsent: true });
  const link = linkIn((await mailTo(mail)).text);
  const endpoint = await endpointOf(mail);
  clock.advance({ hours: 25 });
  expect((await page(link, 'POST')).statusCode).toBe(404);
  await running.app.get(SignUpsService).expire();
  expect(await endpointOf(mail)).toBeNull();
  expect(await running.db.query('SELECT 1 FROM subscriber WHERE id = $1 UNION ALL SELECT 1 FROM child_month WHERE subscriber_id = $1', [endpoint?.subscriberId])).toEqual([]);
  await expect(world.transaction((tx) => running.app.get(PersonalData).open(tx, endpoint?.subscriberId ?? '', 'mail', endpoint?.addressSealed ?? ''))).rejects.toThrow();
});

test('a link is good for one person and one purpose', async () => {
  const [mail, other] = [newMail(), newMail()];
  await Promise.all([signUp(mail), signUp(other)]);
  const [own, others] = [linkIn((await mailTo(mail)).text), linkIn((await mailTo(other)).text)];
  const token = own.searchParams.get('token') ?? '';
  const [id, until, mac] = token.split('.');
  const othersId = others.searchParams.get('token')?.split('.')[0];
  const forged = [`${othersId}.${until}.${mac}`, `${id}.${until}`, `${id}.zzzzzzz.${mac}`, `${id}.${mac}`, '', '.', 'x', await running.app.get(SignedLinks).token('preferences', id ?? ''), await running.app.get(SignedLinks).token('unsubscribe', id ?? '')];
  for (const one of forged) expect((await running.inject({ method: 'POST', url: `/subscriptions/confirm?token=${encodeURIComponent(one)}` })).statusCode).toBe(404);
  for (const url of ['/preferences', '/preferences/page', '/unsubscribe']) expect((await running.inject(`${url}?token=${token}`)).statusCode).toBe(404);
  expect((await running.inject({ method: 'DELETE', url: `/preferences?token=${token}` })).statusCode).toBe(404);
  expect((await endpointOf(mail))?.status).toBe('confirmation-sent');
});

test.each<[string, object, string, string]>([
  ['no address', { topics: ['safety'] }, '#/mail', 'required'],
  ['two addresses', { mail: 'a@example.jp,b@example.jp', topics: ['safety'] }, '#/mail', 'custom'],
  ['a hundred thousand addresses', { mail: Array.from({ length: 50_000 }, () => 'a@example.jp').join('\n'), topics: ['safety'] }, '#/mail', 'too_big'],
  ['a header in the address', { mail: 'a@example.jp\r\nBcc: b@example.jp', topics: ['safety'] }, '#/mail', 'custom'],
  ['NUL in the address', { mail: 'a\0@example.jp', topics: ['safety'] }, '#/mail', 'invalid_text'],
  ['no topic', { mail: 'a@example.jp', topics: [] }, '#/topics', 'custom'],
  ['an unknown topic', { mail: 'a@example.jp', topics: ['safety', 'nothing'] }, '#/topics/1', 'unknown-topic'],
  ['a topic that has ended', { mail: 'a@example.jp', topics: ['ended'] }, '#/topics/0', 'unknown-topic'],
  ['an unknown area', { mail: 'a@example.jp', topics: ['safety'], areas: ['ward-9'] }, '#/areas/0', 'unknown-area'],
  ['a header in a topic', { mail: 'a@example.jp', topics: ['safety\r\nBcc: x'] }, '#/topics/0', 'invalid_format'],
  ['quiet hours that are none', { mail: 'a@example.jp', topics: ['safety'], quietHours: { from: '22:00', until: '22:00' } }, '#/quietHours', 'custom'],
  ['quiet hours of nearly a day', { mail: 'a@example.jp', topics: ['safety'], quietHours: { from: '01:00', until: '00:00' } }, '#/quietHours', 'custom'],
  ['quiet hours on a day in the past', { mail: 'a@example.jp', topics: ['safety'], quietHours: { from: '2020-01-01T22:00', until: '06:00' } }, '#/quietHours/from', 'invalid_format'],
  ['months without consent', { mail: 'a@example.jp', topics: ['safety'], childMonths: ['2025-03'] }, '#/childMonthsConsent', 'required'],
  ['a month in a hundred years', { mail: 'a@example.jp', topics: ['safety'], childMonths: ['2099-01'], childMonthsConsent: true }, '#/childMonths/0', 'month-out-of-range'],
  ['a name instead of a month', { mail: 'a@example.jp', topics: ['safety'], childMonths: ['花子'], childMonthsConsent: true }, '#/childMonths/0', 'invalid_format'],
  ['a telephone at home', { mail: 'a@example.jp', topics: ['safety'], otherwise: { kind: 'sms', address: '03-1234-5678' } }, '#/otherwise/address', 'custom'],
  ['a field nobody asked for', { mail: 'a@example.jp', topics: ['safety'], name: '見本 太郎' }, '#/name', 'unrecognized_keys'],
])('%s: a clear refusal, nothing is stored and nothing is sent', async (_what, payload, pointer, code) => {
  const count = () => running.db.query<unknown[]>('SELECT (SELECT count(*) FROM endpoint) AS endpoints, (SELECT count(*) FROM subscriber) AS subscribers, (SELECT count(*) FROM delivery) AS deliveries');
  const before = await count();
  const answer = await ask(payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['content-type']).toContain('problem+json');
  expect(answer.json()).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ pointer, code })]) as unknown });
  expect(await count()).toEqual(before);
});

test('before anybody signs up, the one sender’s domain and a sample are shown', async () => {
  expect((await running.inject('/subscriptions/help')).json()).toMatchObject({ domain: 'city.example.jp', from: 'oshirase@city.example.jp', emptyMail: 'touroku@city.example.jp' });
});

test('neither the rows nor the audit nor the logs hold an address', async () => {
  const mail = newMail();
  await signUp(mail);
  await page(linkIn((await mailTo(mail)).text), 'POST');
  const { rows } = await everyText(mail);
  expect(rows).toEqual([]);
  const { items } = (await running.inject({ url: '/deliveries?limit=5', headers: signIn('public-relations') })).json<{ items: object[] }>();
  expect(JSON.stringify(items)).not.toContain(mail);
});

/** Every row of every table in which the words stand, whatever the column. */
async function everyText(words: string): Promise<{ rows: string[] }> {
  const tables = await running.db.query<{ name: string }[]>('SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = current_schema()');
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await running.db.query<unknown[]>(`SELECT 1 FROM ${name} AS row WHERE row::text LIKE '%' || $1 || '%' OR row::text LIKE '%' || encode($1::bytea, 'hex') || '%' LIMIT 1`, [words]);
    if (found.length > 0) rows.push(name);
  }
  return { rows };
}
