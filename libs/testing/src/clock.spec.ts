import { expect, test } from 'vitest';
import { SpecClock } from './clock.js';

test('a clock that was set stands still, and shows the day of Tokyo', () => {
  const clock = new SpecClock();
  clock.set('2026-03-31T23:59:59+09:00');
  expect(clock.today()).toBe('2026-03-31');
  clock.advance({ seconds: 1 });
  expect(clock.today()).toBe('2026-04-01');
  expect(clock.now()).toEqual(new Date('2026-03-31T15:00:00Z'));
  clock.advance({ days: 30, hours: 1 });
  expect(clock.now()).toEqual(new Date('2026-04-30T16:00:00Z'));
});

test('what it handed out cannot move it', () => {
  const clock = new SpecClock();
  clock.set('2026-04-01T00:00:00Z');
  clock.now().setFullYear(1999);
  expect(clock.now().getFullYear()).toBe(2026);
});

test('a moment without an offset, or none at all, is refused', () => {
  const clock = new SpecClock();
  expect(() => clock.set('2026-04-01T00:00:00')).toThrow('offset');
  expect(() => clock.set('2026-13-01T00:00:00Z')).toThrow('not a moment');
});

test('until it is set, and after a reset, it shows the time of the machine', () => {
  const clock = new SpecClock();
  clock.set('2000-01-01T00:00:00Z');
  clock.reset();
  expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
});
