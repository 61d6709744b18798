import { execFile } from 'node:child_process';
import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from './config.js';

/** Compiles the library that makes each fdatasync two milliseconds slower. Needs a C compiler. @returns its path */
export async function slowDisk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tomoni-bench-disk-'));
  await chmod(folder, 0o755);
  const library = join(folder, 'slow-disk.so');
  await promisify(execFile)('cc', ['-O2', '-shared', '-fPIC', '-o', library, join(checkout, 'bench/src/slow-disk.c'), '-ldl']);
  return library;
}
