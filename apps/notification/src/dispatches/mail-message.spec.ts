import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { envelopeAddress, mailMessage, type MailParts } from './mail-message.js';

const parts: MailParts = {
  messageId: '<a.b@city.example.jp>', from: { name: '見本市', address: 'oshirase@city.example.jp' }, to: 'taro@example.jp', date: new Date('2026-11-26T00:00:00Z'),
  subject: '【訓練】避難所を開設しました。これは長い件名で、折り返しが必要です（見本市からのお知らせ）', text: '時刻: 10時\n場所: 見本小学校\n行動: 避難してください', charset: 'utf-8',
};
const read = (changes: Partial<MailParts> = {}) => simpleParser(Buffer.from(mailMessage({ ...parts, ...changes }), 'latin1'));

test.each(['utf-8', 'iso-2022-jp'] as const)('subject, sender and text arrive as they were written, in %s, in lines a mail server takes', async (charset) => {
  const { subject, text, from, messageId } = await read({ charset });
  expect([subject, text?.trim(), from?.text, messageId]).toEqual([parts.subject, parts.text, '"見本市" <oshirase@city.example.jp>', '<a.b@city.example.jp>']);
  const raw = mailMessage({ ...parts, charset });
  expect(raw).toContain(`charset=${charset}`);
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(100);
});

test('what ISO-2022-JP cannot carry goes as UTF-8, and never as a question mark', async () => {
  const text = '辻\u{E0100} 𠮷 神 髙';
  expect(mailMessage({ ...parts, text, charset: 'iso-2022-jp' })).toContain('charset=utf-8');
  expect((await read({ text, charset: 'iso-2022-jp' })).text?.trim()).toBe(text);
});

test('nothing that is written becomes a header of its own or a second recipient', async () => {
  for (const evil of ['x\r\nBcc: thief@example.jp', 'x\nBcc: thief@example.jp', 'x\u2028Bcc: thief@example.jp', 'x\u0000\r\n\r\nbody']) {
    const { headers, subject } = await read({ subject: evil });
    expect(headers.has('bcc')).toBe(false);
    expect(subject).not.toMatch(/[\r\n]/);
  }
  for (const evil of ['a@example.jp,b@example.jp', 'a b@example.jp', 'a@example.jp>\r\nRCPT TO:<b@example.jp', '"a"@example.jp', 'a\u0000@example.jp', '@example.jp', 'a@']) expect(envelopeAddress(evil)).toBeUndefined();
});

test('an address that breaks RFC 5321 goes between quotes (scenario 25)', () => {
  expect(['taro..y@docomo.example', '.taro@docomo.example', 'taro.@docomo.example', 'taro.y@docomo.example'].map(envelopeAddress)).toEqual([
    '"taro..y"@docomo.example', '".taro"@docomo.example', '"taro."@docomo.example', 'taro.y@docomo.example',
  ]);
});
