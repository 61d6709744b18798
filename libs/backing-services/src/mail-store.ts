import { randomUUIDv7 } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';

export interface MailMessage {
  /** UUIDv7: sorts by arrival. */
  id: string;
  from: string;
  /** The recipients of the envelope, so those of Bcc too. */
  to: string[];
  subject: string;
  text: string;
  /** Names in small letters; values as they came, unfolded and decoded. */
  headers: Record<string, string>;
  /** RFC 3339, UTC */
  receivedAt: string;
}

export type MailStore = Awaited<ReturnType<typeof openMailStore>>;

/** Messages as files: `<id>.eml` as received, `<id>.json` as shown. */
export async function openMailStore(folder: string) {
  await mkdir(folder, { recursive: true });
  let messages = await load(folder);

  async function add(raw: Buffer, recipients: string[]): Promise<MailMessage> {
    const message = await describe(raw, recipients);
    await writeDurably(join(folder, `${message.id}.eml`), raw);
    await writeDurably(join(folder, `${message.id}.json`), JSON.stringify(message));
    messages.push(message);
    return message;
  }

  async function waitFor(fits: (message: MailMessage) => boolean, limitMs = 10_000): Promise<MailMessage> {
    const end = Date.now() + limitMs;
    for (;;) {
      const found = messages.find(fits);
      if (found) return found;
      if (Date.now() > end) throw new Error(`No such mail within ${limitMs} ms; there are: ${messages.map(({ subject }) => subject).join(', ') || 'none'}`);
      await sleep(20);
    }
  }

  async function clear(): Promise<void> {
    messages = [];
    for (const file of await readdir(folder)) await rm(join(folder, file));
  }

  const raw = (id: string) => readFile(join(folder, `${id}.eml`));
  return { add, waitFor, clear, raw, all: () => [...messages], get: (id: string) => messages.find((message) => message.id === id) };
}

async function describe(raw: Buffer, to: string[]): Promise<MailMessage> {
  const { from, subject = '', text = '', headers, headerLines } = await simpleParser(raw);
  const shown = headerLines.map(({ key, line }): [string, string] => {
    const value = headers.get(key);
    return [key, typeof value === 'string' ? value : line.slice(line.indexOf(':') + 1).replaceAll(/\r?\n\s+/g, ' ').trim()];
  });
  return { id: randomUUIDv7(), from: from?.text ?? '', to, subject, text, headers: Object.fromEntries(shown), receivedAt: new Date().toISOString() };
}

async function load(folder: string): Promise<MailMessage[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as MailMessage));
}

/** Either the whole file is there after a crash, or none. */
async function writeDurably(path: string, content: string | Buffer): Promise<void> {
  const file = await open(`${path}.part`, 'w');
  await file.writeFile(content);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
}
