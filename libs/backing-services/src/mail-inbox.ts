import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { writing } from './cannot-start.js';
import { claimFolder } from './folder-claim.js';
import { mailPages } from './mail-pages.js';
import { openMailStore, type MailMessage } from './mail-store.js';
import { freePort, requireFreePort } from './ports.js';
import { serverFolder, type ServerOptions } from './server-folder.js';

export type { MailMessage };

/** The refusal of a recipient: 4xx for "later", 5xx for "never". */
export interface Refusal {
  code: number;
  text: string;
}

export interface MailInboxOptions extends Pick<ServerOptions, 'dir'> {
  /** SMTP */
  port?: number;
  httpPort?: number;
  /** Lets a spec play a full mailbox or an unknown address. */
  refuse?: (recipient: string) => Refusal | undefined;
}

export interface MailInbox {
  smtpUrl: string;
  httpUrl: string;
  port: number;
  httpPort: number;
  pid: number;
  /** All messages, the oldest first. */
  messages: () => MailMessage[];
  /** The first message that fits, also one that is still to come. @throws after `limitMs` milliseconds */
  waitFor: (fits: (message: MailMessage) => boolean, limitMs?: number) => Promise<MailMessage>;
  clear: () => Promise<void>;
  stop: () => Promise<void>;
  /** Cuts every connection at once. */
  kill: () => Promise<void>;
}

/** An SMTP server that delivers nothing: what it accepts is a file in its folder, shown over HTTP. @throws CannotStart */
export async function startMailInbox({ dir, port: smtpWanted, httpPort: httpWanted, refuse }: MailInboxOptions = {}): Promise<MailInbox> {
  const port = smtpWanted ?? (await freePort());
  const httpPort = httpWanted ?? (await freePort());
  await requireFreePort(port, 'the mail inbox (SMTP)');
  await requireFreePort(httpPort, 'the mail inbox (HTTP)');
  const { folder, cleanUp } = await serverFolder(dir, 'mail');
  const claim = await claimFolder(folder, 'The mail inbox');
  const store = await writing(folder, () => openMailStore(join(folder, 'messages')));
  const smtp = new SMTPServer({ ...smtpSettings, onData: receive(store.add), onRcptTo: judge(refuse) });
  smtp.on('error', () => undefined); // a client that hung up; an error nobody listens to would end the process
  const http = createServer(mailPages(store));
  const close = async () => {
    await Promise.all([new Promise<void>((done) => smtp.close(done)), new Promise((done) => http.close(done).closeAllConnections())]);
    await claim.release();
    await cleanUp();
  };
  await Promise.all([once(smtp.listen(port, '127.0.0.1'), 'listening'), once(http.listen(httpPort, '127.0.0.1'), 'listening')]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const kill = () => {
    for (const connection of smtp.connections as Set<{ _socket?: { destroy(): void } }>) connection._socket?.destroy();
    return close();
  };
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    httpUrl: `http://127.0.0.1:${httpPort}`,
    port,
    httpPort,
    pid: process.pid,
    messages: store.all,
    waitFor: store.waitFor,
    clear: store.clear,
    stop: close,
    kill,
  };
}

const smtpSettings: SMTPServerOptions = {
  name: 'tomoni-mail-inbox',
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  size: 20 * 1024 * 1024,
  closeTimeout: 2000,
};

/** Answers 250 only once the message is on disk. */
function receive(add: (raw: Buffer, recipients: string[]) => Promise<MailMessage>): SMTPServerOptions['onData'] {
  return (stream, session, reply) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      add(Buffer.concat(chunks), recipients).then(({ id }) => reply(null, `kept as ${id}`), reply);
    });
  };
}

function judge(refuse: MailInboxOptions['refuse']): SMTPServerOptions['onRcptTo'] {
  return ({ address }, _session, reply) => {
    const refusal = refuse?.(address);
    reply(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null);
  };
}
