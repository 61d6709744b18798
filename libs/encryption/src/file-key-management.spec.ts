import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FileKeyManagement, MasterKeyMissing } from './index.js';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'tomoni-keys-')); });
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `keys-${(files += 1)}`, 'master.json');
const open = (file: string) => FileKeyManagement.open(file, { create: true });
const dataKey = () => randomBytes(32);

test('what is wrapped is unwrapped, in its own context only', async () => {
  const keys = await open(newFile());
  const key = dataKey();
  const wrapped = await keys.wrap(key, 'person-1');
  expect(await keys.unwrap(wrapped, 'person-1')).toEqual(key);
  await expect(keys.unwrap(wrapped, 'person-2')).rejects.toThrow();
  const bytes = Buffer.from(wrapped.bytes);
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  await expect(keys.unwrap({ ...wrapped, bytes }, 'person-1')).rejects.toThrow();
  await expect(keys.unwrap({ ...wrapped, bytes: Buffer.alloc(0) }, 'person-1')).rejects.toThrow();
});

test('the wrapped bytes never repeat and do not hold the key', async () => {
  const keys = await open(newFile());
  const key = dataKey();
  const [one, two] = [await keys.wrap(key, 'person-1'), await keys.wrap(key, 'person-1')];
  expect(one.bytes.equals(two.bytes)).toBe(false);
  expect(one.bytes.includes(key)).toBe(false);
});

test('only its owner can read the file, and a file others can read is refused', async () => {
  const file = newFile();
  await open(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await chmod(file, 0o640);
  await expect(open(file)).rejects.toThrow(/chmod 600/);
});

test('a missing file is an error unless one machine asks for it', async () => {
  await expect(FileKeyManagement.open(newFile())).rejects.toThrow(MasterKeyMissing);
});

test('a damaged file is refused', async () => {
  const file = newFile();
  await open(file);
  await writeFile(file, '{"version":1,"keys":[]}');
  await expect(open(file)).rejects.toThrow(/not a master key file/);
});

test('processes that start at once share one file and leave no drafts', async () => {
  const file = newFile();
  const all = await Promise.all(Array.from({ length: 8 }, () => open(file)));
  const ids = await Promise.all(all.map((keys) => keys.currentKeyId()));
  expect(new Set(ids).size).toBe(1);
  expect(await readdir(join(file, '..'))).toEqual(['master.json']);
});

test('after rotation the newest version wraps, old ones still unwrap, in every process', async () => {
  const file = newFile();
  const [here, there] = [await open(file), await open(file)];
  const key = dataKey();
  const old = await there.wrap(key, 'person-1');
  const newest = await here.rotate();
  expect(newest).not.toBe(old.keyId);
  expect((await there.wrap(key, 'person-1')).keyId).toBe(newest);
  expect(await here.unwrap(old, 'person-1')).toEqual(key);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a version that another process just made unwraps without a restart', async () => {
  const file = newFile();
  const [here, there] = [await open(file), await open(file)];
  await here.rotate();
  const wrapped = await here.wrap(Buffer.alloc(32, 7), 'person-1');
  expect(await there.unwrap(wrapped, 'person-1')).toEqual(Buffer.alloc(32, 7));
});

test('rotations at the same time lose no key', async () => {
  const file = newFile();
  const keys = await open(file);
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => keys.rotate()));
  const made = outcomes.filter((outcome) => outcome.status === 'fulfilled').map(({ value }) => value);
  expect(made.length).toBeGreaterThan(0);
  expect(await keys.keyIds()).toEqual(expect.arrayContaining(made));
  expect(await readdir(join(file, '..'))).toEqual(['master.json']);
});

test('a dropped version is gone for good; the newest cannot be dropped', async () => {
  const file = newFile();
  const keys = await open(file);
  const old = await keys.wrap(dataKey(), 'person-1');
  await expect(keys.drop(old.keyId)).rejects.toThrow(RangeError);
  await keys.rotate();
  await keys.drop(old.keyId);
  await expect(keys.unwrap(old, 'person-1')).rejects.toThrow(MasterKeyMissing);
  expect(await readFile(file, 'utf8')).not.toContain(old.keyId);
});

test('a mac is stable over rotation and differs by purpose, value and file', async () => {
  const keys = await open(newFile());
  const before = await keys.mac('search index mail', 'a@example.jp');
  await keys.rotate();
  expect(await keys.mac('search index mail', 'a@example.jp')).toEqual(before);
  const others = [await keys.mac('search index name', 'a@example.jp'), await keys.mac('search index mail', 'b@example.jp'), await (await open(newFile())).mac('search index mail', 'a@example.jp')];
  for (const other of others) expect(other.equals(before)).toBe(false);
});
