import { createHmac, randomBytes } from 'node:crypto';
import { startSmsSimulator, type SmsSimulator } from '@tomoni/backing-services';
import { startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { specLine } from './spec-line.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let line: Awaited<ReturnType<typeof specLine>>;
let phones: SmsSimulator;
let running: StartedApp;
beforeAll(async () => {
  line = await specLine(Number(new URL(config.LINE_API_URL).port), config.LINE_CHANNEL_TOKEN ?? '');
  phones = await startSmsSimulator({ port: Number(new URL(config.SMS_URL ?? '').port), token: config.SMS_TOKEN ?? '', receiptSecret: config.SMS_RECEIPT_SECRET ?? '', delayMs: 50 });
  running = await startApp(service);
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ('safety', '{"ja":"防災","en":"Safety"}', 1)`);
});
afterAll(() => Promise.all([line.close(), phones.stop(), running.close()]));

let callers = 0;
const ask = (payload: object) => running.inject({ method: 'POST', url: '/subscriptions', remoteAddress: `198.51.100.${(callers += 1)}`, payload: { topics: ['safety'], ...payload } });
const newNumber = () => `090${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}00`;
const textsTo = (number: string) => phones.messages().filter(({ to }) => to === number).map(({ text }) => text);
const linesTo = (account: string) => [...line.accepted.values()].filter(({ to }) => to.includes(account)).flatMap(({ messages }) => messages.map(({ text }) => text));
const arrived = async (texts: () => string[], count = 1) => {
  await vi.waitFor(() => { expect(texts()).toHaveLength(count); }, 20_000);
  return texts()[count - 1] ?? '';
};
const press = (text: string) => {
  const { pathname, search } = new URL(/http\S+/.exec(text)?.[0] ?? '');
  return running.inject({ method: 'POST', url: pathname + search, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' });
};
const statusOf = async (kind: 'sms' | 'messaging-app', address: string) => (await running.db.query<{ status: string }[]>(
  'SELECT status FROM endpoint WHERE kind = $1 AND address_index = $2', [kind, await running.app.get(SubscriptionsService).addressIndex(kind, address)]))[0]?.status;

test('a telephone alone signs up by the link in one message; asked again, it is told that it is', async () => {
  const number = newNumber();
  const answer = await ask({ sms: number });
  expect([answer.statusCode, answer.json()]).toEqual([202, { status: 'confirmation-sent', confirmWithinHours: 24, from: null, advice: [] }]);
  const message = await arrived(() => textsTo(number));
  expect(await statusOf('sms', number)).toBe('confirmation-sent');
  expect((await press(message)).statusCode).toBe(200);
  expect(await statusOf('sms', number)).toBe('active');

  expect((await ask({ sms: number })).json()).toEqual(answer.json());
  expect(await arrived(() => textsTo(number), 2)).toContain('変更や停止');
});

test.each([
  ['neither an address nor a number', {}, '#/mail'],
  ['both', { mail: 'taro@example.jp', sms: '090-1234-5678' }, '#/sms'],
  ['a number abroad, whose messages somebody earns by', { sms: '+37060012345' }, '#/sms'],
  ['a telephone at home', { sms: '03-1234-5678' }, '#/sms'],
])('%s is refused with the field, and nothing is sent', async (_, payload, pointer) => {
  const before = phones.messages().length;
  const refused = await ask(payload);
  expect([refused.statusCode, refused.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer]).toEqual([400, pointer]);
  expect(phones.messages()).toHaveLength(before);
});

test('who befriends the city’s account is told how to subscribe, and nothing else comes before they do', async () => {
  const account = `U${randomBytes(16).toString('hex')}`;
  const tell = (type: string, isRedelivery = false, sourceType = 'user') => {
    const payload = JSON.stringify({ destination: account, events: [{ type, timestamp: Date.now(), source: { type: sourceType, userId: account }, message: { type: 'text', text: '避難所はどこですか' }, deliveryContext: { isRedelivery } }] });
    const signature = createHmac('sha256', config.LINE_CHANNEL_SECRET ?? '').update(payload).digest('base64');
    return running.inject({ method: 'POST', url: '/channels/line/webhook', headers: { 'content-type': 'application/json', 'x-line-signature': signature }, payload });
  };
  expect((await tell('follow')).json()).toEqual({ changed: 0, answered: 1 });
  expect((await tell('follow', true)).json()).toEqual({ changed: 0, answered: 0 });
  expect((await tell('message', false, 'group')).json()).toEqual({ changed: 0, answered: 0 });
  const message = await arrived(() => linesTo(account));
  expect(message).toContain('まだ終わっていません');
  expect((await press(message)).statusCode).toBe(200);
  expect(await statusOf('messaging-app', account)).toBe('active');

  expect((await tell('message')).json()).toEqual({ changed: 0, answered: 1 });
  expect(await arrived(() => linesTo(account), 2)).toContain('職員は読みません');
  expect(line.wrong).toEqual([]);
});
