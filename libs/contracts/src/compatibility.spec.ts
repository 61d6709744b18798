import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { breaksOf, releaseOf, type ReleasedContract } from './compatibility.js';
import { defineEvent } from './event.js';
import { code, idOf } from './values.js';

const type = 'participation.fixture.happened.v1';
const id = '019a4f00-0000-7000-8000-000000000001';
const base = { fixtureId: idOf('試験', 'fixture'), result: z.enum(['kept', 'dropped']), count: z.int().min(0), reason: code.optional(), window: z.object({ opensOn: z.iso.date() }), areas: z.array(code) };

function released(fields: z.ZodRawShape, promises: Partial<ReleasedContract> = {}): ReleasedContract {
  return { type, topic: 'int.participation.fixture', key: 'fixtureId', visibility: 'int', dataClass: 'C1', ...promises, schema: z.toJSONSchema(z.object(fields), { io: 'input' }) as ReleasedContract['schema'] };
}
const without = (name: keyof typeof base) => Object.fromEntries(Object.entries(base).filter(([field]) => field !== name));

test.each([
  ['a removed field', without('count'), {}, 'removed-field', 'count', 'forward'],
  ['a removed optional field', without('reason'), {}, 'removed-field', 'reason', 'forward'],
  ['a renamed field', { ...without('count'), total: z.int().min(0).optional() }, {}, 'removed-field', 'count', 'forward'],
  ['a new required field', { ...base, place: code }, {}, 'new-required-field', 'place', 'backward'],
  ['a field that became required', { ...base, reason: code }, {}, 'became-required', 'reason', 'backward'],
  ['a field that became optional', { ...base, count: base.count.optional() }, {}, 'became-optional', 'count', 'forward'],
  ['a field that may be null', { ...base, count: base.count.nullable() }, {}, 'changed-type', 'count', 'both'],
  ['a changed type', { ...base, count: code }, {}, 'changed-type', 'count', 'both'],
  ['one value in place of a list', { ...base, areas: code }, {}, 'changed-type', 'areas', 'both'],
  ['a narrowed enum', { ...base, result: z.enum(['kept']) }, {}, 'narrowed-enum', 'result', 'backward'],
  ['a widened enum', { ...base, result: z.enum(['kept', 'dropped', 'moved']) }, {}, 'widened-enum', 'result', 'forward'],
  ['an enum that was opened', { ...base, result: code }, {}, 'changed-type', 'result', 'both'],
  ['a narrowed range', { ...base, count: z.int().min(1) }, {}, 'changed-values', 'count', 'both'],
  ['a widened range', { ...base, count: z.int() }, {}, 'changed-values', 'count', 'both'],
  ['a changed format', { ...base, fixtureId: code }, {}, 'changed-values', 'fixtureId', 'both'],
  ['a removed nested field', { ...base, window: z.object({}) }, {}, 'removed-field', 'window.opensOn', 'forward'],
  ['a new required nested field', { ...base, window: z.object({ opensOn: z.iso.date(), closesOn: z.iso.date() }) }, {}, 'new-required-field', 'window.closesOn', 'backward'],
  ['other items in a list', { ...base, areas: z.array(z.uuid()) }, {}, 'changed-values', 'areas[]', 'both'],
  ['a changed key', base, { key: 'count' }, 'changed-key', '', 'both'],
  ['a changed topic', base, { topic: 'int.participation.other' }, 'changed-topic', '', 'both'],
  ['a changed visibility', base, { visibility: 'rst' }, 'changed-visibility', '', 'both'],
  ['a changed class', base, { dataClass: 'C2' }, 'changed-class', '', 'both'],
] as const)('%s is refused', (_, fields, promises, kind, path, direction) => {
  expect(breaksOf(released(fields, promises), [released(base)])).toContainEqual({ type, kind, path, direction });
});

test('an event that is gone is refused', () => {
  expect(breaksOf(undefined, [released(base)])).toEqual([{ type, kind: 'removed-event', path: '', direction: 'both' }]);
});

test('a released optional field cannot come back as something else after a release without it', () => {
  const versions = [released({ ...base, place: code.optional() }), released(base)];
  expect(breaksOf(released({ ...base, place: z.int().optional() }), versions.slice(1))).toEqual([]);
  expect(breaksOf(released({ ...base, place: z.int().optional() }), versions)).toEqual([{ type, kind: 'changed-type', path: 'place', direction: 'both' }]);
});

test('the same break of many releases is named once', () => {
  expect(breaksOf(released(without('count')), [released(base), released({ ...base, place: code.optional() })])).toHaveLength(2);
});

test('words for people may change', () => {
  const described = Object.fromEntries(Object.entries(base).map(([name, schema]) => [name, schema.describe('in other words')]));
  expect(breaksOf(released(described), [released(base)])).toEqual([]);
});

test('a contract is released with all that it promises', () => {
  const contract = defineEvent({ type, visibility: 'int', dataClass: 'C1', key: 'fixtureId', payload: z.object({ fixtureId: z.uuid() }), example: { fixtureId: id }, summary: { ja: '試験', en: 'Fixture' } });
  expect(releaseOf(contract)).toMatchObject({ ...released({}), schema: { required: ['fixtureId'], properties: { fixtureId: { format: 'uuid' } } } });
  expect(breaksOf(releaseOf(contract), [releaseOf(contract)])).toEqual([]);
});

// Kinds of values whose every pair disagrees about some value, with a value of each.
const kinds = {
  uuid: [z.uuid(), id],
  count: [z.int().min(0), 3],
  few: [z.enum(['kept', 'dropped']), 'dropped'],
  more: [z.enum(['kept', 'dropped', 'moved']), 'moved'],
  days: [z.array(z.iso.date()), ['2026-04-01']],
  nested: [z.object({ inner: z.int() }), { inner: 1 }],
} as const;
type Field = { kind: keyof typeof kinds; optional: boolean };
type Fields = Record<string, Field>;
const field = fc.record({ kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])), optional: fc.boolean() });
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), field, { noNullPrototype: true });
const schemaOf = (fields: Fields) => z.object(Object.fromEntries(Object.entries(fields).map(([name, { kind, optional }]) => [name, optional ? kinds[kind][0].optional() : kinds[kind][0]])));
const releasedOf = (fields: Fields) => released(schemaOf(fields).shape);
const fullest = (fields: Fields) => Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => [name, kinds[kind][1]]));
const barest = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([, { optional }]) => !optional).map(([name, { kind }]) => [name, kinds[kind][1]]));

test('adding optional fields passes, against any number of releases', () => {
  fc.assert(
    fc.property(fields, fc.array(fc.dictionary(fc.constantFrom('f', 'g', 'h', 'i'), field, { noNullPrototype: true }), { maxLength: 4 }), (first, additions) => {
      const versions = [first];
      for (const addition of additions) versions.push({ ...Object.fromEntries(Object.entries(addition).map(([name, { kind }]) => [name, { kind, optional: true }])), ...versions.at(-1) });
      const [last = {}, ...before] = versions.reverse();
      expect(breaksOf(releasedOf(last), before.map(releasedOf))).toEqual([]);
    }),
  );
});

test('what passes really reads both ways, what is refused really breaks or drops a field', () => {
  const readable = (produced: Fields, consumer: Fields) => [fullest(produced), barest(produced)].every((payload) => schemaOf(consumer).safeParse(payload).success);
  const similar = fc.tuple(fields, fields).map(([before, changes]) => [before, { ...before, ...changes }] as const);
  fc.assert(
    fc.property(fc.oneof(similar, fc.tuple(fields, fields)), ([before, now]) => {
      const passes = breaksOf(releasedOf(now), [releasedOf(before)]).length === 0;
      const keepsAll = Object.keys(before).every((name) => name in now);
      expect(passes).toBe(keepsAll && readable(before, now) && readable(now, before));
    }),
    { numRuns: 500 },
  );
});
