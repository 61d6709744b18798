import { schemaDiff, startApp } from '@tomoni/testing';
import { expect, test } from 'vitest';
import { service } from './service.js';

// Migrations are written by hand: `migration:generate` drops and re-creates a column whose type it reads differently.
test('the migrations build exactly what the entities describe', async () => {
  const { db, close } = await startApp(service, []);
  expect(await schemaDiff(db)).toEqual([]);
  await close();
});
