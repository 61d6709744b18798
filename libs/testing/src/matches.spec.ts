import { expect, test } from 'vitest';
import { matches } from './matches.js';

test('what is not expected does not matter, what is expected must be there', () => {
  const payload = { awardId: 'a', yen: 100, window: { opensOn: '2026-04-01', closesOn: '2026-05-01' }, topics: ['環境', '福祉'] };
  expect(matches(payload, {})).toBe(true);
  expect(matches(payload, { yen: 100, window: { closesOn: '2026-05-01' }, topics: ['環境', '福祉'] })).toBe(true);
  expect(matches(payload, { awardId: expect.any(String) as unknown })).toBe(true);
  expect(matches(payload, { yen: 101 })).toBe(false);
  expect(matches(payload, { window: { opensOn: '2026-05-01' } })).toBe(false);
  expect(matches(payload, { topics: ['福祉'] })).toBe(false);
  expect(matches(payload, { refundYen: 0 })).toBe(false);
  expect(matches(payload, { awardId: expect.any(Number) as unknown })).toBe(false);
  expect(matches(undefined, { yen: 100 })).toBe(false);
});
