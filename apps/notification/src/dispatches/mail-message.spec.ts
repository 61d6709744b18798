import { simpleParser } from 'mailparser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { envelopeAddress, Letter, type LetterParts, type RecipientParts } from './mail-message.js';

const parts: LetterParts & RecipientParts = {
  messageId: '<a.b@city.example.jp>', from: { name: '見本市', address: 'oshirase@city.example.jp' }, to: 'taro@example.jp', date: new Date('2026-11-26T00:00:00Z'),
  subject: '【訓練】避難所を開設しました。これは長い件名で、折り返しが必要です（見本市からのお知らせ）', text: '時刻: 10時\n場所: 見本小学校\n行動: 避難してください', charset: 'utf-8', ending: '',
};
const raw = (changes: Partial<LetterParts & RecipientParts> = {}) => new Letter({ ...parts, ...changes }).to({ ...parts, ...changes });
const read = (changes: Partial<typeof parts> = {}) => simpleParser(Buffer.from(raw(changes), 'latin1'));

test.each(['utf-8', 'iso-2022-jp'] as const)('subject, sender and text arrive as they were written, in %s, in lines a mail server takes', async (charset) => {
  const { subject, text, from, messageId } = await read({ charset });
  expect([subject, text?.trim(), from?.text, messageId]).toEqual([parts.subject, parts.text, '"見本市" <oshirase@city.example.jp>', '<a.b@city.example.jp>']);
  expect(raw({ charset })).toContain(`charset=${charset}`);
  expect(Math.max(...raw({ charset }).split('\r\n').map((line) => line.length))).toBeLessThan(100);
});

test('what ISO-2022-JP cannot carry goes as UTF-8, and never as a question mark', async () => {
  const text = '辻\u{E0100} 𠮷 神 髙';
  expect(raw({ text, charset: 'iso-2022-jp' })).toContain('charset=utf-8');
  expect((await read({ ending: text, charset: 'iso-2022-jp' })).text?.trim()).toBe(`${parts.text}\n${text}`);
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

test('what a letter encodes once it gives to each recipient as if it were written for them alone', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom('utf-8' as const, 'iso-2022-jp' as const), fc.array(fc.constantFrom('避難', 'abc', '\n', 'ｶﾅ', '①', '。'), { maxLength: 120 }), fc.array(fc.constantFrom('停止:', 'https://city.example.jp/x?token=1', '\n', '―'), { minLength: 1, maxLength: 6 }), async (charset, words, ends) => {
    const text = `始め${words.join('')}`;
    const letter = new Letter({ ...parts, text, charset });
    for (const ending of [...ends, ...ends]) {
      const mail = await simpleParser(Buffer.from(letter.to({ ...parts, ending: `${ending}終わり` }), 'latin1'));
      expect(mail.text?.trim()).toBe(`${text}\n${ending}終わり`);
    }
  }), { numRuns: 60 });
});

test('bulk mail says how one click ends it (RFC 8058), an alert does not', () => {
  const unsubscribeUrl = 'https://mail.city.example.jp/unsubscribe?token=a.b';
  expect(raw({ unsubscribeUrl })).toContain(`\r\nList-Unsubscribe: <${unsubscribeUrl}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`);
  expect(raw()).not.toContain('List-Unsubscribe');
});
