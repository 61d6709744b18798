import { join } from 'node:path';
import { allEvents } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { coverageOf } from './coverage.js';
import { documentsOf, places, stale } from './documents.js';
import { eventCatalogue } from './event-catalogue.js';
import { declaredProcedures } from './procedure-pages.js';

const root = join(import.meta.dirname, '../../..');

test('every generated document is current', { timeout: 60_000 }, async () => {
  expect(stale(root, await documentsOf(places, root, 'src')), 'run npm run docs').toEqual([]);
});

test('a changed, a missing and a left-over document are stale', () => {
  const [catalogue, ...rest] = eventCatalogue(allEvents, new Map());
  if (!catalogue) throw new Error('There are documents');
  const left = rest.filter(({ path }) => !path.endsWith('README.md'));
  const found = stale(root, [{ ...catalogue, text: 'something else' }, { path: 'docs/events/new.md', text: '' }, ...left]);
  expect(found).toEqual(expect.arrayContaining(['docs/events/asyncapi.json', 'docs/events/new.md', 'docs/events/README.md']));
});

test('a procedure emits declared events only', { timeout: 60_000 }, async () => {
  const declared = allEvents.map(({ type }) => type);
  const emitted = (await declaredProcedures(root, 'src')).flatMap(({ procedure }) =>
    procedure.actionNames.flatMap((action) => procedure.definition.transitions[action]?.emits ?? []),
  );
  expect(emitted.length).toBeGreaterThan(0);
  expect(emitted.filter((type) => !declared.includes(type))).toEqual([]);
});

test('a folder claims its system, a spec its scenarios', () => {
  const coverage = coverageOf([
    { file: 'apps/one/src/grants/grant.entity.ts', text: '/** A grant (domain.md P1). */' },
    { file: 'apps/one/src/grants/grant.entity.spec.ts', text: '// Year end (scenarios 8, 13 and 21)' },
    { file: 'apps/one/src/councils/council.spec.ts', text: 'a class C1 event' },
  ]);
  expect(coverage.systems).toEqual(new Map([['P1', ['apps/one/src/grants/grant.entity.spec.ts']]]));
  expect([...coverage.scenarios].filter(([, specs]) => specs.length > 0).map(([number]) => number)).toEqual([8, 13, 21]);
});
