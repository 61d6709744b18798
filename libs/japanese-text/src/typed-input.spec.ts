import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corporateNumber, phoneNumber, postalCode, wholeNumber } from './index.js';

test.each([
  ['03-1234-5678', '0312345678'], ['０３－１２３４－５６７８', '0312345678'], ['03ー1234ー5678', '0312345678'], ['03ｰ1234ｰ5678', '0312345678'], ['03‐1234−5678', '0312345678'], ['03―1234–5678', '0312345678'],
  ['(03) 1234 5678', '0312345678'], ['090-1234-5678', '09012345678'], ['050-1234-5678', '05012345678'], ['0120-123-456', '0120123456'], ['0800-123-4567', '08001234567'], ['0476-12-3456', '0476123456'],
  ['+81 3-1234-5678', '0312345678'], ['＋81（0）90-1234-5678', '09012345678'], ['+82 10-1234-5678', '+821012345678'],
])('the telephone number %s is %s', (raw, value) => {
  expect(phoneNumber(raw)).toEqual({ raw, value });
});

test.each(['', '1234-5678', '090-1234-567', '03-1234-56789', '00-1234-5678', '03-1234-ABCD', '110', '+81', '+0312345678', '03-1234-5678 内線5', '〇三'])('%s is no telephone number', (raw) => {
  const { value, problem } = phoneNumber(raw);
  expect(value).toBeUndefined();
  expect(problem?.ja).toMatch(/^電話番号は/);
});

test.each([['100-0001', '1000001'], ['１００－０００１', '1000001'], ['〒100ー0001', '1000001'], ['1000001', '1000001'], [' 498 0000 ', '4980000']])('the postal code %s is %s', (raw, value) => {
  expect(postalCode(raw)).toEqual({ raw, value });
});

test.each(['', '100-001', '10-00001', '100-00011', '〒', 'abc-defg', '-1000001'])('%s is no postal code', (raw) => {
  expect(postalCode(raw).problem?.en).toMatch(/seven digits/);
});

test.each([['150000', 150_000], ['１５０，０００', 150_000], ['￥150,000', 150_000], ['150000円', 150_000], ['0', 0], ['007', 7]])('the number %s is %i', (raw, value) => {
  expect(wholeNumber(raw)).toEqual({ raw, value });
});

test.each(['', '-1', '1.5', '1,50', '1,5000', ',100', '15万', '1e3', '0x10', '99999999999999999999', 'NaN', 'Infinity'])('%s is no whole number', (raw) => {
  expect(wholeNumber(raw).value).toBeUndefined();
});

test('real corporate numbers are valid', () => {
  // 国税庁, デジタル庁, 国立国会図書館.
  for (const number of ['7000012050002', '8000012010038', '1000011000005']) expect(corporateNumber(number)).toEqual({ raw: number, value: number });
  expect(corporateNumber('７-0000-1205-0002').value).toBe('7000012050002');
});

test('a mistyped digit is noticed in a corporate number', () => {
  const number = '7000012050002';
  fc.assert(fc.property(fc.nat(12), fc.nat(9), (index, digit) => {
    fc.pre(number.charAt(index) !== String(digit));
    // 0 and 9 weigh the same to a remainder by nine: the ordinance's own limit.
    fc.pre(index === 0 || !((number.charAt(index) === '0' && digit === 9) || (number.charAt(index) === '9' && digit === 0)));
    expect(corporateNumber(number.slice(0, index) + String(digit) + number.slice(index + 1)).value).toBeUndefined();
  }));
  for (const raw of ['', '700001205000', '70000120500022', '0000012050002']) expect(corporateNumber(raw).problem?.ja).toMatch(/13桁/);
});

test('whatever is typed is kept, and nothing but a valid value comes out', () => {
  fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), fc.constantFrom(...Array.from('0123456789０１９-ー－−+（）() 円,〒'))), maxLength: 20 }), (raw) => {
    for (const read of [phoneNumber, postalCode, corporateNumber]) {
      const typed = read(raw);
      expect(typed.raw).toBe(raw);
      if (typed.value !== undefined) expect(typed.value).toMatch(/^\+?\d{7,15}$/);
    }
    expect(wholeNumber(raw).value ?? 0).toBeGreaterThanOrEqual(0);
  }), { numRuns: 300 });
});
