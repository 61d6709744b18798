import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, eraOf, eraTable, fiscalYearLabel, fiscalYearNames, formatEraDate, parseEraDate, type EraTable } from './index.js';

const withX: EraTable = [...eraTable, { name: 'X', letter: 'X', start: '2028-05-01' }];
const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1912-07-30', days));

test.each([
  ['1926-12-24', '大正15年12月24日'], ['1926-12-25', '昭和元年12月25日'], ['1989-01-07', '昭和64年1月7日'], ['1989-01-08', '平成元年1月8日'],
  ['2019-04-30', '平成31年4月30日'], ['2019-05-01', '令和元年5月1日'], ['2026-11-23', '令和8年11月23日'],
])('%s is printed %s', (date, text) => {
  expect(formatEraDate(date, eraTable)).toBe(text);
  expect(parseEraDate(text, eraTable)).toBe(date);
});

test('what is printed is read back as the same day', () => {
  fc.assert(fc.property(anyDate, (date) => {
    expect(parseEraDate(formatEraDate(date, withX), withX)).toBe(date);
    const { era, year } = eraOf(date, withX);
    expect(parseEraDate(`${era.letter}${year}.${Number(date.slice(5, 7))}.${Number(date.slice(8))}`, withX)).toBe(date);
  }));
});

test.each(['㋿8年11月23日', 'R8.11.23', 'r8/11/23', 'Ｒ８．１１．２３', '令和８年１１月２３日', '令和 8年 11月 23日', '令和08年11月23日', 'R8-11-23'])('%s is read', (text) => {
  expect(parseEraDate(text, eraTable)).toBe('2026-11-23');
});

test.each(['令和8年2月29日', '令和元年4月30日', '令和0年5月1日', '慶応3年1月1日', 'R8.11/23', '令和8年11月', '8年11月23日', '', '令和8年11月23日まで'])('%s is no date', (text) => {
  expect(parseEraDate(text, eraTable)).toBeUndefined();
});

test('days before the table begins have no era', () => {
  expect(() => formatEraDate('1912-07-29', eraTable)).toThrow(RangeError);
});

describe('Scenario 20: a new era is data', () => {
  test('it prints from its first day, 元年 first', () => {
    expect(formatEraDate('2028-04-30', withX)).toBe('令和10年4月30日');
    expect(formatEraDate('2028-05-01', withX)).toBe('X元年5月1日');
    expect(formatEraDate('2029-01-01', withX)).toBe('X2年1月1日');
  });

  test('a permit printed with the old era stays valid to its day, and forms accept both', () => {
    expect(parseEraDate('令和12年3月31日', withX)).toBe('2030-03-31');
    expect(parseEraDate('令和10年5月1日', withX)).toBe('2028-05-01');
    expect(parseEraDate('X元年5月1日', withX)).toBe('2028-05-01');
  });

  test('the ligature of the new era is read although no Unicode table here knows it', () => {
    expect(parseEraDate('\u{F8FF}元年5月1日', [...eraTable, { name: '新元', letter: 'N', ligature: '\u{F8FF}', start: '2028-05-01' }])).toBe('2028-05-01');
  });

  test('the fiscal year follows its own setting', () => {
    expect(fiscalYearLabel(2019, '2019-04-30', eraTable, fiscalYearNames).ja).toBe('平成31年度');
    expect(fiscalYearLabel(2019, '2019-05-01', eraTable, fiscalYearNames)).toEqual({ ja: '令和元年度', en: 'FY2019' });
    expect(fiscalYearLabel(2026, '2026-11-23', eraTable, fiscalYearNames).ja).toBe('令和8年度');
    expect(fiscalYearLabel(2028, '2028-06-01', withX, fiscalYearNames).ja).toBe('令和10年度');
    const named = [...fiscalYearNames, { fy: 2028, name: 'X元年度', since: '2028-05-01' }];
    expect(fiscalYearLabel(2028, '2028-04-30', withX, named).ja).toBe('令和10年度');
    expect(fiscalYearLabel(2028, '2028-05-01', withX, named).ja).toBe('X元年度');
    expect(fiscalYearLabel(2029, '2029-04-01', withX, named).ja).toBe('X2年度');
  });
});
