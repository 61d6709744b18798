import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { config } from '../config.js';
import { TelegramSourcesService } from './telegram-sources.service.js';
import { TelegramsService } from './telegrams.service.js';
import { xmlLimits } from './telegram-xml.js';

const name = 'folder';
const scanMs = 200;
/** Somebody may still be writing it: what cannot be read is looked at again until it has not changed for so long. */
const settledMs = 5_000;
const statusEveryMs = 60_000;

/**
 * Telegrams that are dropped into a folder, in the order of their names. Programs write under a name that begins with a dot and
 * rename; what was read is moved to `done` or `refused`. Where it cannot be moved it is remembered by its bytes.
 */
@Injectable()
export class TelegramFolder {
  private readonly remembered = new Map<string, number>();
  private statusAt = 0;

  constructor(private readonly sources: TelegramSourcesService, private readonly telegrams: TelegramsService, private readonly clock: Clock) {}

  get path(): string | undefined {
    return config.TELEGRAM_FOLDER;
  }

  /** @returns milliseconds until the next look */
  async round(folder: string, signal: AbortSignal): Promise<number> {
    try {
      await mkdir(join(folder, 'done'), { recursive: true }).catch(() => undefined);
      await mkdir(join(folder, 'refused'), { recursive: true }).catch(() => undefined);
      const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile() && !entry.name.startsWith('.') && /\.xml$/i.test(entry.name));
      const problems: string[] = [];
      for (const file of files.map((entry) => entry.name).sort()) {
        if (signal.aborted) return 0;
        await this.takeFile(folder, file).catch((error: unknown) => problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`));
      }
      if (problems.length > 0) throw new Error(problems.slice(0, 3).join('; '));
      if (files.length > 0 || Date.now() - this.statusAt > statusEveryMs) await this.tell(folder);
    } catch (error) {
      await this.sources.open(name, folder);
      await this.sources.failed(name, error instanceof Error ? error.message : String(error));
      return settledMs;
    }
    return scanMs;
  }

  private async tell(folder: string): Promise<void> {
    await this.sources.open(name, folder);
    await this.sources.read(name, { entries: [], againMs: scanMs });
    this.statusAt = Date.now();
  }

  private async takeFile(folder: string, file: string): Promise<void> {
    const path = join(folder, file);
    const { bytes, changed, size } = await beginningOf(path);
    if (this.remembered.get(path) === changed) return;
    const age = Date.now() - changed;
    // The end of a document is its last character; without it somebody is still writing.
    if (age < settledMs && size <= xmlLimits.bytes && !/>\s*$/.test(Buffer.from(bytes.subarray(-200)).toString('latin1'))) return;
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const { state } = await this.telegrams.take({ source: name, docId: `${file.slice(0, 200).toWellFormed()}:${digest}`, fileName: file, bytes });
    const target = join(folder, state === 'refused' ? 'refused' : 'done', `${this.clock.now().getTime()}-${file}`);
    await rename(path, target).catch(() => this.remembered.set(path, changed));
  }
}

/** Of a file that is too large only the first bytes, one more than are read. */
async function beginningOf(path: string): Promise<{ bytes: Uint8Array; changed: number; size: number }> {
  const handle = await open(path, 'r');
  try {
    const { size, mtimeMs } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, xmlLimits.bytes + 1));
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return { bytes: bytes.subarray(0, read), changed: mtimeMs, size };
  } finally {
    await handle.close();
  }
}
