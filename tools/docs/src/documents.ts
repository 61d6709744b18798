import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allEvents } from '@tomoni/contracts';
import { consumersByType } from './contract-gate.js';
import { coverageOf, coveragePage, sourcesIn } from './coverage.js';
import { eventCatalogue } from './event-catalogue.js';
import type { GeneratedDocument } from './generated-document.js';
import { declaredProcedures, procedurePages } from './procedure-pages.js';

/** Where module files can be imported from: `dist` for Node, `src` where TypeScript is understood. */
type Built = 'dist' | 'src';

/** Each place belongs to one generator alone: what it no longer generates there is removed. */
const generators: Readonly<Record<string, (root: string, built: Built) => Promise<GeneratedDocument[]>>> = {
  'docs/events': (root) => Promise.resolve(eventCatalogue(allEvents, consumersByType(root))),
  'docs/procedures': async (root, built) => procedurePages(await declaredProcedures(root, built)),
  'docs/coverage.md': (root) => Promise.resolve([coveragePage(coverageOf(sourcesIn(root)))]),
};
export const places = Object.keys(generators);

/** The generated documents of the named places as they should be now. */
export async function documentsOf(wanted: readonly string[], root: string, built: Built): Promise<GeneratedDocument[]> {
  const chosen = Object.entries(generators).filter(([place]) => wanted.includes(place));
  return (await Promise.all(chosen.map(([, generate]) => generate(root, built)))).flat();
}

/** Paths whose file is missing, other than it should be, or no longer generated. */
export function stale(root: string, documents: readonly GeneratedDocument[]): string[] {
  const changed = documents.filter(({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text);
  return [...changed.map(({ path }) => path), ...leftOver(root, documents)];
}

export function write(root: string, documents: readonly GeneratedDocument[]): void {
  for (const { path, text } of documents) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of leftOver(root, documents)) rmSync(join(root, path));
}

function leftOver(root: string, documents: readonly GeneratedDocument[]): string[] {
  const mine = places.filter((place) => documents.some(({ path }) => path.startsWith(`${place}/`)));
  const files = globSync(mine.map((place) => `${place}/**/*.{md,json}`), { cwd: root });
  return files.filter((file) => !documents.some(({ path }) => path === file));
}
