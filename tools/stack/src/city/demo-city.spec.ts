import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseCity, defaultLgCode } from './city.js';
import { sample } from './sample.js';

test('containers seed the same city as `npm start`', () => {
  const file = join(import.meta.dirname, '../../../../deploy/demo-city.json');
  const { groups, ...city } = JSON.parse(readFileSync(file, 'utf8')) as { groups: { id: string }[] };
  expect(city).toEqual(chooseCity(defaultLgCode, sample));
  // The groups whose officers can sign in: apps/identity/src/demo-people.ts.
  expect(groups.map(({ id }) => id)).toEqual([1, 2, 3].map((number) => `01900000-0000-7000-8000-00000000000${number}`));
});
