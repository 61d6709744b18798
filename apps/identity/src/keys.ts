import { createHmac, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const dayMs = 86_400_000;

const signingKey = z.looseObject({
  kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string(),
  kid: z.string(), use: z.literal('sig'), alg: z.literal('ES256'), createdAt: z.iso.datetime(),
});
const keyFile = z.object({
  /** Newest first: the first signs, all verify. */
  signing: z.array(signingKey).min(1),
  pairwiseSecret: z.base64url(),
  cookieSecrets: z.array(z.base64url()).min(1),
});
export type Keys = z.output<typeof keyFile>;

/**
 * The keys of this installation, made at the first call.
 * A signing key older than `days` is followed by a new one; it stays published for as long again, so that no token
 * it signed becomes unreadable, and is then dropped. Takes effect when the provider is built.
 */
export async function loadKeys(path: string, days: number, now = new Date()): Promise<Keys> {
  const keys = (await read(path)) ?? newKeys(now);
  const age = (key: Keys['signing'][number]) => now.getTime() - Date.parse(key.createdAt);
  const due = keys.signing.every((key) => age(key) >= days * dayMs);
  const kept = keys.signing.filter((key) => age(key) < 2 * days * dayMs);
  return save(path, { ...keys, signing: due ? [newSigningKey(now), ...kept] : kept });
}

/** A new signing key now, for example after a leak is suspected; the others stay published. */
export async function rotateKeys(path: string, now = new Date()): Promise<Keys> {
  const keys = (await read(path)) ?? newKeys(now);
  return save(path, { ...keys, signing: [newSigningKey(now), ...keys.signing] });
}

/** The same person gets the same id at one audience and unrelated ids at any two (domain §0, personRef). */
export const pairwiseSubject = (keys: Keys, accountId: string, audience: string): string =>
  createHmac('sha256', Buffer.from(keys.pairwiseSecret, 'base64url')).update(JSON.stringify([accountId, audience])).digest('base64url');

async function read(path: string): Promise<Keys | undefined> {
  try {
    return keyFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`The key file ${path} cannot be read; restore it from a backup, or move it away to get new keys (everybody then gets a new id).`, { cause: error });
  }
}

/** Written beside and renamed, so that a crash leaves the old keys or the new ones, never half a file. */
async function save(path: string, keys: Keys): Promise<Keys> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(draft, path);
  return keys;
}

const secret = () => randomBytes(32).toString('base64url');
const newKeys = (now: Date): Keys => ({ signing: [newSigningKey(now)], pairwiseSecret: secret(), cookieSecrets: [secret()] });

function newSigningKey(now: Date): Keys['signing'][number] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return signingKey.parse({ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'ES256', createdAt: now.toISOString() });
}
