import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openVapidKeys } from './vapid-keys.js';

let folder = '';
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'tomoni-vapid-')); });
afterAll(() => rm(folder, { recursive: true }));

test('processes that start together share one pair, which only its owner reads and nothing replaces', async () => {
  const file = join(folder, 'keys', 'web-push.json');
  expect(await openVapidKeys(file)).toBeUndefined();
  const opened = await Promise.all(Array.from({ length: 5 }, () => openVapidKeys(file, { create: true })));
  expect(new Set(opened.map((keys) => keys?.privateKey)).size).toBe(1);
  expect(await openVapidKeys(file)).toEqual(opened[0]);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readdir(join(folder, 'keys'))).toEqual(['web-push.json']);
});

test('a damaged file is an error, never a reason for new keys', async () => {
  const file = join(folder, 'damaged.json');
  await writeFile(file, '{"publicKey":"short","privateKey":"short"}');
  await expect(openVapidKeys(file, { create: true })).rejects.toThrow();
});
