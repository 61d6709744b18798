import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadKeys, pairwiseSubject, rotateKeys } from './keys.js';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tomoni-keys-'));
  path = join(folder, 'keys/identity.json');
});
afterEach(() => rm(folder, { recursive: true }));

const day = (number: number) => new Date(Date.UTC(2026, 3, number));
const kids = ({ signing }: { signing: { kid: string }[] }) => signing.map(({ kid }) => kid);

test('keys are made once and only their owner can read them', async () => {
  const first = await loadKeys(path, 90, day(1));
  expect(await loadKeys(path, 90, day(2))).toEqual(first);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('an old key is followed by a new one, verifies for as long again, and is then gone', async () => {
  const [old] = kids(await loadKeys(path, 10, day(1)));
  const after = kids(await loadKeys(path, 10, day(11)));
  expect(after).toHaveLength(2);
  expect(after[1]).toBe(old);
  expect(kids(await loadKeys(path, 10, day(20)))).toEqual(after);
  const later = kids(await loadKeys(path, 10, day(22)));
  expect(later).not.toContain(old);
  expect(later[1]).toBe(after[0]);
});

test('a rotation by hand signs with a new key and keeps everybody’s id', async () => {
  const before = await loadKeys(path, 90, day(1));
  const after = await rotateKeys(path, day(1));
  expect(kids(after).slice(1)).toEqual(kids(before));
  expect(after.pairwiseSecret).toBe(before.pairwiseSecret);
});

test('a damaged key file is never overwritten: the ids of all people hang on it', async () => {
  await loadKeys(path, 90);
  await writeFile(path, '{"signing":[');
  await expect(loadKeys(path, 90)).rejects.toThrow('restore it from a backup');
  expect(await readFile(path, 'utf8')).toBe('{"signing":[');
});

test('ids are stable at one audience, unrelated at two, and another secret gives others', async () => {
  const keys = await loadKeys(path, 90);
  const id = pairwiseSubject(keys, 'officer', 'participation');
  expect(pairwiseSubject(keys, 'officer', 'participation')).toBe(id);
  expect(id).not.toContain('officer');
  const others = [
    pairwiseSubject(keys, 'officer', 'notification'),
    pairwiseSubject(keys, 'officer-2', 'participation'),
    pairwiseSubject({ ...keys, pairwiseSecret: 'AAAA' }, 'officer', 'participation'),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});
