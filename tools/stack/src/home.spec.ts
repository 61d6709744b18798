import { CannotStart } from '@tomoni/backing-services';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Home, writeJson } from './home.js';
import { clientSecrets, secretIn } from './keys.js';

let root: string;
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'tomoni-home-')); });
afterEach(() => rmSync(root, { recursive: true, force: true }));

const version = () => JSON.parse(readFileSync(join(root, 'version.json'), 'utf8')) as { layout: number };

test('a new folder gets today’s layout, and nothing is reported as changed', () => {
  expect(new Home(join(root, 'new')).open()).toEqual([]);
  expect(readdirSync(join(root, 'new')).sort()).toEqual(['data', 'keys', 'logs', 'version.json']);
});

test('a folder from before versions is migrated with its data, once', () => {
  mkdirSync(join(root, 'postgres/data'), { recursive: true });
  writeFileSync(join(root, 'postgres/data/PG_VERSION'), '18\n');
  const home = new Home(root);
  expect(home.open()).toEqual(['the servers’ data moved into data/']);
  expect(readFileSync(join(root, 'data/postgres/data/PG_VERSION'), 'utf8')).toBe('18\n');
  expect(existsSync(join(root, 'postgres'))).toBe(false);
  expect(new Home(root).open()).toEqual([]);
});

test('a migration that was cut short goes on, and never puts old data over new', () => {
  mkdirSync(join(root, 'data/postgres'), { recursive: true });
  mkdirSync(join(root, 'kafka'));
  mkdirSync(join(root, 'postgres'));
  writeFileSync(join(root, 'data/postgres/new'), '');
  new Home(root).open();
  expect(readdirSync(join(root, 'data')).sort()).toEqual(['kafka', 'postgres']);
  expect(readdirSync(join(root, 'data/postgres'))).toEqual(['new']);
});

test('a folder of a newer Tomoni is refused and left alone', () => {
  writeJson(join(root, 'version.json'), { layout: 99 });
  expect(() => new Home(root).open()).toThrow(CannotStart);
  expect(readdirSync(root)).toEqual(['version.json']);
  expect(version().layout).toBe(99);
});

test('emptying forgets data, keys and city, and keeps what was downloaded', () => {
  const home = new Home(root);
  home.open();
  for (const file of ['data/postgres/x', 'keys/identity.json', 'java/kafka.jar', 'city.json']) writeJson(join(root, file), {});
  mkdirSync(join(root, 'trash-1')); // left by a crash
  home.empty();
  expect(readdirSync(root).sort()).toEqual(['data', 'java', 'keys', 'logs', 'version.json']);
  expect(readdirSync(home.keys)).toEqual([]);
});

test('a secret is made once, stays the same, and only its owner may read it', () => {
  const file = join(root, 'keys/master/participation');
  const secret = secretIn(file);
  expect(secretIn(file)).toBe(secret);
  expect(secret).not.toBe(secretIn(join(root, 'keys/master/notification')));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(root, 'keys/master')).mode & 0o777).toBe(0o700);
});

test('no two clients share a secret', () => {
  const secrets = Object.values(clientSecrets(new Home(root), ['participation', 'notification', 'partner-demo']));
  expect(new Set(secrets).size).toBe(3);
});
