import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forbidden } from './forbidden.js';
import { scratchWorkspace } from './scratch-workspace.js';

let workspace: Awaited<ReturnType<typeof scratchWorkspace>>;
let found: Map<string, { rule: string | null; message: string }[]>;

// One run for all: the linter's time is in reading types, not in files.
beforeAll(async () => {
  workspace = await scratchWorkspace(Object.assign({}, ...forbidden.map(({ file, code, beside }) => ({ ...beside, [file]: `${code}\n` }))) as Record<string, string>);
  const results = await new ESLint({ cwd: workspace.root }).lintFiles(['**/src/**/*.ts']);
  found = new Map(
    results.map(({ filePath, messages }) => [
      filePath.slice(workspace.root.length + 1),
      messages.map(({ ruleId, message }) => ({ rule: ruleId, message })),
    ]),
  );
}, 120_000);
afterAll(() => workspace.remove());

describe('must fail', () => {
  test.each(forbidden.filter(({ rule }) => rule !== undefined))('$because', ({ file, rule, message = '' }) => {
    expect(found.get(file)).toEqual([{ rule, message: expect.stringContaining(message) as string }]);
  });
});

describe('must pass', () => {
  test.each(forbidden.filter(({ rule }) => rule === undefined))('$because', ({ file }) => {
    expect(found.get(file)).toEqual([]);
  });
});
