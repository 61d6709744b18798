import { randomUUID } from 'node:crypto';
import { startSmsSimulator, type SmsSimulator } from '@tomoni/backing-services';
import { subscriptionCancelled } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { announcement, mailWorld, startSurroundings, type Surroundings } from '../spec-world.js';
import { Area, Topic } from '../topics/topic.entity.js';
import { ChildMonth } from './child-month.entity.js';
import { Endpoint } from './endpoint.entity.js';
import { SignedLinks } from './signed-links.service.js';
import { Subscriber } from './subscriber.entity.js';
import { SubscriptionsService } from './subscriptions.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
vi.hoisted(() => { vi.stubEnv('MAIL_RETRY_SECONDS', '0.3'); });

let running: StartedApp;
let around: Surroundings;
let world: ReturnType<typeof mailWorld>;
let phones: SmsSimulator;
beforeAll(async () => {
  [around, phones] = await Promise.all([startSurroundings(), startSmsSimulator({ port: Number(new URL(config.SMS_URL ?? '').port), token: config.SMS_TOKEN ?? '', receiptSecret: config.SMS_RECEIPT_SECRET ?? '' })]);
  running = await startApp(service);
  world = mailWorld(running.app, around);
  const named = (code: string, position: number) => ({ code, name: { ja: code, en: `${code} <b>` }, position });
  await running.db.getRepository(Topic).insert(['safety', 'childcare', 'events'].map(named));
  await running.db.getRepository(Area).insert(['123421', 'ward-1'].map(named));
});
afterAll(async () => {
  await running.close();
  await Promise.all([around.close(), phones.stop()]);
});
beforeEach(() => { around.calm(); });
afterEach(() => { clock.reset(); });

async function subscriber(topics = ['safety']) {
  const mail = `taro-${randomUUID()}@example.jp`;
  await world.transaction((tx) => running.app.get(SubscriptionsService).subscribe(tx, { mail, topics, areas: [], lang: 'ja' }));
  const { subscriberId: id, id: endpointId } = await running.db.getRepository(Endpoint).findOneByOrFail({ addressIndex: await running.app.get(SubscriptionsService).addressIndex('mail', mail) });
  const token = new URL(await running.app.get(SubscriptionsService).preferencesUrl(id)).searchParams.get('token') ?? '';
  return { mail, id, endpointId, token, url: `/preferences?token=${token}` };
}
const put = (url: string, payload: object) => running.inject({ method: 'PUT', url, payload });
const form = (url: string, fields: [string, string][]) => running.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() });
const wishes = { topics: ['childcare'], areas: ['ward-1'], lang: 'en', easy: true, quietHours: { from: '20:00', until: '08:30' }, childMonths: ['2025-03', '2023-11'], childMonthsConsent: true };
/** Tables with a row in which the words stand, whatever the column. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await running.db.query<{ name: string }[]>('SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = current_schema()');
  const found = await Promise.all(tables.map(async ({ name }) => (await running.db.query<unknown[]>(`SELECT 1 FROM ${name} AS r WHERE r::text LIKE '%' || $1 || '%' OR r::text LIKE '%' || encode($1::bytea, 'hex') || '%' LIMIT 1`, [words])).length > 0 ? [name] : []));
  return found.flat();
}

test('with the link of a mail everything is seen and changed; the address is shown in part, months only to the link', async () => {
  const { url, id, mail } = await subscriber();
  expect((await running.inject(url)).json()).toMatchObject({ topics: ['safety'], childMonths: [], endpoints: [{ kind: 'mail', shown: `t***@example.jp`, status: 'active' }] });
  const changed = await put(url, wishes);
  expect(changed.json()).toMatchObject({ topics: ['childcare'], areas: ['ward-1'], lang: 'en', easy: true, quietHours: { from: '20:00', until: '08:30' }, childMonths: ['2023-11', '2025-03'] });
  expect(changed.body).not.toContain(mail);
  await expectEvent(subscriptionCancelled, { topic: 'safety', kind: 'mail' }, 30_000);
  expect(await tablesWith('2025-03')).toEqual([]);
  await put(url, { ...wishes, childMonths: [], childMonthsConsent: false });
  expect(await running.db.getRepository(ChildMonth).countBy({ subscriberId: id })).toBe(0);
});

test.each<[string, object, string]>([
  ['an unknown topic', { topics: ['nothing'] }, '#/topics/0'],
  ['an unknown area', { topics: [], areas: ['ward-9'] }, '#/areas/0'],
  ['quiet hours without an end', { topics: [], quietHours: { from: '20:00' } }, '#/quietHours/until'],
  ['months without consent', { topics: [], childMonths: ['2025-03'] }, '#/childMonthsConsent'],
  ['a language nobody writes', { topics: [], lang: 'xx' }, '#/lang'],
  ['a field of one’s own', { topics: [], status: 'active' }, '#/status'],
])('%s is refused and nothing is changed', async (_what, payload, pointer) => {
  const { url } = await subscriber();
  const answer = await put(url, payload);
  expect([answer.statusCode, answer.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
  expect((await running.inject(url)).json()).toMatchObject({ topics: ['safety'] });
});

test('the page works without JavaScript: what is chosen is sent as a form, what is wrong is said on the page', async () => {
  const { token } = await subscriber();
  const at = `/preferences/page?token=${token}`;
  const shown = await running.inject(at);
  expect(shown.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/);
  expect(shown.headers['cache-control']).toBe('no-store');
  readableByAll(shown.body);
  const saved = await form(at, [['topics', 'safety'], ['topics', 'events'], ['lang', 'pt'], ['quietFrom', '２２:00'], ['quietUntil', '06:30'], ['childMonths', '2025-03、2026-01'], ['childMonthsConsent', 'true']]);
  expect(saved.body).toContain('保存しました');
  expect((await running.inject(`/preferences?token=${token}`)).json()).toMatchObject({ topics: ['safety', 'events'], lang: 'pt', quietHours: { from: '22:00', until: '06:30' }, childMonths: ['2025-03', '2026-01'] });
  for (const fields of [[['topics', 'nothing']], [['quietFrom', '25:00'], ['quietUntil', '06:00']], [['childMonths', '<script>alert(1)</script>'], ['childMonthsConsent', 'true']], [['childMonths', '2025-03']]] as [string, string][][]) {
    const refused = await form(at, fields);
    expect(refused.body).toContain('role="alert"');
    expect(refused.body).not.toContain('<script>');
    readableByAll(refused.body);
  }
  expect((await running.inject(`/preferences?token=${token}`)).json()).toMatchObject({ topics: ['safety', 'events'] });
  expect((await running.inject({ method: 'POST', url: at, headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x--' })).statusCode).toBe(400);
});

test('a link holds for one person and one purpose, and for ninety days', async () => {
  const [one, other] = [await subscriber(), await subscriber()];
  const [id, until, mac] = one.token.split('.');
  const links = running.app.get(SignedLinks);
  for (const token of [`${other.id}.${until}.${mac}`, `${id}.zzzzzz.${mac}`, `${id}.${mac}`, await links.token('unsubscribe', one.id), await links.token('confirm endpoint', one.id), 'x'.repeat(120), '']) {
    for (const request of [{ url: `/preferences?token=${token}` }, { url: `/preferences/page?token=${token}` }, { method: 'DELETE' as const, url: `/preferences?token=${token}` }, { method: 'POST' as const, url: `/preferences/forget?token=${token}` }]) {
      expect((await running.inject(request)).statusCode).toBe(404);
    }
  }
  expect((await running.inject({ method: 'POST', url: `/unsubscribe?token=${one.token}` })).statusCode).toBe(404);
  clock.advance({ days: 91 });
  expect((await running.inject(one.url)).statusCode).toBe(404);
});

test('one topic can be stopped from its mail, and the others go on', async () => {
  const { id, url } = await subscriber(['safety', 'events']);
  const link = new URL(await running.app.get(SubscriptionsService).unsubscribeUrl(id, 'events'));
  expect((await running.inject(link.pathname + link.search)).body).toContain('この分野');
  expect((await form(link.pathname + link.search, [['List-Unsubscribe', 'One-Click']])).statusCode).toBe(200);
  expect((await running.inject(url)).json()).toMatchObject({ topics: ['safety'], endpoints: [{ status: 'active' }] });
});

test('a telephone is added by a code it is told; wrong codes come to an end, and an unconfirmed number is never used', async () => {
  const { token, id, url } = await subscriber();
  const number = `090${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}00`;
  const typed = `${number.slice(0, 3)}－${number.slice(3, 7)}－${number.slice(7)}`;
  const added = await running.inject({ method: 'POST', url: `/preferences/endpoints?token=${token}`, payload: { kind: 'sms', address: typed } });
  expect(added.statusCode).toBe(202);
  expect(added.body).not.toContain(number);
  await vi.waitFor(() => { expect(phones.messages().filter(({ to }) => to === number)).toHaveLength(1); }, 20_000);
  const code = /\d{6}/.exec(phones.messages().find(({ to }) => to === number)?.text ?? '')?.[0] ?? '';
  const endpoint = await running.db.getRepository(Endpoint).findOneByOrFail({ subscriberId: id, kind: 'sms' });
  expect(endpoint.status).toBe('confirmation-sent');
  const say = (said: string) => running.inject({ method: 'POST', url: `/preferences/endpoints/${endpoint.id}/confirm?token=${token}`, payload: { code: said } });
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  for (let times = 0; times < 3; times += 1) expect((await say(wrong)).json()).toMatchObject({ code: 'wrong-code' });
  expect((await say(code)).statusCode).toBe(200);
  expect((await running.inject(url)).json()).toMatchObject({ endpoints: [{ kind: 'mail' }, { kind: 'sms', shown: `***-****-${number.slice(-4)}`, status: 'active' }] });
  expect(await tablesWith(number)).toEqual([]);

  const other = await subscriber();
  await running.inject({ method: 'POST', url: `/preferences/endpoints?token=${other.token}`, payload: { kind: 'sms', address: '090-7654-3200' } });
  const { id: guessed } = await running.db.getRepository(Endpoint).findOneByOrFail({ subscriberId: other.id, kind: 'sms' });
  const guess = (said: string) => running.inject({ method: 'POST', url: `/preferences/endpoints/${guessed}/confirm?token=${other.token}`, payload: { code: said } });
  const answers = [];
  for (let times = 0; times < 7; times += 1) answers.push((await guess(String(times).padStart(6, '0'))).json<{ code: string }>().code);
  expect(answers.at(-1)).toBe('too-many-codes');
  // Somebody else's link opens nothing here, and a number that is taken is not told to be.
  expect((await running.inject({ method: 'POST', url: `/preferences/endpoints/${endpoint.id}/confirm?token=${other.token}`, payload: { code } })).statusCode).toBe(404);
  const taken = await running.inject({ method: 'POST', url: `/preferences/endpoints?token=${other.token}`, payload: { kind: 'sms', address: number } });
  expect(taken.statusCode).toBe(202);
});

test('a browser is one more endpoint; an address inside our own network is none', async () => {
  const { token, url } = await subscriber();
  const keys = { p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM', auth: 'tBHItJI5svbpez7KI4CCXg' };
  const add = (endpoint: string) => running.inject({ method: 'POST', url: `/subscriptions/push?token=${token}`, payload: { endpoint, expirationTime: null, keys } });
  for (const inside of ['http://push.example.jp/x', 'https://10.0.0.1/x', 'https://169.254.169.254/latest', 'https://inside/x', 'https://a:b@push.example.jp/x']) expect((await add(inside)).statusCode).toBe(400);
  expect((await add(`https://push.example.jp/${randomUUID()}`)).statusCode).toBe(201);
  expect((await running.inject(url)).json()).toMatchObject({ endpoints: [{ kind: 'mail' }, { kind: 'push', shown: '***', status: 'active' }] });
});

test('who asks to be forgotten is: nothing can be read any more, what waits goes nowhere, and the receipt proves it', async () => {
  const one = await subscriber();
  await put(one.url, wishes);
  around.gateway.script = { recipient: '451 later' };
  await running.db.query(`UPDATE subscriber SET quiet_from = '00:00', quiet_until = '00:00' WHERE id = $1`, [one.id]);
  await world.announce(announcement(['childcare']));
  const waits = (state: object) => vi.waitFor(async () => {
    expect(await running.db.query('SELECT status, reason FROM dispatch_recipient WHERE subscriber_id = $1', [one.id])).toEqual([state]);
  }, { timeout: 30_000 });
  await waits({ status: 'deferred', reason: 'try-later' });
  const { addressIndex } = await running.db.getRepository(Endpoint).findOneByOrFail({ id: one.endpointId });
  const answer = await running.inject({ method: 'DELETE', url: one.url });
  expect(answer.statusCode).toBe(200);
  const receipt = answer.json<{ personRef: string; shreddedAt: string; mac: string }>();
  const verify = (payload: object) => running.inject({ method: 'POST', url: '/forget-receipts/verify', payload }).then((reply) => reply.json<{ genuine: boolean }>().genuine);
  expect(await verify(receipt)).toBe(true);
  expect(await verify({ ...receipt, personRef: randomUUID() })).toBe(false);
  expect(await verify({ ...receipt, shreddedAt: '2020-01-01T00:00:00.000Z' })).toBe(false);
  around.gateway.script = {};
  await waits({ status: 'undeliverable', reason: 'unsubscribed' });
  expect(around.mailsTo(one.mail)).toEqual([]);
  for (const words of [one.mail, one.mail.split('@')[0] ?? '', addressIndex ?? '', '2025-03']) expect(await tablesWith(words)).toEqual([]);
  expect(await running.db.query('SELECT address_sealed, address_index FROM endpoint WHERE subscriber_id = $1', [one.id])).toEqual([{ address_sealed: null, address_index: null }]);
  expect(await running.db.query('SELECT 1 FROM child_month WHERE subscriber_id = $1', [one.id])).toEqual([]);
  expect(await running.db.query('SELECT wrapped_key FROM person_key WHERE person_ref = $1', [one.id])).toEqual([{ wrapped_key: null }]);
  expect((await running.inject(one.url)).statusCode).toBe(404);
});

test('staff who may find and forget a subscriber, on record and without the address; nobody else may', async () => {
  const one = await subscriber();
  for (const person of ['citizen', 'writer', 'operator', 'auditor'] as const) {
    expect((await running.inject({ method: 'POST', url: '/subscribers/find', headers: signIn(person), payload: { mail: one.mail } })).statusCode).toBe(403);
    expect((await running.inject({ method: 'POST', url: `/subscribers/${one.id}/forget`, headers: signIn(person) })).statusCode).toBe(403);
  }
  const found = await running.inject({ method: 'POST', url: '/subscribers/find', headers: signIn('public-relations'), payload: { mail: one.mail.toUpperCase() } });
  expect(found.json()).toEqual({ id: one.id, status: 'active' });
  const forget = () => running.inject({ method: 'POST', url: `/subscribers/${one.id}/forget`, headers: signIn('public-relations') });
  const first = (await forget()).json<object>();
  expect((await forget()).json()).toEqual(first);
  expect((await running.db.getRepository(Subscriber).findOneByOrFail({ id: one.id })).status).toBe('unsubscribed');
  expect(await running.db.query(`SELECT 1 FROM audit_entry WHERE action = 'subscriber.forget' AND subject_id = $1`, [one.id])).toHaveLength(2);
  expect(await tablesWith(one.mail)).toEqual([]);
  expect((await running.inject({ method: 'POST', url: '/subscribers/find', headers: signIn('public-relations'), payload: { mail: one.mail } })).statusCode).toBe(404);
});

type Element = DefaultTreeAdapterMap['element'];
/** What a screen reader needs of a page: a language, a title, one heading, words for every field and button, and order. */
function readableByAll(page: string): void {
  const elements: Element[] = [];
  const walk = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(page));
  const named = (...tags: string[]) => elements.filter(({ tagName }) => tags.includes(tagName));
  const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;
  const words = (node: DefaultTreeAdapterMap['node']): string => ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(words).join('') : '');
  const isInside = (node: DefaultTreeAdapterMap['node'] | null, tag: string): boolean => node !== null && (('tagName' in node && node.tagName === tag) || ('parentNode' in node && isInside(node.parentNode, tag)));
  expect(attribute(named('html')[0] as Element, 'lang')).toBe('ja');
  expect(words(named('title')[0] as Element)).not.toBe('');
  expect([named('h1').length, named('main').length, named('script').length]).toEqual([1, 1, 0]);
  for (const field of named('input', 'select')) expect(isInside(field, 'label')).toBe(true);
  for (const one of named('button', 'label', 'legend', 'option')) expect(words(one).trim()).not.toBe('');
  for (const set of named('fieldset')) expect(set.childNodes.some((child) => 'tagName' in child && child.tagName === 'legend')).toBe(true);
  expect(new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])).size).toBe(elements.flatMap((element) => attribute(element, 'id') ?? []).length);
}
