import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const preflight = resolve(import.meta.dirname, '../preflight.cjs');
const own = { KAFKA_BROKERS: '127.0.0.1:9092', REDIS_URL: 'redis://127.0.0.1' };

let bin: string;
beforeEach(() => { bin = mkdtempSync(join(tmpdir(), 'tomoni-preflight-')); });
afterEach(() => rmSync(bin, { recursive: true }));

/** The machine's only programs are the ones put into `bin`. */
function look(env: Record<string, string>) {
  const { status, stderr } = spawnSync(process.execPath, [preflight], { encoding: 'utf8', env: { PATH: bin, TOMONI_HOME: join(bin, 'home'), ...env } });
  return { status, said: stderr.trim() };
}

function putJava(version: string): void {
  writeFileSync(join(bin, 'java'), `#!/bin/sh\necho 'openjdk version "${version}" 2025-04-15' >&2\n`);
  chmodSync(join(bin, 'java'), 0o755);
}

test('servers of one’s own need neither Java nor Maven', () => {
  expect(look(own)).toEqual({ status: 0, said: '' });
});

test('a missing Java is one sentence that names the three ways out', () => {
  const { status, said } = look({});
  expect(status).toBe(1);
  expect(said).toMatch(/^Kafka needs Java 17 or newer, and `java` cannot be run\. Three ways out: .*install.*docker compose up.*KAFKA_BROKERS[^\n]*$/);
});

test.each(['11.0.2', '1.8.0_402'])('Java %s is too old', (version) => {
  putJava(version);
  expect(look({})).toMatchObject({ status: 1, said: expect.stringContaining('Kafka needs Java 17 or newer, and `java` is version') as string });
});

test('a file where the folder should be is told before anything starts', () => {
  writeFileSync(join(bin, 'file'), '');
  expect(look({ ...own, TOMONI_HOME: join(bin, 'file/home') })).toMatchObject({ status: 1, said: expect.stringContaining('TOMONI_HOME') as string });
});

test('every Node since 4 can read it', () => {
  // No arrow, const, let, template or optional chaining: an old Node would answer with a syntax error instead of a sentence.
  const code = readFileSync(preflight, 'utf8');
  expect(code.replaceAll(/\/\/.*|'[^']*'/g, '')).not.toMatch(/=>|\b(?:const|let|class|async)\b|\?\.|\?\?|\$\{/);
});
