import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Home } from './home.js';

/** 32 random bytes in base64url, made at the first call and the same ever after. Only this user may read the file. */
export function secretIn(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  }
  chmodSync(file, 0o600);
  return z.base64url().length(43).parse(readFileSync(file, 'utf8').trim());
}

/** What the clients of the identity provider prove themselves with, by client id. */
export function clientSecrets(home: Home, clients: readonly string[]): Record<string, string> {
  return Object.fromEntries(clients.map((client) => [client, secretIn(home.path('keys', 'clients', client))]));
}
