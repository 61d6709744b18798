import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { startSmsSimulator, type SmsSimulator } from '@tomoni/backing-services';
import { signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { specLine } from './spec-line.js';
import { config } from '../config.js';
import { service } from '../service.js';
import { announcement, mailWorld, startSurroundings, type Surroundings } from '../spec-world.js';
import { Endpoint } from '../subscriptions/endpoint.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { Area, Topic } from '../topics/topic.entity.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
vi.hoisted(() => { vi.stubEnv('MAIL_RETRY_SECONDS', '0.3'); });

let running: StartedApp;
let around: Surroundings;
let world: ReturnType<typeof mailWorld>;
let sms: SmsSimulator;
let line: Awaited<ReturnType<typeof specLine>>;
let callers = 0;
beforeAll(async () => {
  around = await startSurroundings();
  sms = await startSmsSimulator({ port: Number(new URL(config.SMS_URL ?? '').port), token: config.SMS_TOKEN ?? '', receiptSecret: config.SMS_RECEIPT_SECRET ?? '' });
  line = await specLine(Number(new URL(config.LINE_API_URL).port), config.LINE_CHANNEL_TOKEN ?? '');
  running = await startApp(service, ['http', 'consumer']);
  world = mailWorld(running.app, around);
  const named = (code: string, position: number) => ({ code, name: { ja: code, en: code }, position });
  await running.db.getRepository(Topic).insert(['safety', 'childcare'].map(named));
  await running.db.getRepository(Area).insert(['123421'].map(named));
  // The spec passes at night, too.
  await running.db.query(`INSERT INTO city_setting VALUES ('notification.quiet-hours', '2000-01-01', '{"from":"00:00","until":"00:00"}', '見本'), ('notification.digest-minutes', '2000-01-01', '0', '見本')`);
});
afterAll(async () => {
  await running.close();
  await Promise.all([sms.stop(), line.close(), around.close()]);
});
beforeEach(() => { around.calm(); });

const ask = (payload: object) => running.inject({ method: 'POST', url: '/subscriptions', remoteAddress: `198.51.100.${(callers += 1) % 250}`, payload });
let phones = 0;
const newNumber = () => `0801234${String((phones += 1)).padStart(2, '0')}00`;
const smsTo = (number: string) => sms.messages().filter(({ to }) => to === number).map(({ text }) => text);
const newAccount = () => `U${randomBytes(16).toString('hex')}`;
const lineTo = (account: string) => [...line.accepted.values()].filter(({ to }) => to.includes(account)).map(({ messages }) => messages[0]?.text ?? '');
const until = <Result>(look: () => Result[], count: number) => vi.waitFor(() => {
  const seen = look();
  expect(seen).toHaveLength(count);
  return seen[count - 1] as Result;
}, { timeout: 20_000, interval: 50 });
const linkIn = (text = '') => new URL(/http\S+/.exec(text)?.[0] ?? '');
const press = (link: URL) => running.inject({ method: 'POST', url: link.pathname + link.search, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' });
const endpointOf = async (kind: Endpoint['kind'], address: string) => running.db.getRepository(Endpoint).findOneBy({ kind, addressIndex: await running.app.get(SubscriptionsService).addressIndex(kind, address) });
const quiet = () => new Promise((resolve) => setTimeout(resolve, 900));
/** As LINE tells of somebody. */
function tell(type: string, account: string, change: { source?: string; redelivered?: boolean } = {}) {
  const source = { type: change.source ?? 'user', userId: account };
  const payload = JSON.stringify({ destination: newAccount(), events: [{ type, timestamp: Date.now(), source, message: { type: 'text', id: '1', text: '見本 花子 090-0000-0000' }, webhookEventId: randomUUID(), mode: 'active', deliveryContext: { isRedelivery: change.redelivered ?? false } }] });
  const signature = createHmac('sha256', config.LINE_CHANNEL_SECRET ?? '').update(payload).digest('base64');
  return running.inject({ method: 'POST', url: '/channels/line/webhook', headers: { 'content-type': 'application/json', 'x-line-signature': signature }, payload });
}

test('a telephone alone is enough: one SMS with a link, news after its owner has pressed the button, no mail to anybody', async () => {
  const number = newNumber();
  const answer = await ask({ sms: number.replace(/^(...)(....)/, '$1-$2-'), topics: ['safety'] });
  expect([answer.statusCode, answer.json()]).toEqual([202, { status: 'confirmation-sent', confirmWithinHours: 24, from: null, advice: [] }]);
  const text = await until(() => smsTo(number), 1);
  expect(text.length).toBeLessThanOrEqual(201);
  expect(text).toMatch(/^登録の確認\n登録はこのページで。心当たりがなければ不要です。\nhttp/);
  await world.announce(announcement(['safety']));
  await quiet();
  expect(smsTo(number)).toHaveLength(1);
  expect((await press(linkIn(text))).statusCode).toBe(200);
  await world.announce(announcement(['safety']));
  expect(await until(() => smsTo(number), 2)).toContain('【募集】');
  expect(around.gateway.seen).toEqual([]);
});

test('nobody learns whether a number is known, its owner is told once more; three a day and no more', async () => {
  const number = newNumber();
  const first = await ask({ sms: number, topics: ['safety'] });
  await press(linkIn(await until(() => smsTo(number), 1)));
  const again = await ask({ sms: number, topics: ['childcare'] });
  expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
  const told = await until(() => smsTo(number), 2);
  expect(told).toContain('登録済みです');
  expect(linkIn(told).pathname).toBe('/preferences/page');
  for (let times = 0; times < 4; times += 1) await ask({ sms: number, topics: ['safety'] });
  await until(() => smsTo(number), 3);
  await quiet();
  expect(smsTo(number)).toHaveLength(3);
});

test.each<[string, object, string]>([
  ['neither way', { topics: ['safety'] }, '#/mail'],
  ['both ways at once', { mail: 'a@example.jp', sms: '09012345600', topics: ['safety'] }, '#/sms'],
  ['a number that is asked when no mail is', { sms: '09012345600', otherwise: { kind: 'sms', address: '09012345699' }, topics: ['safety'] }, '#/sms'],
  ['a telephone at home', { sms: '03-1234-5678', topics: ['safety'] }, '#/sms'],
  ['a number abroad', { sms: '+447700900123', topics: ['safety'] }, '#/sms'],
  ['a mail address in its place', { sms: 'a@example.jp', topics: ['safety'] }, '#/sms'],
  ['NUL in it', { sms: '090\x0012345678', topics: ['safety'] }, '#/sms'],
])('%s: a clear refusal, nothing is stored and nothing is sent', async (_what, payload, pointer) => {
  const count = () => running.db.query<unknown[]>('SELECT (SELECT count(*) FROM endpoint) AS endpoints, (SELECT count(*) FROM delivery) AS deliveries');
  const before = await count();
  const answer = await ask(payload);
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ pointer, detail: expect.any(String) as string })]) as unknown });
  expect(await count()).toEqual(before);
});

test('whoever befriends the account is told how to subscribe, once; after the button and a topic, news come there', async () => {
  const account = newAccount();
  expect((await tell('follow', account)).json()).toEqual({ changed: 0, answered: 1 });
  const text = await until(() => lineTo(account), 1);
  expect(text).toContain('お知らせの登録は、まだ終わっていません');
  // It is no mail.
  expect(text).not.toContain('このメールは');
  await tell('follow', account, { redelivered: true });
  await quiet();
  expect(lineTo(account)).toHaveLength(1);

  const page = await press(linkIn(text));
  expect(page.body).toContain('分野を選ぶ');
  const preferences = linkIn((/href="([^"]+)"/.exec(page.body)?.[1] ?? '').replaceAll('&amp;', '&'));
  const chosen = await running.inject({ method: 'PUT', url: `/preferences${preferences.search}`, payload: { topics: ['childcare'] } });
  expect(chosen.json()).toMatchObject({ topics: ['childcare'], endpoints: [{ kind: 'messaging-app', shown: 'LINE', status: 'active' }] });
  await world.announce(announcement(['childcare']));
  expect(await until(() => lineTo(account), 2)).toContain('【募集】');

  expect((await tell('message', account)).json()).toEqual({ changed: 0, answered: 1 });
  const told = await until(() => lineTo(account), 3);
  expect([told.includes('登録されています'), linkIn(told).pathname]).toEqual([true, '/preferences/page']);
  expect((await tell('unfollow', account)).json()).toEqual({ changed: 1, answered: 0 });
  await world.announce(announcement(['childcare']));
  await quiet();
  expect(lineTo(account)).toHaveLength(3);
  expect(line.wrong).toEqual([]);
});

test('what was lost the first time is answered; groups, strangers and floods are not; nothing of what was written is kept', async () => {
  const [late, loud] = [newAccount(), newAccount()];
  await tell('follow', late, { redelivered: true });
  await until(() => lineTo(late), 1);
  for (let times = 0; times < 6; times += 1) await tell('message', loud);
  await until(() => lineTo(loud), 3);
  expect((await tell('message', newAccount(), { source: 'group' })).json()).toEqual({ changed: 0, answered: 0 });
  expect((await tell('message', 'U0')).json()).toEqual({ changed: 0, answered: 0 });
  await quiet();
  expect(lineTo(loud)).toHaveLength(3);
  expect((await endpointOf('messaging-app', loud))?.status).toBe('confirmation-sent');
  const tables = await running.db.query<{ name: string }[]>('SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = current_schema()');
  for (const { name } of tables) expect(await running.db.query(`SELECT 1 FROM ${name} AS row WHERE row::text LIKE '%見本 花子%' OR row::text LIKE '%' || $1 || '%' LIMIT 1`, [loud]), name).toEqual([]);
});

test('while LINE or the SMS provider is away, mails go on', async () => {
  const [account, mail] = [newAccount(), `${randomUUID()}@example.jp`];
  line.script = [401, 401];
  await tell('follow', account);
  await ask({ mail, topics: ['safety'] });
  await vi.waitFor(() => { expect(around.mailsTo(mail)).toHaveLength(1); }, { timeout: 20_000 });
  await until(() => lineTo(account), 1);
  const { items } = (await running.inject({ url: '/deliveries?limit=100', headers: signIn('public-relations') })).json<{ items: object[] }>();
  expect(JSON.stringify(items)).not.toContain(account);
});

test('which ways there are stands in the help', async () => {
  expect((await running.inject('/subscriptions/help')).json()).toMatchObject({ sms: true, messagingApp: null });
});
