import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apps } from './apps.js';
import { readDocument, typesFile, typesOf } from './client-files.js';

// That the documents are today's is checked on the running services, in start.int.spec.ts.
test.each(apps.filter(({ reference }) => reference).map(({ name }) => name))('the client’s types of %s are made from its document', async (service) => {
  expect(readFileSync(typesFile(service), 'utf8')).toBe(await typesOf(readDocument(service)));
});
