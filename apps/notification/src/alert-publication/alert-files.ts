import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { config } from '../config.js';
import { clearUnfinished, writeWhole } from './whole-file.js';

/** A file as it stands: who read it before asks with the `etag` whether it changed. */
export interface AlertFile { readonly bytes: Buffer; readonly etag: string; readonly modified: Date }
interface Known extends AlertFile { readonly mark: string }
const keptInMemory = 200;

/** The folder of published files. Anything may read it meanwhile, a web server or a CDN's mirror too: no file in it is ever half written. */
@Injectable()
export class AlertFiles {
  private readonly known = new Map<string, Known>();

  get folder(): string {
    return config.ALERT_FOLDER ?? join(tmpdir(), `tomoni-alerts-${config.TENANT}-${config.PORT}`);
  }

  async write(path: string, content: string): Promise<void> {
    await writeWhole(join(this.folder, path), content);
  }

  /** undefined where there is none. */
  async read(path: string): Promise<AlertFile | undefined> {
    const full = join(this.folder, path);
    try {
      const { ino, mtimeMs, size } = await stat(full);
      const mark = `${ino}-${mtimeMs}-${size}`;
      const known = this.known.get(path);
      if (known?.mark === mark) return known;
      const bytes = await readFile(full);
      const file = { mark, bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`, modified: new Date(mtimeMs) };
      this.keep(path, file);
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Names in a folder of it. */
  list(folder: string): Promise<string[]> {
    return readdir(join(this.folder, folder)).catch(() => []);
  }

  async clear(folders: readonly string[]): Promise<void> {
    for (const folder of folders) await clearUnfinished(join(this.folder, folder));
  }

  private keep(path: string, file: Known): void {
    this.known.delete(path);
    this.known.set(path, file);
    const [oldest] = this.known.keys();
    if (this.known.size > keptInMemory && oldest !== undefined) this.known.delete(oldest);
  }
}
