import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
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

/** Temporary folders of test runs that were killed. */
async function deleteLeftovers(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const owner = await ownerOf(folder);
    if (owner && !isRunning(owner)) await rm(folder, { recursive: true, force: true });
  }
}

async function ownerOf(folder: string): Promise<ProcessMark | undefined> {
  try {
    return (JSON.parse(await readFile(join(folder, 'running.json'), 'utf8')) as { owner: ProcessMark }).owner;
  } catch {
    return undefined; // just being made by another run
  }
}
