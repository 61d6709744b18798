import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What the mail server does at a moment of the session: answers with a line; `cut` breaks the connection. */
export interface Script {
  readonly connect?: string;
  readonly recipient?: string | ((address: string) => string);
  /** Before the message is sent. */
  readonly data?: string;
  /** After a refusal, before the next message. */
  readonly reset?: string;
  /** After the whole message was sent. */
  readonly message?: string;
}

/** A mail server for specs that may do to a client everything a real one does on a bad day. */
export async function scriptedGateway(port = 0) {
  const gateway = {
    script: {} as Script,
    /** The answer to a message waits for it. */
    hold: Promise.resolve(),
    /** Messages whose last line arrived, taken or not. */
    seen: [] as { recipients: string[]; content: string }[],
    connections: 0,
    port: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    gateway.connections += 1;
    session(socket, gateway);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  gateway.port = (server.address() as AddressInfo).port;
  return gateway;
}

function session(socket: Socket, gateway: { script: Script; hold: Promise<void>; seen: { recipients: string[]; content: string }[] }): void {
  let [buffer, recipients, inMessage] = ['', [] as string[], false];
  const answer = (planned: string | undefined, usual: string) => {
    if (planned === 'cut') socket.destroy();
    else socket.write(`${planned ?? usual}\r\n`);
  };
  const command = (line: string): void => {
    const recipient = /^RCPT TO:<(.*)>/i.exec(line)?.[1];
    if (recipient !== undefined) {
      recipients.push(recipient);
      const planned = gateway.script.recipient;
      answer(typeof planned === 'function' ? planned(recipient) : planned, '250 ok');
    } else if (/^DATA/i.test(line)) {
      inMessage = gateway.script.data === undefined;
      answer(gateway.script.data, '354 go on');
    } else if (/^(MAIL|RSET)/i.test(line)) {
      recipients = [];
      answer(/^RSET/i.test(line) ? gateway.script.reset : undefined, '250 ok');
    } else answer(undefined, /^QUIT/i.test(line) ? '221 bye' : '250 scripted');
  };
  socket.on('data', (chunk: Buffer) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      const end = buffer.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (inMessage ? 5 : 2));
      if (!inMessage) command(part);
      else {
        inMessage = false;
        gateway.seen.push({ recipients, content: part });
        const planned = gateway.script.message;
        void gateway.hold.then(() => { answer(planned, '250 taken'); });
      }
    }
  });
  answer(gateway.script.connect, '220 scripted ESMTP');
}
