import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { addressOf, connections, gatewayOf, gateways, mailsPerSession } from '../../mails.js';
import { config } from './config.js';

/**
 * The same mails by nodemailer's pool, as its documentation recommends it for many: one pooled transport a server, messages
 * given ready-made (`raw`), as many in flight as keep every connection busy. It keeps no books: no database, no decryption.
 */
const transports = new Map(config.SMTP_PORTS.split(',').map((port, index) => [
  gateways[index] ?? 'general',
  createTransport({ pool: true, host: '127.0.0.1', port: Number(port), secure: false, ignoreTLS: true, maxConnections: connections, maxMessages: mailsPerSession }),
]));
const retryMs = 1_000;

async function send(count: number, sample: string, run: string): Promise<{ handed: number; refused: number }> {
  const [, to = ''] = /^To: (.*)\r$/m.exec(sample) ?? [];
  const [, id = ''] = /^Message-ID: <(.*)@/m.exec(sample) ?? [];
  // Cut once: a mail is these pieces with its own recipient and id between them.
  const pieces = sample.split(to).map((piece) => piece.split(id));
  const messageOf = (address: string): string => pieces.map((piece) => piece.join(`${run}.${randomUUID()}`)).join(address);
  const result = { handed: 0, refused: 0 };
  const one = async (place: number, tried: () => void): Promise<void> => {
    const to = addressOf(place);
    for (;;) {
      try {
        await transports.get(gatewayOf(place))?.sendMail({ envelope: { from: 'oshirase@city.example.jp', to: [to] }, raw: messageOf(to) });
        result.handed += 1;
        return;
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        if (responseCode === undefined || responseCode >= 500) {
          result.refused += 1;
          return;
        }
        tried();
        await sleep(retryMs);
      }
    }
  };
  // One queue a server, a few more in flight than it has connections; what is put off keeps nobody waiting.
  const later: Promise<void>[] = [];
  await Promise.all(gateways.map(async (gateway, first) => {
    let next = first;
    let free = () => undefined as void;
    let flying = 0;
    const landed = (): void => {
      flying -= 1;
      free();
    };
    while (next < count) {
      if (flying >= connections * 4) await new Promise<void>((resolve) => { free = resolve; });
      flying += 1;
      const place = next;
      next += gateways.length;
      // Once: what is put off does not count as in flight.
      const tried = once(landed);
      later.push(one(place, tried).finally(tried));
      if (gatewayOf(place) !== gateway) throw new Error('Addresses do not take turns');
    }
  }));
  await Promise.all(later);
  return result;
}

function once(deed: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    deed();
  };
}

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://peer');
  if (url.pathname !== '/send') return response.writeHead(404).end();
  return void (async () => {
    const sample = await (await fetch(`${config.SINK_URL}/sample`)).text();
    const run = randomUUID();
    const began = performance.now();
    const result = await send(Number(url.searchParams.get('count')), sample, run);
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...result, run, seconds: (performance.now() - began) / 1_000 }));
  })();
}).listen(config.PORT, '127.0.0.1');
