import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

/** Why {@link preloadable} cannot be used on this machine; undefined when it can. */
export function cannotPreload(): string | undefined {
  return process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0 ? undefined : 'it needs Linux and a C compiler (cc)';
}

/** Compiles a C file that stands before the C library of a process (LD_PRELOAD). @returns the path of the library, readable by every user */
export async function preloadable(source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-preload-'));
  await chmod(folder, 0o755);
  const library = join(folder, `${basename(source, '.c')}.so`);
  await promisify(execFile)('cc', ['-O2', '-shared', '-fPIC', '-o', library, source, '-ldl']);
  return library;
}
