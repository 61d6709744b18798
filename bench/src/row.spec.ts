import { expect, test } from 'vitest';
import { inTurns, percentile, reached, resultOf, type Row } from './row.js';

const next = (values: number[]) => () => Promise.resolve(values.shift() ?? 0);

const row = (over: Partial<Row>): Row => ({
  name: 'r', unit: 'x', demanded: 3, better: 'higher', peer: 'p',
  measure: () => inTurns(3, next([10, 30, 20]), next([2, 10, 5])),
  ...over,
});

test('a row is the median of paired runs, with the spread of their ratios', async () => {
  expect(await resultOf(row({}), 3)).toEqual({ row: 'r', unit: 'x', ours: 20, peer: 5, ratio: 4, demanded: 3, better: 'higher', min: 3, max: 5, runs: 3 });
});

test('every other run begins with the peer', async () => {
  const order: string[] = [];
  const says = (name: string) => () => Promise.resolve(order.push(name));
  for await (const { ours, peer } of inTurns(3, says('ours'), says('peer'))) expect(ours).not.toBe(peer);
  expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
});

test('a demand is a floor or a ceiling', async () => {
  const result = await resultOf(row({}), 3);
  expect([reached(result), reached({ ...result, better: 'lower' }), reached({ ...result, demanded: 4.1 })]).toEqual([true, false, false]);
});

test('percentiles are values that occurred', () => {
  const values = Array.from({ length: 200 }, (_, at) => 200 - at);
  expect([percentile(values, 50), percentile(values, 99), percentile([7], 99)]).toEqual([100, 198, 7]);
});
