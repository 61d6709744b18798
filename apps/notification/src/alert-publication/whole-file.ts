import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const unfinished = (name: string): string => `.${name}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;

/**
 * Whoever reads `path` sees the old bytes or the new ones, whenever the process is killed; what was written survives a power cut.
 * @returns whether anything had to be written
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = Buffer.from(content);
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(bytes)) return false;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const draft = join(folder, unfinished(basename(path)));
  try {
    const file = await open(draft, 'wx', 0o644);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
  return true;
}

/** Drafts of a process that was killed while it wrote. */
export async function clearUnfinished(folder: string, olderThanMs = 60_000): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => /^\..+\.tmp$/.test(one))) {
    const path = join(folder, name);
    const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age >= olderThanMs) await rm(path, { force: true });
  }
}

/** The new name is on the disk too; where a folder cannot be opened (Windows) the rename itself has to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
