import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { startApp, type StartedApp } from '@tomoni/testing';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { read, startSurroundings, type Surroundings } from '../spec-world.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: StartedApp;
let around: Surroundings;
beforeAll(async () => {
  around = await startSurroundings();
  running = await startApp(service, ['http', 'consumer']);
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(() => { around.calm(); });

const ours = config.EMPTY_MAIL_ADDRESS;
/** As the city's own mail server hands it on: the content as it came, the envelope beside it. */
async function handOn({ from, to = ours, headers = '', body = '' }: { from: string; to?: string | string[]; headers?: string; body?: string }) {
  const transport = createTransport({ host: '127.0.0.1', port: config.EMPTY_MAIL_PORT ?? 0, ignoreTLS: true });
  const raw = `From: <${from}>\r\nTo: <${ours}>\r\nSubject:\r\n${headers}\r\n${body}`;
  await transport.sendMail({ envelope: { from, to }, raw }).finally(() => { transport.close(); });
}
/** Line by line, as no well-behaved client does. */
async function speak(...lines: string[]): Promise<string> {
  const socket = connect(config.EMPTY_MAIL_PORT ?? 0, '127.0.0.1');
  let said = '';
  socket.on('data', (data) => { said += String(data); });
  for (const line of lines) {
    await vi.waitFor(() => { expect(said).toMatch(/\r\n$/); }, 10_000);
    const length = said.length;
    socket.write(`${line}\r\n`);
    await vi.waitFor(() => { expect(said.length).toBeGreaterThan(length); }, 10_000);
  }
  socket.destroy();
  return said;
}
const rows = () => running.db.query<unknown[]>('SELECT (SELECT count(*) FROM endpoint) AS endpoints, (SELECT count(*) FROM delivery) AS deliveries');
const mailTo = async (mail: string) => {
  await vi.waitFor(() => { expect(around.mailsTo(mail)).toHaveLength(1); }, 20_000);
  return read(around.mailsTo(mail)[0]?.content);
};

test('an empty mail is a sign-up: one mail comes, its link confirms, and the next page chooses the topics', async () => {
  const mail = `${randomUUID()}@example.jp`;
  await handOn({ from: mail });
  const { text } = await mailTo(mail);
  const link = new URL(/http\S+/.exec(text ?? '')?.[0] ?? '');
  expect((await running.inject(link.pathname + link.search)).body).toContain('登録のあとに、分野を選べます');
  const confirmed = await running.inject({ method: 'POST', url: link.pathname + link.search, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: '' });
  const preferences = new URL(/href="([^"]+)"/.exec(confirmed.body)?.[1]?.replaceAll('&amp;', '&') ?? '');
  expect((await running.inject(preferences.pathname + preferences.search)).statusCode).toBe(200);
});

test('an old carrier address that breaks the rules can send and is written to, between quotes', async () => {
  const local = `taro..${randomUUID().slice(0, 8)}.`;
  expect(await speak('EHLO carrier', `MAIL FROM:<${local}@docomo.example>`, `RCPT TO:<${ours}>`, 'DATA', `From: x\r\n\r\n.`)).toMatch(/250[^\r\n]*\r\n$/);
  await mailTo(`"${local}"@docomo.example`);
});

test.each<[string, string]>([
  ['a bounce', ''],
  ['an answering machine', 'Auto-Submitted: auto-replied\r\n'],
  ['a mailing list', 'List-Id: <x.example.jp>\r\n'],
  ['bulk mail', 'Precedence: bulk\r\n'],
  ['a header folded over lines', 'Auto-Submitted:\r\n auto-generated; owner=x\r\n'],
])('%s is taken and never answered, so that no two machines write to each other for ever', async (_what, headers) => {
  const before = await rows();
  await handOn({ from: headers === '' ? '' : `${randomUUID()}@example.jp`, headers });
  expect(await rows()).toEqual(before);
});

test('it relays for nobody', async () => {
  for (const to of ['victim@example.jp', 'touroku@example.com', 'touroku@city.example.jp.example.com', '"touroku@city.example.jp"@example.com', 'postmaster']) {
    expect(await speak('EHLO x', 'MAIL FROM:<a@example.jp>', `RCPT TO:<${to}>`)).toMatch(/\r\n5\d\d[^\r\n]*\r\n$/);
  }
  expect(await speak('EHLO x', 'MAIL FROM:<a@example.jp>', `RCPT TO:<${ours}>`, 'RCPT TO:<bounce@city.example.jp>')).toMatch(/\r\n452[^\r\n]*\r\n$/);
  expect(around.gateway.seen).toEqual([]);
});

test('what is too large, cut off or no mail at all stops nothing', async () => {
  await expect(handOn({ from: 'a@example.jp', body: 'x'.repeat(1_200_000) })).rejects.toMatchObject({ responseCode: 552 });
  await speak('EHLO x', 'MAIL FROM:<a@example.jp>', `RCPT TO:<${ours}>`, 'DATA');
  expect(await speak('GET / HTTP/1.1')).toMatch(/\r\n[45]\d\d/);
  expect(await speak('\u0001'.repeat(3_000))).toMatch(/\r\n5\d\d/);
  const before = await rows();
  await handOn({ from: 'bounce@city.example.jp', to: 'bounce@city.example.jp', body: '\0\xff--=\r\n=?utf-8?b?%%%?=' });
  expect(await rows()).toEqual(before);
  const mail = `${randomUUID()}@example.jp`;
  await handOn({ from: mail });
  await mailTo(mail);
});
