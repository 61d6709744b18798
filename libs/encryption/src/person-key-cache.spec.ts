import { createSecretKey, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PersonKeyCache } from './person-key-cache.js';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const key = createSecretKey(randomBytes(32));
const cache = (limit = 10) => new PersonKeyCache(30_000, limit, () => performance.now());

test('a key lives from when its row was read, however often it is used', () => {
  const keys = cache();
  const readAt = performance.now();
  vi.advanceTimersByTime(5_000);
  keys.put('person-1', key, readAt);
  for (let second = 5; second < 30; second += 1) {
    expect(keys.get('person-1')).toBe(key);
    vi.advanceTimersByTime(1_000);
  }
  expect(keys.get('person-1')).toBeUndefined();
});

test('keys nobody asks for leave the memory', () => {
  const keys = cache();
  keys.put('person-1', key, performance.now());
  vi.advanceTimersByTime(20_000);
  keys.put('person-2', key, performance.now());
  vi.advanceTimersByTime(10_000);
  expect(keys.size).toBe(1);
  vi.advanceTimersByTime(30_000);
  expect(keys.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('it holds no more than its limit, the oldest go first', () => {
  const keys = cache(3);
  for (const personRef of ['1', '2', '3', '1', '4']) keys.put(personRef, key, performance.now());
  expect(['1', '2', '3', '4'].filter((personRef) => keys.get(personRef))).toEqual(['1', '3', '4']);
});
