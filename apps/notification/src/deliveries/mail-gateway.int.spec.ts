import { randomUUID } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { config } from '../config.js';
import { MailGateway, messageIdOf, type OutgoingMail } from './mail-gateway.js';
import { scriptedGateway, type Script } from '../spec-gateway.js';

const smtpPort = Number(new URL(config.SMTP_URL).port);
let server: Awaited<ReturnType<typeof scriptedGateway>>;
let gateway: MailGateway;
beforeAll(async () => { server = await scriptedGateway(smtpPort); });
afterAll(() => server.close());
beforeEach(() => {
  server.script = {};
  server.seen = [];
  gateway = new MailGateway();
});
afterEach(() => { gateway.onApplicationShutdown(); });

const mail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({ deliveryId: randomUUID(), to: 'someone@example.jp', subject: '件名', text: '本文\n', ...change });
const handOver = async (script: Script, change?: Partial<OutgoingMail>) => {
  server.script = script;
  return gateway.handOver(mail(change));
};

test('what is taken arrives as it was written, to one recipient, under the delivery’s own Message-ID', async () => {
  const text = '見本辻\u{E0100} 𠮷郎 様\n\nお知らせです。\n.\n..二つの点\n';
  const outgoing = mail({ text, subject: `【募集】${'とても長い名称の補助金'.repeat(6)}𠮷` });
  expect(await gateway.handOver(outgoing)).toEqual({ outcome: 'handed' });
  expect(server.seen).toHaveLength(1);
  const { recipients, content = '' } = server.seen[0] ?? {};
  expect(recipients).toEqual(['someone@example.jp']);
  const parsed = await simpleParser(Buffer.from(content.replace(/^\.\./gm, '.'), 'latin1'));
  expect(parsed.text?.trimEnd()).toBe(text.trimEnd());
  expect(parsed.subject).toBe(outgoing.subject);
  expect(parsed.messageId).toBe(messageIdOf(outgoing.deliveryId));
  expect(parsed.html).toBe(false);
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(parsed.headers.has('list-unsubscribe')).toBe(false);
});

test.each([
  [{ recipient: '451 4.7.1 greylisted' }, { outcome: 'try-later', smtpCode: 451 }],
  [{ data: '421 4.3.2 closing' }, { outcome: 'try-later', smtpCode: 421 }],
  [{ message: '452 4.3.1 no room' }, { outcome: 'try-later', smtpCode: 452 }],
  [{ recipient: '550 5.1.1 no such user someone@example.jp' }, { outcome: 'refused', smtpCode: 550 }],
  [{ message: '554 5.7.1 spam' }, { outcome: 'refused', smtpCode: 554 }],
  [{ connect: '421 too busy' }, { outcome: 'away' }],
  [{ connect: 'cut' }, { outcome: 'away' }],
  [{ recipient: 'cut' }, { outcome: 'away' }],
  [{ data: 'cut' }, { outcome: 'away' }],
] satisfies [Script, object][])('%j means %j', async (script, outcome) => {
  expect(await handOver(script)).toEqual(outcome);
});

test('a connection that breaks after the message was sent leaves the outcome open, and nothing is sent a second time', async () => {
  expect(await handOver({})).toEqual({ outcome: 'handed' });
  expect(await handOver({ message: 'cut' })).toEqual({ outcome: 'lost' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(server.seen).toHaveLength(2);
});

test('after each of these the next mail goes through', async () => {
  for (const script of [{ message: 'cut' }, { connect: 'cut' }, { recipient: '550 no' }, { data: 'cut' }] satisfies Script[]) {
    await handOver(script);
    expect(await handOver({})).toEqual({ outcome: 'handed' });
  }
});

test('without an address nothing is handed over', async () => {
  expect(await handOver({}, { to: '' })).toEqual({ outcome: 'address-invalid' });
  expect(server.seen).toEqual([]);
});
