/** One file of a workspace and what the linter must say about it. Without `rule` it must say nothing; null is the linter itself. */
interface Case {
  readonly because: string;
  readonly file: string;
  readonly code: string;
  readonly rule?: string | null;
  readonly message?: string;
  /** Other files it needs. */
  readonly beside?: Readonly<Record<string, string>>;
}

const boundary = 'boundaries/dependencies';
const grants = {
  'apps/one/src/grants/grants.service.ts': 'export const grantsService = 1;\n',
  'apps/one/src/grants/grants.controller.ts': 'export const grantsController = 1;\n',
  'apps/two/src/config.ts': 'export const config = process.env;\n',
};
const kafka = `import { Kafka } from 'kafkajs';\nexport const broker = Kafka;`;
const driver = `import { Client } from 'pg';\nexport const driver = Client;`;
const testing = `import { testing } from '@tomoni/testing';\nexport const spec = testing;`;
const servers = `import { backingservices } from '@tomoni/backing-services';\nexport const servers = backingservices;`;

/** Who may import whom. */
const imports: Case[] = [
  { because: 'an app imports another app', file: 'apps/one/src/app.module.ts', code: `export { config } from '../../two/src/config.js';`, rule: boundary, message: 'never on another app', beside: grants },
  { because: 'a slice imports another app', file: 'apps/one/src/grants/borrowed.ts', code: `export { config } from '../../../two/src/config.js';`, rule: boundary, message: 'never on another app' },
  { because: 'a lib imports an app', file: 'libs/calendar/src/app.ts', code: `export { config } from '../../../apps/two/src/config.js';`, rule: boundary, message: 'never by import' },
  { because: 'a tool imports an app', file: 'tools/stack/src/app.ts', code: `export { config } from '../../../apps/two/src/config.js';`, rule: boundary, message: 'never by import' },
  { because: 'an end-to-end spec imports an app', file: 'e2e/src/app.spec.ts', code: `export { config } from '../../apps/two/src/config.js';`, rule: boundary, message: 'never by import' },
  { because: 'a lib imports a tool', file: 'libs/procedure/src/tool.ts', code: `export { started } from '../../../tools/stack/src/start.js';`, rule: boundary, message: 'nothing depends on them', beside: { 'tools/stack/src/start.ts': 'export const started = 1;\n' } },
  { because: 'an app imports the benchmarks', file: 'apps/one/src/bench.ts', code: `export { row } from '../../../bench/src/row.js';`, rule: boundary, message: 'nothing depends on them', beside: { 'bench/src/row.ts': 'export const row = 1;\n' } },
  { because: "a slice imports another slice's controller", file: 'apps/one/src/councils/councils.service.ts', code: `export { grantsController } from '../grants/grants.controller.js';`, rule: boundary, message: '.procedure, .view or .module' },
  { because: "a slice uses another slice's service", file: 'apps/one/src/councils/members.service.ts', code: `export { grantsService } from '../grants/grants.service.js';` },
  { because: 'contracts imports another lib', file: 'libs/contracts/src/calendar.ts', code: `export { calendar } from '@tomoni/calendar';`, rule: boundary, message: 'zod only' },
  { because: 'contracts imports a package that is not zod', file: 'libs/contracts/src/rx.ts', code: `export { Observable } from 'rxjs';`, rule: boundary, message: 'zod only' },
  { because: 'contracts imports a module of Node', file: 'libs/contracts/src/files.ts', code: `export { readFile } from 'node:fs/promises';`, rule: boundary, message: 'zod only' },
  { because: 'contracts uses zod', file: 'libs/contracts/src/zod.ts', code: `import { z } from 'zod';\nexport const flag = z.boolean();` },
  { because: 'a service imports a Kafka client', file: 'apps/one/src/grants/kafka.ts', code: kafka, rule: boundary, message: 'Only libs/messaging knows the broker' },
  { because: 'platform imports a Kafka client', file: 'libs/platform/src/kafka.ts', code: kafka, rule: boundary, message: 'Only libs/messaging knows the broker' },
  { because: 'a tool imports the other Kafka client', file: 'tools/stack/src/kafka.ts', code: `import { Producer } from '@platformatic/kafka';\nexport const broker = Producer;`, rule: boundary, message: 'Only libs/messaging knows the broker' },
  { because: 'messaging uses a Kafka client', file: 'libs/messaging/src/kafka.ts', code: kafka },
  { because: 'a spec reads a topic as a stranger', file: 'e2e/src/kafka.spec.ts', code: kafka },
  { because: 'a service imports the database driver', file: 'apps/one/src/grants/driver.ts', code: driver, rule: boundary, message: 'know the database driver' },
  { because: 'a lib imports the database driver', file: 'libs/calendar/src/driver.ts', code: driver, rule: boundary, message: 'know the database driver' },
  { because: 'data-source.ts uses the driver', file: 'apps/one/src/data-source.ts', code: driver },
  { because: 'code imports libs/testing', file: 'apps/one/src/grants/testing.ts', code: testing, rule: boundary, message: 'libs/testing is for specs' },
  { because: 'a spec imports libs/testing', file: 'apps/one/src/grants/testing.spec.ts', code: testing },
  { because: 'a service starts servers', file: 'apps/one/src/servers.ts', code: servers, rule: boundary, message: 'a service is given addresses' },
  { because: 'a spec of a lib starts servers', file: 'libs/messaging/src/servers.int.spec.ts', code: servers },
  { because: 'a service validates with class-validator', file: 'apps/one/src/grants/validator.ts', code: `export { IsString } from 'class-validator';`, rule: boundary, message: 'zod validates' },
  { because: 'the habitual peer of a benchmark', file: 'bench/src/peer.ts', code: `export { IsString } from 'class-validator';` },
  { because: 'a file imports its importer', file: 'libs/calendar/src/hen.ts', code: `import { egg } from './egg.js';\nexport const hen = () => egg;`, rule: 'import-x/no-cycle', beside: { 'libs/calendar/src/egg.ts': `import { hen } from './hen.js';\nexport const egg = () => hen;\n` } },
];

const environment = 'config.ts reads the environment';
/** How code may not be written, wherever it is. */
const code: Case[] = [
  { because: 'a switch forgets a case', file: 'apps/one/src/switch.ts', code: `export function word(state: 'open' | 'closed') {\n  switch (state) {\n    case 'open': return 1;\n  }\n  return 2;\n}`, rule: '@typescript-eslint/switch-exhaustiveness-check', message: '"closed"' },
  { because: 'a default hides a forgotten case', file: 'apps/one/src/default.ts', code: `export function word(state: 'open' | 'closed') {\n  switch (state) {\n    case 'open': return 1;\n    default: return 2;\n  }\n}`, rule: '@typescript-eslint/switch-exhaustiveness-check', message: '"closed"' },
  { because: 'a promise is dropped', file: 'apps/one/src/floating.ts', code: `export function go(later: Promise<void>) {\n  later.then(() => 1);\n}`, rule: '@typescript-eslint/no-floating-promises' },
  { because: 'a promise is given where nobody waits', file: 'apps/one/src/misused.ts', code: `export const go = (list: number[]) => list.forEach(async () => { await Promise.resolve(); });`, rule: '@typescript-eslint/no-misused-promises' },
  { because: 'null is talked away', file: 'apps/one/src/non-null.ts', code: `export const first = (list: string[]) => list[0]!;`, rule: '@typescript-eslint/no-non-null-assertion' },
  { because: 'any', file: 'apps/one/src/any.ts', code: `export const take = (value: any) => String(value);`, rule: '@typescript-eslint/no-explicit-any' },
  { because: 'any that came from elsewhere', file: 'apps/one/src/unsafe.ts', code: `export const size = (text: string): number => JSON.parse(text);`, rule: '@typescript-eslint/no-unsafe-return', message: 'any' },
  { because: 'console', file: 'apps/one/src/console.ts', code: `export const say = () => { console.log('here'); };`, rule: 'no-console' },
  { because: 'a command writes to its output', file: 'tools/stack/src/output.ts', code: `export const say = () => process.stdout.write('here');` },
  { because: 'process.env', file: 'apps/one/src/env.ts', code: `export const port = process.env.PORT;`, rule: 'no-restricted-properties', message: environment },
  { because: 'process.env taken apart', file: 'apps/one/src/env-parts.ts', code: `export const { env } = process;`, rule: 'no-restricted-properties', message: environment },
  { because: 'env of a longer name of process', file: 'apps/one/src/env-global.ts', code: `export const port = globalThis.process.env.PORT;`, rule: 'no-restricted-syntax', message: environment },
  { because: 'process under another name', file: 'apps/one/src/env-import.ts', code: `import { env } from 'node:process';\nexport const port = env.PORT;`, rule: 'no-restricted-imports', message: 'its env is for config.ts' },
  { because: 'config.ts reads the environment', file: 'apps/one/src/config.ts', code: `export const port = process.env.PORT;` },
  { because: 'a file of 301 lines', file: 'apps/one/src/long.ts', code: `${'//\n'.repeat(300)}export const long = 1;`, rule: 'max-lines' },
  { because: 'a file of 300 lines', file: 'apps/one/src/full.ts', code: `${'//\n'.repeat(299)}export const full = 1;` },
  { because: 'work left for later', file: 'apps/one/src/later.ts', code: `// TO${''}DO: tomorrow\nexport const later = 1;`, rule: 'no-warning-comments' },
  { because: 'a spec that is skipped', file: 'apps/one/src/skip.spec.ts', code: `import { test } from 'vitest';\ntest.skip('never', () => {});`, rule: 'no-restricted-syntax', message: 'runs always' },
  { because: 'a spec that keeps the others from running', file: 'apps/one/src/only.spec.ts', code: `import { describe } from 'vitest';\ndescribe.only('alone', () => {});`, rule: 'no-restricted-syntax', message: 'runs always' },
  { because: 'a rule is switched off for nothing', file: 'apps/one/src/directive.ts', code: `// eslint-disable-next-line no-console\nexport const quiet = 1;`, rule: null, message: 'Unused eslint-disable' },
  { because: 'the compiler is silenced', file: 'apps/one/src/silenced.ts', code: `// @ts-expect-error\nexport const wrong: number = 'one';`, rule: '@typescript-eslint/ban-ts-comment' },
  { because: 'a drawer for anything', file: 'apps/one/src/utils/dates.ts', code: `export const today = 1;`, rule: 'no-restricted-syntax', message: 'Name a file by what it holds' },
  { because: 'a file for anything', file: 'libs/calendar/src/helpers.ts', code: `export const today = 1;`, rule: 'no-restricted-syntax', message: 'Name a file by what it holds' },
];

export const forbidden: readonly Case[] = [...imports, ...code];
