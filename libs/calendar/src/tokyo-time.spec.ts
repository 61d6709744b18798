import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endOfDay, isInTime, startOfDay, tokyoDate } from './index.js';

const anyInstant = fc.date({ min: new Date('1952-01-01T00:00:00+09:00'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true });

test('the day in Japan is that of the time zone database', () => {
  const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
  fc.assert(fc.property(anyInstant, (instant) => {
    expect(tokyoDate(instant)).toBe(tokyo.format(instant));
  }));
});

test('every instant lies within its own day', () => {
  fc.assert(fc.property(anyInstant, (instant) => {
    const date = tokyoDate(instant);
    expect(startOfDay(date).getTime()).toBeLessThanOrEqual(instant.getTime());
    expect(instant.getTime()).toBeLessThan(endOfDay(date).getTime());
    expect(isInTime(instant, date)).toBe(true);
  }));
});

// Scenario 5: 23:59:59.800 is in time, 00:00:00.000 is late.
test('the last instant of the day is in time, midnight is not', () => {
  expect(isInTime(new Date('2027-01-31T23:59:59.800+09:00'), '2027-01-31')).toBe(true);
  expect(isInTime(new Date('2027-02-01T00:00:00.000+09:00'), '2027-01-31')).toBe(false);
});

test('instants before Japan’s offset became constant are refused', () => {
  expect(() => tokyoDate(new Date('1950-07-01T00:00:00Z'))).toThrow(RangeError);
  expect(() => tokyoDate(new Date(Number.NaN))).toThrow(RangeError);
  expect(() => startOfDay('1951-12-31')).toThrow(RangeError);
});
