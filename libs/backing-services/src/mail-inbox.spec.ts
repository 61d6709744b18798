import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailInbox, type MailInbox, type MailMessage } from './mail-inbox.js';

let dir: string;
let inbox: MailInbox;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tomoni-mail-spec-'));
  inbox = await startMailInbox({ dir, refuse: (to) => (to.startsWith('full') ? { code: 452, text: 'Mailbox full' } : undefined) });
});
afterEach(async () => {
  await inbox.kill();
  await rm(dir, { recursive: true });
});

const send = (to: string, subject = '交付決定のお知らせ') =>
  createTransport({ url: inbox.smtpUrl }).sendMail({ from: '架空市 <noreply@city.example>', to, subject, text: '決定しました。', headers: { 'X-Case': 'a1' } });
const get = async <Body>(path: string) => (await (await fetch(inbox.httpUrl + path)).json()) as Body;

test('a mail is shown as a person reads it, with the recipients of its envelope', async () => {
  await send('demo@example.jp');
  const [message] = await get<MailMessage[]>('/messages');
  expect(message).toMatchObject({ subject: '交付決定のお知らせ', to: ['demo@example.jp'], from: expect.stringContaining('架空市') as string, headers: { 'x-case': 'a1' } });
  expect(message?.text.trim()).toBe('決定しました。');
  expect(await get(`/messages/${message?.id}`)).toEqual(message);
});

test('what was answered with 250 is there after a crash and a new start', async () => {
  await send('demo@example.jp', '一');
  await inbox.kill();
  inbox = await startMailInbox({ dir });
  await send('demo@example.jp', '二');
  expect(inbox.messages().map(({ subject }) => subject)).toEqual(['一', '二']);
  await inbox.clear();
  await inbox.stop();
  inbox = await startMailInbox({ dir });
  expect(inbox.messages()).toEqual([]);
});

test('a refused recipient gets nothing', async () => {
  await expect(send('full@example.jp')).rejects.toMatchObject({ responseCode: 452 });
  expect(inbox.messages()).toEqual([]);
});

test('a mail of markup never becomes markup of the page', async () => {
  await send('demo@example.jp', '<script>alert(1)</script>');
  const page = await fetch(inbox.httpUrl);
  expect(await page.text()).not.toContain('alert(1)');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('another site whose name points at this machine cannot read the mail', async () => {
  await send('demo@example.jp');
  const status = await new Promise((resolve) => {
    request(`${inbox.httpUrl}/messages`, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode)).end();
  });
  expect(status).toBe(403);
});

test('waiting for a mail that does not come ends with what did come', async () => {
  await send('demo@example.jp');
  await expect(inbox.waitFor(({ subject }) => subject === '別件', 50)).rejects.toThrow('交付決定のお知らせ');
});
