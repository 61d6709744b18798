import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smtpAddress, typedMail } from './mail-address.js';

test('an address is taken as it is meant: full width, quotes around an old carrier address, a capital host', () => {
  expect(typedMail(' ｔａｒｏ＠example.jp ')).toEqual({ value: 'taro@example.jp', breaksRules: false });
  expect(typedMail('Taro@EXAMPLE.jp')).toEqual({ value: 'Taro@example.jp', breaksRules: false });
  expect(typedMail('taro..y@docomo.example')).toEqual({ value: 'taro..y@docomo.example', breaksRules: true });
  expect(typedMail('"taro."@ezweb.example')).toEqual({ value: 'taro.@ezweb.example', breaksRules: true });
});

test.each([
  'a@example.jp\r\nBcc: b@example.jp', 'a@example.jp\n', 'a\0@example.jp', 'a@example.jp,b@example.jp', 'a@example.jp;b@example.jp', 'a@example.jp b@example.jp',
  '<a@example.jp>', 'A <a@example.jp>', 'a@b@example.jp', '@relay.example:a@example.jp', 'a@', '@example.jp', 'a@localhost', 'a@[192.0.2.1]', 'a(comment)@example.jp',
  '"a b"@example.jp', 'a\\@example.jp', `${'a'.repeat(65)}@example.jp`, `a@${'b.'.repeat(130)}jp`, '山田@example.jp', 'a@example.jp\u2028', '',
  Array.from({ length: 100_000 }, (_, index) => `a${index}@example.jp`).join('\n'),
])('what is more or less than one address is refused: %j', (raw) => {
  expect(typedMail(raw)).toMatchObject({ problem: { ja: expect.any(String) as string, en: expect.any(String) as string } });
});

test('whatever is taken cannot leave its place in a header or an SMTP command, quoted or not, and is taken again as the same', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab.@"\\,;:<>()\r\n\t \0＠+=é'), maxLength: 40 }), (noise) => {
    const typed = typedMail(noise.includes('@') ? `${noise}example.jp` : `${noise}@example.jp`);
    if (typed.problem !== undefined) return;
    expect(smtpAddress(typed.value)).toMatch(/^(?:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+|"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")@[a-z0-9.-]+$/);
    expect(typedMail(smtpAddress(typed.value))).toEqual(typed);
  }), { numRuns: 2_000 });
});
