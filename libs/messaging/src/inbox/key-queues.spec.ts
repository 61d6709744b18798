import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { KeyQueues, type Taken } from './key-queues.js';

interface Item { key: string; n: number }

type Step =
  | { kind: 'push'; key: string }
  | { kind: 'take'; most: number }
  | { kind: 'done'; which: number; again: boolean; pause: number }
  | { kind: 'wait'; milliseconds: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('push' as const), key: fc.constantFrom('a', 'b', 'c', 'd') }) },
  fc.record({ kind: fc.constant('take' as const), most: fc.integer({ min: 1, max: 5 }) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('done' as const), which: fc.nat(10), again: fc.boolean(), pause: fc.integer({ min: 0, max: 50 }) }) },
  fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.integer({ min: 1, max: 60 }) }),
);

test('whatever happens: each key in order, never two workers on one key, nothing lost, nothing twice', () => {
  vi.useFakeTimers();
  fc.assert(fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
    const queues = new KeyQueues<Item>(({ key }) => key, ({ n }) => n, () => undefined);
    const working: Taken<Item>[] = [];
    const finished: Item[] = [];
    let pushed = 0;
    const finish = (taken: Taken<Item>, again: boolean, pause: number) => {
      // From some item of the first key on, all of that key must come again: as a worker does.
      const key = taken.items[0]?.key;
      const back = again ? taken.items.filter((item) => item.key === key).slice(-2) : [];
      finished.push(...taken.items.filter((item) => !back.includes(item)));
      taken.done(new Map(back.map((item) => [item, pause])));
    };
    for (const act of steps) {
      if (act.kind === 'push') queues.push({ key: act.key, n: (pushed += 1) });
      else if (act.kind === 'take') {
        const taken = queues.take(act.most);
        expect(taken.items.length).toBeLessThanOrEqual(act.most);
        const busy = new Set(working.flatMap(({ items }) => items.map(({ key }) => key)));
        for (const { key } of taken.items) expect(busy.has(key)).toBe(false);
        if (taken.items.length > 0) working.push(taken);
      } else if (act.kind === 'done') {
        const [taken] = working.splice(act.which % Math.max(1, working.length), 1);
        if (taken) finish(taken, act.again, act.pause);
      } else vi.advanceTimersByTime(act.milliseconds);
      expect(queues.size).toBe(pushed - finished.length);
      expect(queues.bytes).toBe((pushed * (pushed + 1)) / 2 - finished.reduce((sum, { n }) => sum + n, 0));
    }
    for (const taken of working) finish(taken, false, 0);
    vi.advanceTimersByTime(1_000);
    while (queues.hasReady) finish(queues.take(3), false, 0);
    expect(finished).toHaveLength(pushed);
    for (const [, ofKey] of Map.groupBy(finished, ({ key }) => key)) expect(ofKey.map(({ n }) => n)).toEqual(ofKey.map(({ n }) => n).sort((a, b) => a - b));
  }));
  vi.useRealTimers();
});

test('a key that pauses holds up no other', () => {
  vi.useFakeTimers();
  const queues = new KeyQueues<Item>(({ key }) => key, ({ n }) => n, () => undefined);
  for (const key of ['slow', 'quick']) queues.push({ key, n: 1 });
  const taken = queues.take(10);
  taken.done(new Map(taken.items.filter(({ key }) => key === 'slow').map((item) => [item, 1_000])));
  queues.push({ key: 'slow', n: 2 });
  queues.push({ key: 'quick', n: 2 });
  expect(queues.take(10).items).toEqual([{ key: 'quick', n: 2 }]);
  vi.advanceTimersByTime(1_000);
  expect(queues.take(10).items).toEqual([{ key: 'slow', n: 1 }, { key: 'slow', n: 2 }]);
  vi.useRealTimers();
});
