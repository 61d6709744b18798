import { expect, test } from 'vitest';
import { withImport, withItem, withSpread } from './insert.js';
import { BadName, fill, namesOf } from './names.js';

const module = `import { Module } from '@nestjs/common';
import { GrantsModule } from './grants/grants.module.js';
import { PanelsModule } from './panels/panels.module.js';

@Module({ imports: [GrantsModule, PanelsModule] })
export class AppModule {}
`;

test('an import stands in its alphabetical place', () => {
  expect(withImport(module, 'IdeasModule', './ideas/ideas.module.js').split('\n')[2]).toBe(`import { IdeasModule } from './ideas/ideas.module.js';`);
  expect(withImport(module, 'Votes', './votes/votes.js').split('\n')[3]).toBe(`import { Votes } from './votes/votes.js';`);
});

test('an item stands at the end of its list, however the list is laid out', () => {
  expect(withItem(module, 'imports', 'IdeasModule')).toContain('imports: [GrantsModule, PanelsModule, IdeasModule]');
  expect(withItem('const a = { entities: [] };', 'entities', 'Idea')).toBe('const a = { entities: [Idea] };');
  const lines = 'const a = {\n  entities: [\n    A, B,\n    C,\n  ],\n};';
  expect(withItem(lines, 'entities', 'Idea')).toBe('const a = {\n  entities: [\n    A, B,\n    C,\n    Idea,\n  ],\n};');
});

test('a list that is not there is an error, never a silent nothing', () => {
  expect(() => withItem(module, 'entities', 'Idea')).toThrow('entities');
  expect(() => withImport('export {};', 'Idea', './idea.js')).toThrow('./idea.js');
  expect(() => withSpread('const other = {};', 'allEvents', '...ideas')).toThrow('allEvents');
});

test('a registry takes one more service', () => {
  expect(withSpread('export const allEvents = Object.values({ ...one }).sort();', 'allEvents', '...two')).toContain('{ ...one, ...two }');
});

test('every spelling of a name', () => {
  const names = namesOf({ service: 'participation', slices: 'activity-groups', aggregate: 'activity-group', ja: '活動団体' }, 1);
  expect(fill('{{Slices}} {{slices}} {{Aggregate}} {{aggregate_snake}} {{A}} {{words}} {{ja}}', names)).toBe('ActivityGroups activityGroups ActivityGroup activity_group An activity group 活動団体');
  expect(() => fill('{{nothing}}', names)).toThrow(BadName);
});

test.each([
  ['../etc', 'ideas', 'idea', '案'], ['participation', 'Ideas', 'idea', '案'], ['participation', 'idea', 'idea', '案'], ['participation', 'ideas', "idea'", '案'],
  ['participation', 'ideas', 'idea', "'); process.exit(('"],
])('%s %s %s %s is refused', (service, slices, aggregate, ja) => {
  expect(() => namesOf({ service, slices, aggregate, ja }, 1)).toThrow(BadName);
});
