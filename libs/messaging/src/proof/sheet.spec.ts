import { createHash, randomUUIDv7 } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainOf, chainOfHours, dayOf, hourOf, idAt, timeOf } from './chain.js';
import { daysOf } from './days.js';
import { judge, type OwnFact, type RecordFact, type Sheet } from './sheet.js';
import { equalVerdicts, haveGaps, type Sum } from './sums.js';

const noon = Date.UTC(2026, 10, 26, 3, 30);
const uuidAt = (moment: number, n: number) => `${idAt(new Date(moment)).slice(0, 13)}-7${String(n).padStart(3, '0')}-8000-${String(n).padStart(12, '0')}`;
const row = (n: number, change: Partial<OwnFact> = {}): OwnFact => ({ id: uuidAt(noon + n * 60_000, n), position: n + 1, key: 'k', settled: true, ...change });
const recordOf = ({ id, position, key = 'k' }: OwnFact, change: Partial<RecordFact> = {}): RecordFact =>
  ({ id, position: position ?? 0, key, type: 't', partition: 0, offset: '0', isBroken: false, arrivedAt: noon, copies: 1, expected: true, ...change });
const sheet = (own: readonly OwnFact[], records: readonly RecordFact[], change: Partial<Sheet> = {}): Sheet =>
  ({ side: 'producer', service: 's', topic: 'int.s.a', own, records, strays: [], highest: {}, gaps: [], ...change });
const kinds = (of: Sheet) => judge(of).flatMap(({ differences }) => differences.map(({ kind, eventId }) => [kind, eventId]));

test('a chain is what its description says, whatever the order given, so that a stranger can repeat it', () => {
  const facts = [{ id: '019a4f00-0000-7000-8000-0000000000e1', position: 1 }, { id: '019a4f00-0000-7000-8000-0000000000e2', position: 7 }];
  const sha = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const first = Buffer.from('0000000000000001' + '019a4f00000070008000' + '0000000000e1', 'hex');
  const second = Buffer.from('0000000000000007' + '019a4f00000070008000' + '0000000000e2', 'hex');
  expect(chainOf(facts).toString('hex')).toBe(sha(first, second).toString('hex'));
  expect(chainOf([])).toEqual(Buffer.alloc(32));
  expect(chainOf(facts.toReversed())).toEqual(chainOf(facts));
  expect(chainOfHours([first, Buffer.alloc(32), second])).toEqual(sha(sha(Buffer.alloc(32), first), second));
  expect(chainOfHours([])).toEqual(Buffer.alloc(32));
});

test('ids tell their time; a day is the day in Japan', () => {
  expect(Math.abs(timeOf(randomUUIDv7()) - Date.now())).toBeLessThan(5_000);
  expect(timeOf(idAt(new Date(noon)))).toBe(noon);
  expect([dayOf(Date.UTC(2026, 10, 25, 14, 59)), dayOf(Date.UTC(2026, 10, 25, 15))]).toEqual(['2026-11-25', '2026-11-26']);
});

test('chains and counts are equal exactly when nothing differs; what is taken away on either side is named', () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 200 }), fc.uniqueArray(fc.nat(199), { maxLength: 5 }), fc.uniqueArray(fc.nat(199), { maxLength: 5 }),
    (count, lostRows, lostRecords) => {
      const all = Array.from({ length: count }, (_, n) => row(n));
      const own = all.filter((_, n) => !lostRows.includes(n));
      const records = all.filter((_, n) => !lostRecords.includes(n)).map((each) => recordOf(each)).toReversed();
      const verdicts = judge(sheet(own, records));
      const named = verdicts.flatMap(({ differences }) => differences.map(({ eventId }) => eventId)).sort();
      const lost = all.filter((_, n) => lostRows.includes(n) !== lostRecords.includes(n)).map(({ id }) => id);
      expect(named).toEqual(lost);
      for (const { ownChain, kafkaChain, ownEvents, kafkaEvents, differences } of verdicts)
        expect(ownChain.equals(kafkaChain) && ownEvents === kafkaEvents).toBe(differences.length === 0);
    }), { numRuns: 50 });
});

test('counts and chains alone say what judging every event says, or nothing at all when something differs', () => {
  const change = fc.record({ n: fc.nat(99), what: fc.constantFrom('row', 'record', 'place', 'copy') });
  fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.array(change, { maxLength: 3 }), (count, changes) => {
    const changed = (n: number, what: string) => changes.some((each) => each.n === n && each.what === what);
    const all = Array.from({ length: count }, (_, n) => row(n));
    const own = all.filter((_, n) => !changed(n, 'row'));
    const records = all.filter((_, n) => !changed(n, 'record')).map((each, n) => recordOf(each, { ...(changed(n, 'place') && { position: 1_000 + n }), ...(changed(n, 'copy') && { copies: 3 }) })).toReversed();
    const sums = new Map([...Map.groupBy(own, ({ id }) => hourOf(timeOf(id)))].map(([hour, ofHour]): [number, Sum] => [hour, { events: ofHour.length, chain: chainOf(ofHour.map(({ id, position }) => ({ id, position: position ?? 0 }))) }]));
    const judged = judge(sheet(own, records));
    expect(equalVerdicts(sums, records)).toEqual(judged.some(({ differences }) => differences.length > 0) ? undefined : judged);
  }));
});

test('an effect that does not tell its place has no chain, and is looked at', () => {
  const only = row(0);
  expect(equalVerdicts(new Map([[hourOf(timeOf(only.id)), { events: 1, chain: null }]]), [recordOf(only)])).toBeUndefined();
  expect(equalVerdicts(undefined, [])).toEqual([]);
  expect(equalVerdicts(undefined, [recordOf(only)])).toBeUndefined();
});

test('a gap is seen between the first and the last version of a key, whatever their order', () => {
  const at = (key: string, ...positions: number[]) => positions.map((position, n) => recordOf(row(n), { key, position }));
  expect(haveGaps([...at('a', 5, 4, 6), ...at('b', 1)])).toBe(false);
  expect(haveGaps([...at('a', 5, 4, 6), ...at('b', 3, 1)])).toBe(true);
  expect(haveGaps([])).toBe(false);
});

test('each kind of difference has its name', () => {
  const [a, b, c] = [row(0), row(1), row(2)] as const;
  expect(kinds(sheet([a, b], [recordOf(a)]))).toEqual([['record-missing', b.id]]);
  expect(kinds(sheet([a, c], [a, b, c].map((each) => recordOf(each)), { highest: { k: 3 } }))).toEqual([['row-deleted', b.id]]);
  expect(kinds(sheet([a], [recordOf(a), recordOf(b)], { highest: { k: 1 } }))).toEqual([['record-without-row', b.id]]);
  expect(kinds(sheet([a, b], [recordOf(a), recordOf(b), recordOf(row(5, { position: 2 }))], { highest: { k: 2 } }))).toEqual([['record-without-row', row(5).id]]);
  expect(kinds(sheet([a], [recordOf(a, { position: 9 })]))).toEqual([['position-differs', a.id]]);
  expect(kinds(sheet([a, c], [recordOf(a), recordOf(c)], { gaps: [{ key: 'k', position: 2, after: a.id }] }))).toEqual([['version-missing', a.id]]);
  expect(kinds(sheet([], [], { strays: [recordOf(b)] }))).toEqual([['record-without-row', b.id]]);
  const consumer = { side: 'consumer' as const };
  expect(kinds(sheet([a], [recordOf(a), recordOf(b)], consumer))).toEqual([['effect-missing', b.id]]);
  expect(kinds(sheet([a, b], [recordOf(a)], consumer))).toEqual([['effect-without-event', b.id]]);
  expect(kinds(sheet([row(0, { position: null })], [recordOf(a)], consumer))).toEqual([]);
});

test('what is under way is counted apart and no difference; duplicates are counted', () => {
  const [a, b] = [row(0), row(1, { settled: false })];
  const [verdict] = judge(sheet([a, b], [recordOf(a, { copies: 3 })]));
  expect(verdict).toMatchObject({ ownEvents: 1, kafkaEvents: 1, kafkaDuplicates: 2, underWay: 1, differences: [] });
  expect(judge(sheet([], [recordOf(a, { expected: false })], { side: 'consumer' }))).toMatchObject([{ ownEvents: 0, kafkaEvents: 0, underWay: 1, differences: [] }]);
});

test('hours make days', () => {
  const rows = Array.from({ length: 30 }, (_, n) => row(n * 60));
  const hours = judge(sheet(rows, rows.map((each) => recordOf(each)))).map((verdict) => ({ ...verdict, side: 'producer' as const, topic: 'int.s.a', differenceCount: 0 }));
  const days = daysOf(hours.toReversed());
  expect(days.map(({ day, events, kafkaEvents }) => [day, events, kafkaEvents])).toEqual([['2026-11-26', 12, 12], ['2026-11-27', 18, 18]]);
  for (const { chain, kafkaChain } of days) expect(chain).toBe(kafkaChain);
});
