import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courses, type Sample } from './steadiness.js';

const none: Sample['values'] = {};
const tolerance = () => ({ factor: 1.25, more: 10 });
const hour = (valueAt: (minute: number) => number | undefined): Sample[] => Array.from({ length: 61 }, (_, minute) => {
  const heap = valueAt(minute);
  return { at: minute * 60_000, values: heap === undefined ? none : { heap } };
});
const isSteady = (samples: readonly Sample[]) => courses(samples, tolerance).every(({ steady }) => steady);

test('what goes up and down around a level is steady, also after a first quarter of growing', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 61, maxLength: 61 }), (level) => {
    expect(isSteady(hour((minute) => (minute < 15 ? minute : level[minute])))).toBe(true);
  }));
});

test('what grows by as little as a hundredth of its level in a minute is not steady', () => {
  expect(isSteady(hour((minute) => 1_000 + 15 * minute))).toBe(false);
});

test('what can no longer be asked at the end is not steady', () => {
  expect(isSteady(hour((minute) => (minute < 40 ? 100 : undefined)))).toBe(false);
});
