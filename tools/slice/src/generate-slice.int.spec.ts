import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { cp, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { linkPackages } from '@tomoni/lint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateSlice } from './generate-slice.js';
import { BadName } from './names.js';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../../..');
const request = { service: 'participation', slices: 'activity-ideas', aggregate: 'activity-idea', ja: '活動案' };
let root: string;
let written: string[];

// The whole repository as it stands, with what is compiled already: only the new slice has to be compiled.
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'tomoni-slice-')));
  const left = ['node_modules', '.git', '.nx', '.tomoni', 'docs'];
  await cp(repository, root, { recursive: true, preserveTimestamps: true, filter: (path) => !left.includes(relative(repository, path)) });
  const packages = globSync('{apps,libs,tools}/*/package.json', { cwd: root }).map(dirname);
  await linkPackages(root, Object.fromEntries(packages.map((folder) => [basename(folder), folder])));
  written = generateSlice(root, request, new Date('2026-04-01T00:00:00Z'));
}, 120_000);
afterAll(() => rm(root, { recursive: true }));

const script = (name: string, ...args: string[]) =>
  run(process.execPath, [join(repository, 'node_modules', name), ...args], { cwd: root, maxBuffer: 1e8 }).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${name} ${args.join(' ')}\n${stdout}\n${stderr}`);
  });

test('a generated slice compiles', { timeout: 300_000 }, async () => {
  await script('typescript/bin/tsc', '-b', `apps/${request.service}`);
});

test('a generated slice lints, with the files it was entered in', { timeout: 300_000 }, async () => {
  await script('eslint/bin/eslint.js', '--max-warnings', '0', ...written);
});

test('a generated slice passes its specs on real servers, and the drift test of its service', { timeout: 300_000 }, async () => {
  const file = join(root, 'report.json');
  await script('vitest/vitest.mjs', 'run', '--root', `apps/${request.service}`, '--reporter', 'default', '--reporter', 'json', '--outputFile', file, 'activity-ideas', 'data-source');
  const report = JSON.parse(await readFile(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; numTotalTests: number };
  expect(report).toMatchObject({ numFailedTests: 0, numPassedTests: report.numTotalTests });
  expect(report.numTotalTests).toBeGreaterThanOrEqual(9);
});

test('it writes nothing over, and nothing at all for a service without tables', async () => {
  const before = await readFile(join(root, 'apps/participation/src/app.module.ts'), 'utf8');
  expect(() => generateSlice(root, request, new Date())).toThrow(BadName);
  expect(() => generateSlice(root, { ...request, service: 'nowhere' }, new Date())).toThrow(BadName);
  expect(await readFile(join(root, 'apps/participation/src/app.module.ts'), 'utf8')).toBe(before);
});
