import fc from 'fast-check';
import { expect, test } from 'vitest';
import { batchBytes, batchEvents, Outgoing, sizeOf } from './outgoing.js';

const message = (n: number, bytes = 10) => ({ topic: 't', key: String(n), value: Buffer.alloc(bytes), headers: {} });

type Step = { kind: 'transaction'; events: number } | { kind: 'half'; events: number } | { kind: 'send' } | { kind: 'keepalive' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('transaction' as const), events: fc.integer({ min: 0, max: 700 }) }),
  fc.record({ kind: fc.constant('half' as const), events: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ kind: 'send' as const }),
  fc.constant({ kind: 'keepalive' as const }),
);

test('nothing is done before it is sent; all is done when all is sent; order is kept', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const outgoing = new Outgoing();
    const ends: { lsn: bigint; events: number }[] = [];
    const sent: string[] = [];
    let lsn = 0n;
    let added = 0;
    let isOpen = false;
    const add = (events: number) => { for (let i = 0; i < events; i += 1) outgoing.add(message((added += 1))); };
    const expected = () => ends.filter(({ events }) => events <= sent.length).reduce((last, end) => (end.lsn > last ? end.lsn : last), 0n);
    for (const act of steps) {
      lsn += 10n;
      if (act.kind === 'transaction' || act.kind === 'half') {
        if (!isOpen) outgoing.begin(new Date());
        isOpen = true;
        add(act.events);
        if (act.kind === 'transaction') {
          outgoing.commit(lsn);
          ends.push({ lsn, events: added });
          isOpen = false;
        }
      } else if (act.kind === 'send') {
        const batch = outgoing.next();
        expect(batch.length).toBeLessThanOrEqual(batchEvents);
        sent.push(...batch.map(({ key }) => key));
        outgoing.acknowledge(batch.length);
      } else {
        outgoing.nothingUntil(lsn);
        if (!isOpen && sent.length === added) ends.push({ lsn, events: added });
      }
      expect(outgoing.done).toBe(expected());
      expect(outgoing.length).toBe(added - sent.length);
    }
    expect(sent).toEqual(sent.map((_, i) => String(i + 1)));
  }));
});

test('a request stays below what the broker takes, and one large event still goes', () => {
  const outgoing = new Outgoing();
  outgoing.begin(new Date());
  for (let n = 0; n < 10; n += 1) outgoing.add(message(n, 250_000));
  const batch = outgoing.next();
  expect(batch).toHaveLength(3);
  expect(batch.reduce((sum, each) => sum + sizeOf(each), 0)).toBeLessThanOrEqual(batchBytes);
  outgoing.acknowledge(3);
  outgoing.add(message(99, batchBytes * 2));
  outgoing.acknowledge(7);
  expect(outgoing.next()).toHaveLength(1);
});
