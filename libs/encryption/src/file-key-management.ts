import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MasterKeyMissing } from './errors.js';
import { KeyManagement, type WrappedKey } from './key-management.js';

interface MasterKey { readonly id: string; readonly createdAt: string; /** 32 bytes, base64. */ readonly secret: string }
interface KeyFile { readonly version: 1; /** Oldest first; the last one wraps. */ readonly keys: readonly MasterKey[]; /** 32 bytes, base64; never rotated. */ readonly macSecret: string }

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Master keys in one file that only its owner can read: enough for one machine. Several processes may share it. */
export class FileKeyManagement extends KeyManagement {
  private constructor(private readonly file: string, private content: KeyFile, private revision: string) {
    super();
  }

  /**
   * @param options `create`: makes the file when there is none; for one machine only, because a new key where an old one
   *   was lost hides the loss
   * @throws MasterKeyMissing when there is no such file; Error when others can read it or it is damaged
   */
  static async open(file: string, { create = false } = {}): Promise<FileKeyManagement> {
    if (create) await createFile(file);
    const { content, revision } = await readFileOf(file);
    return new FileKeyManagement(file, content, revision);
  }

  async currentKeyId(): Promise<string> {
    return (await this.newest()).id;
  }

  async wrap(dataKey: Buffer, context: string): Promise<WrappedKey> {
    const { id, secret } = await this.newest();
    const iv = randomBytes(ivBytes);
    const encrypt = createCipheriv(cipher, Buffer.from(secret, 'base64'), iv).setAAD(Buffer.from(context));
    const wrapped = Buffer.concat([encrypt.update(dataKey), encrypt.final()]);
    return { keyId: id, bytes: Buffer.concat([iv, wrapped, encrypt.getAuthTag()]) };
  }

  async unwrap({ keyId, bytes }: WrappedKey, context: string): Promise<Buffer> {
    const { secret } = await this.version(keyId);
    const decrypt = createDecipheriv(cipher, Buffer.from(secret, 'base64'), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decrypt.update(bytes.subarray(ivBytes, -tagBytes)), decrypt.final()]);
  }

  mac(purpose: string, data: string): Promise<Buffer> {
    const key = hkdfSync('sha256', Buffer.from(this.content.macSecret, 'base64'), '', `tomoni ${purpose}`, 32);
    return Promise.resolve(createHmac('sha256', Buffer.from(key)).update(data).digest());
  }

  /** The versions, oldest first. */
  async keyIds(): Promise<string[]> {
    await this.refresh();
    return this.content.keys.map(({ id }) => id);
  }

  /** Adds a version, which wraps from now on, in all processes. @returns its id */
  async rotate(): Promise<string> {
    const key = newKey();
    await this.rewrite((content) => ({ ...content, keys: [...content.keys, key] }));
    return key.id;
  }

  /**
   * Destroys an old version, once `PersonalData.rewrap` has left nothing under it **in every service that uses this
   * file**. @throws RangeError for the newest or an unknown one
   */
  async drop(keyId: string): Promise<void> {
    await this.rewrite((content) => {
      if (!content.keys.slice(0, -1).some(({ id }) => id === keyId)) throw new RangeError(`${keyId} is no old version of the master key`);
      return { ...content, keys: content.keys.filter(({ id }) => id !== keyId) };
    });
  }

  private async newest(): Promise<MasterKey> {
    await this.refresh();
    const key = this.content.keys.at(-1);
    if (!key) throw new MasterKeyMissing(`${this.file} holds no key`);
    return key;
  }

  private async version(keyId: string): Promise<MasterKey> {
    const find = () => this.content.keys.find(({ id }) => id === keyId);
    if (!find()) await this.refresh();
    const key = find();
    if (!key) throw new MasterKeyMissing(`${this.file} does not hold the key ${keyId}`);
    return key;
  }

  /** Another process may have rotated. */
  private async refresh(): Promise<void> {
    if (revisionOf(await stat(this.file)) === this.revision) return;
    const { content, revision } = await readFileOf(this.file);
    this.content = content;
    this.revision = revision;
  }

  private async rewrite(change: (content: KeyFile) => KeyFile): Promise<void> {
    const next = `${this.file}.new`;
    // Its name is the lock: two rotations at once would lose one of the keys. Read only while holding it.
    const lock = await open(next, 'wx', 0o600);
    try {
      const { content } = await readFileOf(this.file);
      await lock.writeFile(jsonOf(change(content)));
      await lock.sync();
      await rename(next, this.file);
    } catch (error) {
      await rm(next);
      throw error;
    } finally {
      await lock.close();
    }
    await this.refresh();
  }
}

/** A rewrite is a new file; its time alone is too coarse to tell two of them apart. */
function revisionOf({ ino, mtimeMs, size }: Stats): string {
  return [ino, mtimeMs, size].join();
}

async function readFileOf(file: string): Promise<{ content: KeyFile; revision: string }> {
  const stats = await stat(file).catch((cause: unknown) => {
    throw new MasterKeyMissing(`There is no master key file ${file}`, { cause });
  });
  // Windows has no such bits.
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) throw new Error(`Others can read the master key file ${file}; chmod 600 it`);
  const content = JSON.parse(await readFile(file, 'utf8')) as KeyFile;
  if (content.version !== 1 || content.keys.length === 0 || !content.macSecret) throw new Error(`${file} is not a master key file`);
  return { content, revision: revisionOf(stats) };
}

/** Atomic: of several processes starting at once, one file wins and nobody sees half of it. */
async function createFile(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  const content: KeyFile = { version: 1, keys: [newKey()], macSecret: randomBytes(32).toString('base64') };
  await writeFile(draft, jsonOf(content), { flag: 'wx', mode: 0o600, flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
}

function jsonOf(content: KeyFile): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function newKey(): MasterKey {
  return { id: `mk-${randomUUID()}`, createdAt: new Date().toISOString(), secret: randomBytes(32).toString('base64') };
}
