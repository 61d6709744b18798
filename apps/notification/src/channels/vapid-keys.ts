import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import webPush from 'web-push';
import { z } from 'zod';

const keyPair = z.strictObject({ publicKey: z.string().regex(/^[\w-]{87}$/), privateKey: z.string().regex(/^[\w-]{43}$/) });
export type VapidKeys = z.output<typeof keyPair>;

/**
 * The key pair that names this city to push services (RFC 8292). Browsers subscribe to its public half: a new pair loses
 * every subscription, so an existing file is never replaced.
 * @param options `create`: makes the file when there is none; on one machine only
 * @returns undefined when there is no file
 */
export async function openVapidKeys(file: string, { create = false } = {}): Promise<VapidKeys | undefined> {
  const read = async () => {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : keyPair.parse(JSON.parse(text));
  };
  const found = await read();
  if (found || !create) return found;
  await mkdir(dirname(file), { recursive: true });
  // Whole or not at all, and the first of several processes wins.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600 });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'EEXIST') throw error; });
  await rm(draft);
  return read();
}
