import { expect, test } from 'vitest';
import { Linger } from './linger.js';

function after(perSecond: number, seconds: number): number {
  const linger = new Linger(0);
  let wait = 0;
  for (let now = 10; now <= seconds * 1_000; now += 10) wait = linger.next(now, perSecond / 100);
  return wait;
}

test('a lone event never waits, many wait up to 30 ms', () => {
  expect(new Linger(0).next(1, 1)).toBe(0);
  expect(after(5, 10)).toBe(0);
  expect([10, 500, 1_000].map((perSecond) => after(perSecond, 10))).toEqual([1, 7, 10]);
  expect(after(50_000, 10)).toBe(30);
});

test('after a rush it is quick again', () => {
  const linger = new Linger(0);
  for (let now = 10; now <= 5_000; now += 10) linger.next(now, 100);
  expect(linger.next(15_000, 1)).toBe(0);
});
