import { parseArgs } from 'node:util';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const checkout = resolve(import.meta.dirname, '../../..');
export const requirementsFile = join(checkout, 'tools/fuzz/requirements.txt');
/** Made once by the command itself; deleting it is always safe. */
export const pythonFolder = join(checkout, '.tomoni', 'fuzz-python');

const count = z.coerce.number().int().positive();
export const usage = 'Usage: npm run fuzz -- [--cases 2000] [--seed 1] [--service participation]';

export interface Wishes {
  /** Requests to each service, at least. */
  cases: number;
  /** The same seed makes the same requests, but for the ids of what is in the database. */
  seed: number;
  /** Only this one. */
  service: string | undefined;
}

/** @throws with the usage when an option is unknown or no number */
export function readWishes(args: string[]): Wishes {
  try {
    const { values } = parseArgs({ args, options: { cases: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, service: { type: 'string' } } });
    return { cases: count.parse(values.cases), seed: count.parse(values.seed), service: values.service };
  } catch (cause) {
    throw new Error(usage, { cause });
  }
}

/** What programs in Python are started with; nothing of ours is for them. */
export const pythonEnvironment = (): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR, PIP_INDEX_URL, PIP_CONFIG_FILE, HTTPS_PROXY, https_proxy } = process.env;
  return { PATH, HOME, TMPDIR, PIP_INDEX_URL, PIP_CONFIG_FILE, HTTPS_PROXY, https_proxy, LC_ALL: 'C.UTF-8', NO_COLOR: '1', PYTHONHASHSEED: '0' };
};
