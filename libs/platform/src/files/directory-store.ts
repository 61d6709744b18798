import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFound } from '../http/problem.js';
import { checkKey, ObjectStore, type StoredObject } from './ports.js';

/** Files in a directory of one machine. A file appears under its name only when it is whole. */
export class DirectoryStore extends ObjectStore {
  constructor(private readonly root: string) {
    super();
  }

  async put(key: string, content: Readable): Promise<StoredObject> {
    const target = this.pathOf(key);
    const unfinished = `${target}.${randomUUID()}.part`;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const counted = counting();
    try {
      await pipeline(content, counted.stream, createWriteStream(unfinished, { mode: 0o600, flush: true }));
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    return { key, ...counted.result() };
  }

  async get(key: string): Promise<Readable> {
    const file = await open(this.pathOf(key)).catch((error: unknown) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new NotFound() : error;
    });
    return createReadStream('', { fd: file });
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    return join(this.root, checkKey(key));
  }
}

/** Passes bytes on and knows afterwards how many there were and their hash. */
export function counting(): { stream: Transform; result: () => { bytes: number; sha256: string } } {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
