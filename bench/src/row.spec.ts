import { expect, test } from 'vitest';
import { percentile, reached, resultOf, type Row } from './row.js';

const row = (over: Partial<Row>): Row => ({
  name: 'r', unit: 'x', demanded: 3, better: 'higher', peer: 'p',
  async *measure() {
    yield { ours: 10, peer: 2 };
    yield { ours: 30, peer: 10 };
    yield { ours: 20, peer: 5 };
  },
  ...over,
});

test('a row is the median of paired runs, with the spread of their ratios', async () => {
  expect(await resultOf(row({}), 3)).toEqual({ row: 'r', unit: 'x', ours: 20, peer: 5, ratio: 4, demanded: 3, better: 'higher', min: 3, max: 5, runs: 3 });
});

test('a demand is a floor or a ceiling', async () => {
  const result = await resultOf(row({}), 3);
  expect([reached(result), reached({ ...result, better: 'lower' }), reached({ ...result, demanded: 4.1 })]).toEqual([true, false, false]);
});

test('percentiles are values that occurred', () => {
  const values = Array.from({ length: 200 }, (_, at) => 200 - at);
  expect([percentile(values, 50), percentile(values, 99), percentile([7], 99)]).toEqual([100, 198, 7]);
});
