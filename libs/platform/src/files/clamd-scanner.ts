import { once } from 'node:events';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { ScanPort, type ScanStatus } from './ports.js';

const timeoutMs = 60_000;

/** clamd over its INSTREAM protocol. A scanner that is away or gives up leaves the file unscanned: it is kept and never served. */
export class ClamdScanner extends ScanPort {
  constructor(private readonly address: { readonly host: string; readonly port: number }, private readonly onFailure: (error: unknown) => void = () => undefined) {
    super();
  }

  async scan(content: Readable): Promise<ScanStatus> {
    const socket = connect(this.address).setTimeout(timeoutMs, () => socket.destroy(new Error('clamd does not answer')));
    const answer: Buffer[] = [];
    socket.on('data', (data: Buffer) => answer.push(data));
    // clamd answers and closes when it has seen enough, also in the middle of a stream that is too long for it.
    const closed = once(socket, 'close');
    closed.catch(() => undefined);
    try {
      await once(socket, 'connect');
      socket.write('zINSTREAM\0');
      for await (const chunk of content as AsyncIterable<Buffer>) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), closed]);
      }
      socket.write(Buffer.alloc(4));
      await closed;
      return statusOf(Buffer.concat(answer).toString());
    } catch (error) {
      this.onFailure(error);
      return 'not-scanned';
    } finally {
      socket.destroy();
      content.destroy();
    }
  }
}

function statusOf(answer: string): ScanStatus {
  if (/: OK\0?\s*$/.test(answer)) return 'clean';
  return / FOUND\0?\s*$/.test(answer) ? 'infected' : 'not-scanned';
}

/** Where no scanner is configured. */
export class NoScanner extends ScanPort {
  scan(content: Readable): Promise<ScanStatus> {
    content.destroy();
    return Promise.resolve('not-scanned');
  }
}
