import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { apps } from './apps.js';
import { documentFile, fetchDocument, typesFile, typesOf } from './client-files.js';
import { readConfig } from './config.js';
import { Home } from './home.js';
import { readUrls } from './running.js';

// `npm run client:generate`, while the platform runs: takes the services' documents and makes the client's types of them.
const urls = readUrls(new Home(readConfig().home));
for (const { name } of apps.filter(({ reference }) => reference)) {
  const document = await fetchDocument(urls[name] ?? '');
  mkdirSync(dirname(documentFile(name)), { recursive: true });
  writeFileSync(documentFile(name), `${JSON.stringify(document, null, 2)}\n`);
  writeFileSync(typesFile(name), await typesOf(document));
  process.stdout.write(`${name}: ${Object.keys(document.paths ?? {}).length} paths\n`);
}
