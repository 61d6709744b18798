import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, addYears, civilDate, dateParts, daysBetween, isCivilDate, periodEnd, weekday } from './index.js';

const anyDate = fc.integer({ min: 0, max: 365_000 }).map((days) => addDays('1900-01-01', days));
const anyDays = fc.integer({ min: -9_000, max: 9_000 });

test('only days that exist are dates', () => {
  for (const date of ['2026-11-23', '2024-02-29', '2000-02-29', '9999-12-31']) expect(isCivilDate(date)).toBe(true);
  for (const text of ['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '1872-12-03', '2026-11-23T00:00', '', '２０２６-11-23']) {
    expect(isCivilDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
  }
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
});

test('a date survives being taken apart', () => {
  fc.assert(fc.property(anyDate, (date) => {
    const { year, month, day } = dateParts(date);
    expect(civilDate(year, month, day)).toBe(date);
  }));
});

test('adding days is undone by subtracting them, and text order is day order', () => {
  fc.assert(fc.property(anyDate, anyDays, (date, days) => {
    const moved = addDays(date, days);
    expect(addDays(moved, -days)).toBe(date);
    expect(daysBetween(date, moved)).toBe(days);
    expect(Math.sign(moved < date ? -1 : moved > date ? 1 : 0)).toBe(Math.sign(days));
    expect(weekday(moved)).toBe((((weekday(date) + days) % 7) + 7) % 7);
  }));
});

test('the weekday is that of JavaScript’s own calendar', () => {
  fc.assert(fc.property(anyDate, (date) => {
    expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
  }));
});

test('adding months keeps the day or takes the last of the month, and never skips a month', () => {
  fc.assert(fc.property(anyDate, fc.integer({ min: -300, max: 300 }), (date, months) => {
    const from = dateParts(date);
    const to = dateParts(addMonths(date, months));
    expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months);
    expect(to.day).toBeLessThanOrEqual(from.day);
    if (to.day < from.day) expect(dateParts(addDays(addMonths(date, months), 1)).day).toBe(1);
  }));
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
});

// 民法143条2項
test.each([
  ['2026-10-02', 3, '2027-01-01'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-30', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-01-29', 1, '2024-02-28'],
  ['2026-02-01', 1, '2026-02-28'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-10-31', 1, '2026-11-30'],
  ['2026-04-01', 12, '2027-03-31'],
  ['2024-02-29', 12, '2025-02-28'],
])('a period that starts on %s and takes %i months ends on %s', (startsOn, months, end) => {
  expect(periodEnd(startsOn, months)).toBe(end);
});
