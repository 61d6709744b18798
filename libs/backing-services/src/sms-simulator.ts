import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, requireFreePort } from './ports.js';

export interface SimulatedSms {
  readonly key: string;
  readonly to: string;
  readonly text: string;
  readonly receiptUrl: string;
  status: 'accepted' | 'delivered' | 'failed';
}
export interface SmsSimulator {
  url: string;
  port: number;
  /** What was taken, the oldest first: each of them would have been one SMS on a phone. */
  messages: () => SimulatedSms[];
  /** Requests to send, also those that were refused or repeated. */
  requests: number;
  clear: () => void;
  stop: () => Promise<void>;
}
export interface SmsSimulatorOptions {
  port?: number;
  token: string;
  /** Signs receipts. */
  receiptSecret: string;
  /** How long `…02` is held back, in milliseconds. */
  delayMs?: number;
}

/**
 * An SMS provider that sends nothing, as `HttpSmsProvider` of notification expects one. The number's last two digits say
 * what it does: `01` refuses the number, `02` answers late, `03` tells every receipt twice, `04` takes it and never answers,
 * `05` hangs up before taking it, once, `06` is busy once (429), `07` cannot deliver it, `08` tells no receipt; others are delivered.
 */
export async function startSmsSimulator({ port: wanted, token, receiptSecret, delayMs = 3_000 }: SmsSimulatorOptions): Promise<SmsSimulator> {
  const port = wanted ?? (await freePort());
  await requireFreePort(port, 'the SMS simulator');
  const taken = new Map<string, SimulatedSms>();
  const spared = new Set<string>();
  const stopping = new AbortController();
  const firstTime = (key: string): boolean => !spared.has(key) && spared.add(key).size > 0;
  const simulator: SmsSimulator = {
    url: `http://127.0.0.1:${port}`, port, requests: 0, messages: () => [...taken.values()],
    clear() {
      taken.clear();
      spared.clear();
      simulator.requests = 0;
    },
    async stop() {
      stopping.abort();
      await new Promise((done) => server.close(done).closeAllConnections());
    },
  };

  async function tell(sms: SimulatedSms): Promise<void> {
    const body = JSON.stringify({ key: sms.key, status: sms.status });
    const seconds = String(Math.floor(Date.now() / 1_000));
    const signature = `t=${seconds},v1=${createHmac('sha256', receiptSecret).update(`${seconds}.${body}`).digest('hex')}`;
    // A receipt is told until somebody takes it.
    for (let wait = 200; wait < 60_000 && !stopping.signal.aborted; wait *= 2) {
      const answer = await fetch(sms.receiptUrl, { method: 'POST', headers: { 'content-type': 'application/json', 'tomoni-signature': signature }, body, signal: stopping.signal }).catch(() => undefined);
      if (answer?.ok) return;
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  async function receive(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const answer = (status: number, content: object, headers: Record<string, string> = {}): void => {
      reply.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(content));
    };
    // For people: what phones would show. On this machine alone, and no number in it is anybody's.
    if (request.method === 'GET' && request.url === '/') return answer(200, simulator.messages().toReversed());
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { code: 'unauthorized' });
    const [, asked] = /^\/messages\/([^/]+)$/.exec(request.url ?? '') ?? [];
    if (request.method === 'GET' && asked) {
      const known = taken.get(decodeURIComponent(asked));
      return known ? answer(200, { status: known.status }) : answer(404, { code: 'not-found' });
    }
    if (request.method !== 'POST' || request.url !== '/messages') return answer(404, { code: 'not-found' });
    simulator.requests += 1;
    const key = String(request.headers['idempotency-key'] ?? '');
    const { to, text, receiptUrl } = JSON.parse(await bodyOf(request)) as Omit<SimulatedSms, 'key' | 'status'>;
    if (taken.has(key)) return answer(200, { status: taken.get(key)?.status });
    const what = to.slice(-2);
    if (key === '' || !/^\+?\d{8,15}$/.test(to) || what === '01') return answer(422, { code: 'invalid-number' });
    if (what === '05' && firstTime(key)) return void request.socket.destroy();
    if (what === '06' && firstTime(to)) return answer(429, { code: 'busy' }, { 'retry-after': '1' });
    const sms: SimulatedSms = { key, to, text, receiptUrl, status: 'accepted' };
    taken.set(key, sms);
    if (what === '02') await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (what !== '04') answer(202, { status: 'accepted' });
    if (what === '08') return;
    sms.status = what === '07' ? 'failed' : 'delivered';
    for (let times = what === '03' ? 2 : 1; times > 0; times -= 1) await tell(sms);
  }

  const server = createServer((request, reply) => { receive(request, reply).catch(() => { request.socket.destroy(); }); });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return simulator;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
