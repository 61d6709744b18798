import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { announceProgram, as, mailsWith, tokenOf, urlOf } from './spec/city.js';

// domain.md §10, scenario 25: an address that breaks the rules, and a receiver with a list of domains.

const at = (path: string) => `${urlOf('notification')}${path}`;
const Answer = z.object({ status: z.string(), from: z.string(), advice: z.array(z.object({ code: z.string(), text: z.object({ ja: z.string(), en: z.string() }) })) });
const Preferences = z.object({ topics: z.array(z.string()), endpoints: z.array(z.object({ kind: z.string(), shown: z.string(), status: z.string() })) });
const Sms = z.array(z.object({ to: z.string(), text: z.string() }));
const Deliveries = z.object({ items: z.array(z.object({ template: z.string(), status: z.string(), reason: z.string().nullable(), smtpCode: z.int().nullable(), attempts: z.int() })) });

/** Of somebody who is awake now, whenever the spec runs. */
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toLocaleTimeString('sv-SE', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
const quietHours = { from: inHours(8), until: inHours(9) };
const signUp = async (body: object) => Answer.parse(await (await fetch(at('/subscriptions'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ topics: ['civic-activity'], quietHours, ...body }) })).json());
const linkIn = (text: string): URL => {
  const { pathname, search } = new URL(/http\S+/.exec(text)?.[0] ?? '');
  return new URL(at(pathname + search));
};
/** @returns the link to the preferences that the page shows */
async function confirm(link: URL): Promise<URL> {
  const page = await fetch(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' });
  expect(page.status).toBe(200);
  const preferences = linkIn((/href="([^"]+)"/.exec(await page.text())?.[1] ?? '').replaceAll('&amp;', '&'));
  preferences.pathname = '/preferences';
  return preferences;
}
const preferencesAt = async (link: URL) => Preferences.parse(await (await fetch(link)).json());
const mailsTo = async (address: string) => (await mailsWith('')).filter(({ to }) => to.includes(address));
let phones = Date.now() % 10_000;
/** Nobody's, and the provider of this run delivers to it. */
const newNumber = () => `09011${String((phones += 1) % 10_000).padStart(4, '0')}00`;
const smsTo = async (number: string) => Sms.parse(await (await fetch(urlOf('sms'))).json()).filter(({ to }) => to === number);
const eventually = <Result>(check: () => Promise<Result>) => vi.waitFor(check, { timeout: 60_000, interval: 200 });

/** The other side's mail server, over SMTP: this mail could not be delivered. */
async function sendBack(messageId: string): Promise<void> {
  const { port } = new URL(urlOf('empty-mail'));
  const report = [
    'From: MAILER-DAEMON@mx.example', 'Subject: Undelivered Mail Returned to Sender', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '',
    '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example', '', 'Final-Recipient: rfc822; somebody@example.jp', 'Action: failed', 'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 Unknown user', '--b', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${messageId}`, '', '--b--',
  ];
  const lines = ['EHLO mx.example', 'MAIL FROM:<>', 'RCPT TO:<bounce@city.example.jp>', 'DATA', `${report.join('\r\n')}\r\n.`, 'QUIT'];
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
  let answers = '';
  for await (const chunk of socket as AsyncIterable<string>) {
    answers += chunk;
    if (!/^\d{3} [^\r\n]*\r\n$/m.test(chunk)) continue;
    const next = lines.shift();
    if (next !== undefined) socket.write(`${next}\r\n`);
  }
  expect(answers).not.toMatch(/^[45]\d\d/m);
}

test('sign-up explains, tries the address once between quotes, and asks the telephone when it is refused', async () => {
  const help = z.object({ domain: z.string(), allowList: z.object({ ja: z.string() }) }).parse(await (await fetch(at('/subscriptions/help'))).json());
  expect(help.allowList.ja).toContain(`「${help.domain}」`);

  const number = newNumber();
  const answer = await signUp({ mail: 'taro..y@docomo.example', otherwise: { kind: 'sms', address: number } });
  expect(answer.advice.map(({ code }) => code)).toEqual(['address-breaks-rules', 'allow-list']);
  expect(answer.advice.map(({ text }) => text.ja).join('')).toMatch(/引用符.*ドメイン指定受信/s);
  expect(answer.from.endsWith(`@${help.domain}`)).toBe(true);

  const text = await eventually(async () => {
    const [sms] = await smsTo(number);
    expect(sms).toBeDefined();
    return sms?.text ?? '';
  });
  // The mail server of this run follows RFC 5321 to the letter and refuses it: once is enough.
  const headers = { authorization: `Bearer ${await tokenOf('public-relations', 'notification')}` };
  const { items } = Deliveries.parse(await (await fetch(at('/deliveries?status=failed&limit=50'), { headers })).json());
  expect(items.filter(({ template }) => template === 'confirm-mail')).toMatchObject([{ reason: 'refused', attempts: 1 }]);

  const preferences = await preferencesAt(await confirm(linkIn(text)));
  expect(preferences.topics).toEqual(['civic-activity']);
  expect(preferences.endpoints.filter(({ status }) => status === 'active').map(({ kind }) => kind)).toEqual(['sms']);
  expect(await smsTo(number)).toHaveLength(1);
});

test('three hard bounces suspend the address alone: its owner’s telephone, their topics and other subscribers go on', async () => {
  const [mail, neighbour, topics] = [`${randomUUID()}@docomo.example`, `${randomUUID()}@docomo.example`, ['civic-activity', 'safety']];
  const links: URL[] = [];
  for (const one of [mail, neighbour]) {
    await signUp({ mail: one, topics });
    const text = await eventually(async () => {
      const [first] = await mailsTo(one);
      expect(first).toBeDefined();
      return first?.text ?? '';
    });
    links.push(await confirm(linkIn(text)));
  }
  const [own] = links as [URL];
  const number = newNumber();
  await fetch(Object.assign(new URL(own), { pathname: '/preferences/endpoints' }), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'sms', address: number }) });
  await confirm(linkIn(await eventually(async () => {
    const [sms] = await smsTo(number);
    expect(sms).toBeDefined();
    return sms?.text ?? '';
  })));
  await signUp({ mail });
  await signUp({ mail });
  const secretariat = as('secretariat');
  await announceProgram(secretariat);
  const mails = await eventually(async () => {
    const all = await mailsTo(mail);
    expect(all).toHaveLength(4);
    return all;
  });
  for (const { headers } of mails.slice(1)) {
    expect((await preferencesAt(own)).endpoints).toMatchObject([{ status: 'active' }, { status: 'active' }]);
    await sendBack(headers['message-id'] ?? '');
    await sendBack(headers['message-id'] ?? '');
  }
  expect(await preferencesAt(own)).toMatchObject({ topics, endpoints: [{ kind: 'mail', status: 'suspended' }, { kind: 'sms', status: 'active' }] });

  const { title } = await announceProgram(secretariat);
  await eventually(async () => { expect((await mailsWith(title)).map(({ to }) => to).flat()).toContain(neighbour); });
  expect(await mailsTo(mail)).toHaveLength(4);
});
