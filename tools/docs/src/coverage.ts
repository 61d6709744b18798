import { globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { scenarios, seedItems, systems } from './domain-lists.js';
import { markdown, table, type GeneratedDocument } from './generated-document.js';

// Code says what it is for: `domain.md P1` in any file of a folder claims the folder for that system, `scenario 12` in a
// spec claims that scenario. The table is what stands in the code now, not a plan.
const claimedSystem = /domain\.md (?:§\d+ )?([A-Z]\d+)\b/g;
const claimedScenario = /scenarios? (\d+(?:(?:, | and )\d+)*)/gi;

interface Source { readonly file: string; readonly text: string }
export interface Coverage { readonly systems: ReadonlyMap<string, readonly string[]>; readonly scenarios: ReadonlyMap<number, readonly string[]> }

const isSpec = ({ file }: Source) => file.endsWith('.spec.ts');

export function coverageOf(sources: readonly Source[]): Coverage {
  const specs = sources.filter(isSpec);
  const folders = sources.flatMap((source) => [...source.text.matchAll(claimedSystem)].map(([, system = '']) => ({ system, folder: dirname(source.file) })));
  const ofSystem = (system: string) => specs.filter(({ file }) => folders.some((claim) => claim.system === system && claim.folder === dirname(file)));
  const numbers = (text: string) => [...text.matchAll(claimedScenario)].flatMap(([, list = '']) => list.split(/, | and /).map(Number));
  return {
    systems: new Map([...new Set(folders.map(({ system }) => system))].map((system) => [system, ofSystem(system).map(({ file }) => file)])),
    scenarios: new Map(scenarios.map((_, index) => [index + 1, specs.filter(({ text }) => numbers(text).includes(index + 1)).map(({ file }) => file)])),
  };
}

/** The specs and the code that claim something, as they stand in the repository. */
export function sourcesIn(root: string): Source[] {
  const files = globSync(['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts', 'e2e/src/**/*.ts'], { cwd: root }).map((file) => file.split(sep).join('/')).sort();
  return files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

export function coveragePage(coverage: Coverage): GeneratedDocument {
  const specsOf = (system: string) => coverage.systems.get(system) ?? [];
  const links = (files: readonly string[]) => files.map((file) => `[${file}](../${file})`).join('<br>') || '–';
  const begun = (wanted: readonly string[]) => wanted.filter((system) => specsOf(system).length > 0);
  return markdown('docs/coverage.md', 'the code and specs', [
    '# 何がどこまでできているか / What is covered',
    '',
    '基本計画の項目 → 仕組み → 受入シナリオ → テスト。テストのないものは「–」です。',
    '',
    'Item of the city\'s plan → system → acceptance scenario → spec. A dash means that no spec exists yet.',
    '',
    '## 仕組み / Systems',
    '',
    ...table(['', '仕組み / system', 'テスト / specs'], Object.entries(systems).map(([id, name]) => [id, name, links(specsOf(id))])),
    '',
    '## 受入シナリオ / Acceptance scenarios',
    '',
    ...table(['', 'シナリオ / scenario', 'テスト / specs'], scenarios.map((name, index) => [String(index + 1), name, links(coverage.scenarios.get(index + 1) ?? [])])),
    '',
    '## 基本計画の項目 / Items of the plan',
    '',
    ...table(['', '項目 / item', '仕組み / systems', '着手済み / begun'], seedItems.map(({ id, text, systems }) => [id, text, systems.join(', '), begun(systems).join(', ') || '–'])),
  ]);
}
