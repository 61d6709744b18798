import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, type ProcessMark } from './process-mark.js';

/** Where a server keeps its data, its log and who runs it. */
export interface ServerOptions {
  /** Kept between starts. Without it the server works in a temporary folder that is deleted when it stops. */
  dir?: string;
  /** Without it a free one is picked. */
  port?: number;
  /** Default `<dir>/<server>.log`. */
  logFile?: string;
}

export interface ServerFolder {
  folder: string;
  ephemeral: boolean;
  /** Deletes an ephemeral folder. */
  cleanUp: () => Promise<void>;
}

const prefix = 'tomoni-spec-';

export async function serverFolder(dir: string | undefined, server: string): Promise<ServerFolder> {
  if (dir) return { folder: dir, ephemeral: false, cleanUp: () => Promise.resolve() };
  await deleteLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${server}-`));
  return { folder, ephemeral: true, cleanUp: () => rm(folder, { recursive: true, force: true }) };
}

/** Temporary folders of test runs that were killed, or whose server did not start. */
async function deleteLeftovers(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (await isLeftOver(folder)) await rm(folder, { recursive: true, force: true });
  }
}

async function isLeftOver(folder: string): Promise<boolean> {
  try {
    const { owner } = JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as { owner: ProcessMark };
    return !isRunning(owner);
  } catch {
    // Not claimed: just being made, or given up, its log kept for a while.
    const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Date.now() }));
    return Date.now() - mtimeMs > 3_600_000;
  }
}
