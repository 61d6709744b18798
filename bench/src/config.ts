import { join } from 'node:path';

export const checkout = join(import.meta.dirname, '../..');

/** What a process under test inherits; its settings are given, not found. */
export function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, TZ: 'UTC', LC_ALL: 'C.UTF-8', NODE_ENV: 'production' };
}

/** For `npm start`, as the person at this terminal would run it. */
export function terminal(): NodeJS.ProcessEnv {
  return { ...process.env };
}
