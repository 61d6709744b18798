import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BatchSize } from './batch-size.js';

/** After some batches, each event of which takes so long. */
function after(msOfOne: number, batches = 20): number {
  const size = new BatchSize(400);
  for (let n = 0; n < batches; n += 1) size.took(size.now * msOfOne, size.now);
  return size.now;
}

test('quick handlers get the most, slow ones as many as fit into a fifth of a second, the slowest one by one', () => {
  expect([0.01, 2, 20, 1_000].map((ms) => after(ms))).toEqual([400, 100, 10, 1]);
});

test('whatever batches take: never none, never more than the most, never more than twice the one before', () => {
  fc.assert(fc.property(fc.array(fc.record({ ms: fc.double({ min: 0, max: 60_000, noNaN: true }), part: fc.double({ min: 0.01, max: 1, noNaN: true }) })), (batches) => {
    const size = new BatchSize(400);
    for (const { ms, part } of batches) {
      const before = size.now;
      size.took(ms, Math.ceil(before * part));
      expect(size.now).toBeGreaterThanOrEqual(1);
      expect(size.now).toBeLessThanOrEqual(Math.min(400, before * 2));
    }
  }));
});
