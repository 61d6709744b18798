import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReturnedMail } from './returned-mail.js';

const crlf = (text: string) => Buffer.from(text.replace(/^\n/, '').replaceAll('\n', '\r\n'));
const original = `Return-Path: <bounce+abc@city.example.jp>
Message-ID: <019a4f00-0000-7000-8000-0000000000d1@city.example.jp>
From: oshirase@city.example.jp
Subject: =?utf-8?B?44GK55+l44KJ44Gb?=`;
const dsn = (fields: string, human = 'This is the mail system.', quotedAs = 'message/rfc822') => crlf(`
From: MAILER-DAEMON@mx.example
To: bounce+abc@city.example.jp
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain; charset=us-ascii

${human}

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Sat, 20 Jun 2026 14:12:44 +0900

${fields}

--=_b
Content-Type: ${quotedAs}

${original}

本文
--=_b--
`);

test.each<[string, string, string, string?]>([
  ['RFC 3464 §9.1', 'Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <taro@example.jp>... User unknown', 'hard', '5.1.1'],
  ['folded lines and capitals', 'FINAL-RECIPIENT: RFC822;taro@example.jp\nACTION: Failed\nSTATUS: 5.1.1 (bad destination\n mailbox address)', 'hard', '5.1.1'],
  ['no such host', 'Final-Recipient: rfc822; taro@gone.example\nAction: failed\nStatus: 5.1.2\nDiagnostic-Code: X-Postfix; Host or domain name not found', 'hard', '5.1.2'],
  ['a full mailbox', 'Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full', 'soft', '5.2.2'],
  ['given up after days', 'Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 451 timeout', 'soft', '4.4.7'],
  ['refused by a filter', 'Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 blocked by policy', 'soft', '5.7.1'],
  ['a wrong class that says unknown user', 'Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.2.1\nDiagnostic-Code: smtp; 550 Unknown user taro@example.jp', 'hard', '5.2.1'],
  ['it is still trying', 'Final-Recipient: rfc822; taro@example.jp\nAction: delayed\nStatus: 4.4.1\nWill-Retry-Until: Mon, 22 Jun 2026 14:12:44 +0900', 'later', '4.4.1'],
  ['it arrived', 'Final-Recipient: rfc822; taro@example.jp\nAction: delivered\nStatus: 2.0.0', 'delivered', '2.0.0'],
  ['relayed', 'Final-Recipient: rfc822; taro@example.jp\nAction: relayed\nStatus: 2.1.9', 'delivered', '2.1.9'],
])('a report on delivery: %s', async (_what, fields, verdict, code) => {
  const mail = await readReturnedMail(dsn(fields));
  expect(mail).toMatchObject({ verdict, ...(code && { code }) });
  expect(mail.returnPaths).toContain('bounce+abc@city.example.jp');
  expect(mail.messageIds).toContain('<019a4f00-0000-7000-8000-0000000000d1@city.example.jp>');
});

test('only the headers of the mail come back, or it was forwarded once more', async () => {
  const fields = 'Final-Recipient: rfc822; taro@example.jp\nAction: failed\nStatus: 5.1.1';
  expect(await readReturnedMail(dsn(fields, undefined, 'text/rfc822-headers'))).toMatchObject({ verdict: 'hard', messageIds: expect.arrayContaining(['<019a4f00-0000-7000-8000-0000000000d1@city.example.jp>']) as unknown });
  const wrapped = Buffer.concat([crlf('From: postmaster@city.example.jp\nSubject: Fwd\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=f\n\n--f\nContent-Type: message/rfc822\n\n'), dsn(fields), crlf('\n--f--\n')]);
  expect(await readReturnedMail(wrapped)).toMatchObject({ verdict: 'hard', code: '5.1.1' });
});

const plain = (from: string, subject: string, body: string, headers = '') => crlf(`\nFrom: ${from}\nTo: bounce+abc@city.example.jp\nSubject: ${subject}\n${headers}Content-Type: text/plain; charset=utf-8\n\n${body}\n`);
test.each<[string, Buffer, string]>([
  ['docomo, unknown user', plain('MAILER-DAEMON@docomo.example', 'Mail System Error - Returned Mail', 'The user(s) account is temporarily over quota.\n'.slice(0, 0) + 'The following message could not be delivered:\n  Recipient: taro..y@docomo.example\n  Reason: 550 Unknown user taro..y@docomo.example'), 'hard'],
  ['docomo, in Japanese', plain('MAILER-DAEMON@docomo.example', '宛先不明', '送信したメールは、宛先のメールアドレスが見つかりませんでした。'), 'hard'],
  ['au, user unknown', plain('Postmaster@ezweb.example', 'Mail System Error - Returned Mail', 'Each of the following recipients was rejected by a remote mail server.\n\nRecipient: <taro@ezweb.example>\nReason:    <taro@ezweb.example>: User unknown'), 'hard'],
  ['SoftBank, invalid recipient', plain('MAILER-DAEMON@softbank.example', 'Undelivered Mail Returned to Sender', '<taro@softbank.example>: host mx.softbank.example said: 550 Invalid recipient: <taro@softbank.example> (in reply to RCPT TO command)'), 'hard'],
  ['SoftBank, a full mailbox', plain('MAILER-DAEMON@softbank.example', 'Returned mail', 'メールボックスの容量がいっぱいのため、配信できませんでした。'), 'soft'],
  ['qmail', plain('MAILER-DAEMON@mx.example', 'failure notice', 'Hi. This is the qmail-send program.\n<taro@example.jp>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 No such user here'), 'hard'],
  ['over quota, in words alone', plain('postmaster@mx.example', 'Returned mail', 'The recipient is over quota. Please try again later.'), 'soft'],
  ['a holiday', plain('taro@example.jp', '不在のお知らせ', '8月15日まで休みです。', 'Auto-Submitted: auto-replied\n'), 'unclear'],
  ['an advertisement', plain('x@example.com', 'Buy 500 pills', 'for 499 yen'), 'unclear'],
])('words without a report: %s', async (_what, raw, verdict) => {
  expect((await readReturnedMail(raw)).verdict).toBe(verdict);
});

const arf = (type: string) => crlf(`
From: <fbl@mail.example>
To: bounce@city.example.jp
Subject: FW: complaint
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="arf"

--arf
Content-Type: text/plain

This is an email abuse report.
--arf
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <bounce+abc@city.example.jp>
Original-Rcpt-To: <redacted@mail.example>

--arf
Content-Type: message/rfc822

${original}

text
--arf--
`);

test('a complaint (RFC 5965) names the mail by its return path; other reports are none', async () => {
  expect(await readReturnedMail(arf('abuse'))).toMatchObject({ verdict: 'complaint', returnPaths: expect.arrayContaining(['bounce+abc@city.example.jp']) as unknown });
  expect((await readReturnedMail(arf('not-spam'))).verdict).toBe('unclear');
});

test('whatever arrives, it is read to its end and judged', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.nat(1_500), async (noise, at) => {
    const broken = Buffer.from(dsn('Action: failed\nStatus: 5.1.1'));
    Buffer.from(noise).copy(broken, Math.min(at, broken.length));
    for (const raw of [Buffer.from(noise), broken]) expect(['hard', 'soft', 'delivered', 'later', 'complaint', 'unclear']).toContain((await readReturnedMail(raw)).verdict);
  }), { numRuns: 60 });
});
