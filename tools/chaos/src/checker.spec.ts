import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, isBroken, recoveryMs, standing } from './checker.js';
import type { CommittedEvent, Effect, KafkaCopy, Observation, Write } from './observation.js';
import { plants, plantIn } from './planted-bugs.js';

/** Some keys with some facts each, everything as promised; Kafka and redeliveries may hold copies twice. */
const goodRun = fc.record({ facts: fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 2, maxLength: 6 }), copies: fc.array(fc.nat(), { maxLength: 10 }) }).map(({ facts, copies }): Observation => {
  const committed = interleaved(facts).map(({ key, version }, index): CommittedEvent => ({ id: `event-${key}-${version}`, key, version, type: 'done', writeId: `write-${key}-${version}`, at: 1_000 + index }));
  const writes = committed.map((row): Write => ({ id: row.writeId, key: row.key, outcome: 'acknowledged', eventIds: [row.id], begunAt: row.at - 5, endedAt: row.at + 5 }));
  const records: KafkaCopy[] = committed.map(({ id, key, version }) => ({ id, key, version, partition: 0 }));
  // A copy may come any time after the first: a batch that was sent again.
  for (const at of copies) records.push(records[at % committed.length] as KafkaCopy);
  const effects = committed.map(({ id, key, version, at }): Effect => ({ id, key, version, at: at + 20 }));
  return { writes, committed, records, consumers: [{ name: 'consumer', handles: () => true, effects, ordered: true, parked: new Set() }] };
});

function interleaved(facts: readonly number[]): { key: string; version: number }[] {
  const most = Math.max(...facts);
  return Array.from({ length: most }, (_, step) => facts.flatMap((count, key) => (step < count ? [{ key: `key-${key}`, version: step + 1 }] : []))).flat();
}

test('a run that keeps every promise has no finding, whatever stands twice in Kafka', () => {
  fc.assert(fc.property(goodRun, (run) => {
    const verdict = check(run);
    expect(isBroken(verdict)).toBe(false);
    expect(verdict.kafkaDuplicates).toBe(run.records.length - run.committed.length);
  }));
});

describe.each(plants)('the planted bug "%s"', (plant) => {
  test('is caught wherever it is planted, and as what it is', () => {
    fc.assert(fc.property(goodRun, fc.nat(), (run, where) => {
      const verdict = check(plantIn(run, plant, where));
      const expected = { drop: 'lost', double: 'doubleEffects', swap: 'inverted', 'publish-without-row': 'phantom', 'acknowledge-early': 'lost' } as const;
      expect(verdict[expected[plant]].length).toBeGreaterThan(0);
    }));
  });
});

const [first] = fc.sample(goodRun, { seed: 1, numRuns: 1 });
const run = first as Observation;
const withConsumer = (change: Partial<Observation['consumers'][number]>): Observation => ({ ...run, consumers: run.consumers.map((consumer) => ({ ...consumer, ...change })) });
const newest = run.committed.at(-1) as CommittedEvent;

test('an event may stand in dead_letter instead of having an effect, but not beside it', () => {
  const effects = run.consumers[0]?.effects ?? [];
  const parked = new Set([newest.id]);
  expect(isBroken(check(withConsumer({ effects: effects.filter(({ id }) => id !== newest.id), parked })))).toBe(false);
  expect(standing(withConsumer({ parked }))).toEqual([{ name: 'consumer', parked: 1 }]);
  expect(standing(withConsumer({ parked: new Set(['of another run']) }))).toEqual([]);
  expect(check(withConsumer({ parked })).doubleEffects).toHaveLength(1);
});

test('a write of unknown outcome counts 0 or 1, never 2', () => {
  const unknown = (id: string): Write => ({ id, key: newest.key, outcome: 'unknown', eventIds: [], begunAt: 0, endedAt: 1 });
  const others = run.writes.filter(({ id }) => id !== newest.writeId);
  expect(check({ ...run, writes: [...others, unknown(newest.writeId), unknown('never')] })).toMatchObject({ unknown: { happened: 1, didNot: 1 }, lost: [], doubleEffects: [] });
  const twice = { ...newest, id: 'again', version: newest.version + 1 };
  expect(check({ ...run, writes: [...others, unknown(newest.writeId)], committed: [...run.committed, twice] }).doubleEffects).toHaveLength(1);
});

test('a refused write that happened all the same is a phantom', () => {
  const writes = run.writes.map((write) => (write.id === newest.writeId ? { ...write, outcome: 'refused' as const } : write));
  expect(check({ ...run, writes }).phantom).toHaveLength(1);
});

test('an event that never reached Kafka is lost even when every effect is there', () => {
  expect(check({ ...run, records: run.records.filter(({ id }) => id !== newest.id) }).lost).toHaveLength(1);
});

test('a fact that is missing among the versions of its key is lost', () => {
  const { id, writeId } = run.committed.find(({ version }) => version === 1) as CommittedEvent;
  const without = {
    ...run,
    committed: run.committed.filter((row) => row.id !== id), writes: run.writes.filter((write) => write.id !== writeId), records: run.records.filter((record) => record.id !== id),
    consumers: run.consumers.map((consumer) => ({ ...consumer, effects: consumer.effects.filter((effect) => effect.id !== id) })),
  };
  expect(check(without).lost).toHaveLength(1);
});

test('recovery ends with the last answer or effect that was held up for more than a second', () => {
  const faultAt = 500;
  expect(recoveryMs(run, faultAt)).toBe(0);
  expect(recoveryMs(withConsumer({ effects: [{ ...newest, at: newest.at + 4_000 }] }), faultAt)).toBe(newest.at + 4_000 - faultAt);
  const slow: Write = { id: 'slow', key: 'key', outcome: 'unknown', eventIds: [], begunAt: 600, endedAt: 9_000 };
  expect(recoveryMs({ ...run, writes: [...run.writes, slow] }, faultAt)).toBe(8_500);
});
