import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Offsets, type Mark } from './offsets.js';

const at = (offset: bigint) => ({ topic: 't', partition: 0, offset });

test('an offset is never committed past an event that is not done, and all is committed in the end', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(39), { maxLength: 80 }), (count, order) => {
    const offsets = new Offsets();
    const marks = Array.from({ length: count }, (_, n): Mark => offsets.track(at(BigInt(n))));
    let committed = 0n;
    for (const next of [...order.filter((n) => n < count), ...marks.keys()]) {
      const mark = marks[next];
      if (mark) mark.done = true;
      const due = offsets.due();
      for (const { offset } of due) {
        expect(offset).toBeGreaterThan(committed);
        committed = offset;
      }
      offsets.committed(due);
      const firstUndone = marks.findIndex(({ done }) => !done);
      expect(committed).toBe(BigInt(firstUndone < 0 ? count : firstUndone));
    }
  }));
});

test('reading that begins again further back is followed from there', () => {
  const offsets = new Offsets();
  const before = [5n, 6n, 7n].map((offset) => offsets.track(at(offset)));
  for (const mark of before.slice(0, 2)) mark.done = true;
  expect(offsets.due()).toEqual([at(7n)]);
  const [again, last] = [6n, 7n].map((offset) => offsets.track(at(offset)));
  for (const mark of before) mark.done = true;
  expect(offsets.due()).toEqual([]);
  if (again) again.done = true;
  expect(offsets.due()).toEqual([at(7n)]);
  if (last) last.done = true;
  expect(offsets.due()).toEqual([at(8n)]);
});

test('what was not taken over by the broker is due again', () => {
  const offsets = new Offsets();
  offsets.track(at(0n)).done = true;
  expect(offsets.due()).toEqual([at(1n)]);
  expect(offsets.due()).toEqual([at(1n)]);
  offsets.committed([at(1n)]);
  expect(offsets.due()).toEqual([]);
});
