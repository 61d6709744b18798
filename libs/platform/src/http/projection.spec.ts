import fc from 'fast-check';
import { moment } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectionOf } from './projection.js';

const Line = z.object({ label: z.string(), yen: z.int() });
const View = z.object({
  id: z.uuid(), title: z.string().max(200), state: z.enum(['open', 'closed']), at: moment, until: z.iso.date().nullable(), note: z.string().optional(), lines: z.array(Line), first: Line.optional(),
  who: z.discriminatedUnion('kind', [z.object({ kind: z.literal('group'), groupName: z.string() }), z.object({ kind: z.literal('nobody') })]), sums: z.record(z.string(), z.number()), limit: z.int().default(20), spaced: z.string().trim(),
});
const line = fc.record({ label: fc.string(), yen: fc.integer(), secret: fc.string() });
const value = fc.record({
  id: fc.uuid({ version: 4 }), title: fc.string({ maxLength: 100 }), state: fc.constantFrom('open', 'closed'), at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9000-01-01') }), until: fc.constantFrom(null, '2026-04-01'), lines: fc.array(line, { maxLength: 4 }),
  who: fc.oneof(fc.record({ kind: fc.constant('group'), groupName: fc.string(), mail: fc.string() }), fc.record({ kind: fc.constant('nobody'), mail: fc.string() })),
  sums: fc.dictionary(fc.string().filter((key) => key !== '__proto__'), fc.integer()), spaced: fc.string(), secret: fc.string(), mail: fc.emailAddress(),
  note: fc.string(), first: line, limit: fc.integer(),
}, { requiredKeys: ['id', 'title', 'state', 'at', 'until', 'lines', 'who', 'sums', 'spaced'] });

test('what leaves is what the schema itself would let through', () => {
  const project = projectionOf(View);
  fc.assert(fc.property(value, (reply) => {
    expect(JSON.parse(JSON.stringify(project(reply)))).toEqual(JSON.parse(JSON.stringify(View.parse(reply))));
  }));
});

test('an entity leaves nothing behind its schema, inherited or own', () => {
  class Entity { id = 'x'; secret = 'y'; get label() { return 'from a getter'; } }
  expect(projectionOf(z.object({ id: z.string(), label: z.string() }))(new Entity())).toEqual({ id: 'x', label: 'from a getter' });
});

test('a whole object never passes for a text or a number', () => {
  for (const leaf of [z.string(), z.int(), z.uuid(), z.enum(['a']), z.boolean()]) {
    expect(() => projectionOf(z.object({ field: leaf }))({ field: { mail: 'hanako@example.jp' } })).toThrow();
  }
});

test('a list for a thing, or a thing for a list, does not pass', () => {
  expect(() => projectionOf(z.array(Line))({ label: 'x', yen: 1 })).toThrow();
  expect(() => projectionOf(Line)('text')).toThrow();
});

test('a schema that contains itself', () => {
  interface Tree { name: string; children: Tree[] }
  const tree: z.ZodType<Tree> = z.object({ name: z.string(), children: z.array(z.lazy(() => tree)) });
  const reply = { name: 'a', secret: 1, children: [{ name: 'b', secret: 2, children: [] }] };
  expect(projectionOf(tree)(reply)).toEqual({ name: 'a', children: [{ name: 'b', children: [] }] });
});
