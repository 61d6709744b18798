import { createServer, request as send, type IncomingMessage, type OutgoingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Callers } from './callers.js';
import { changed, type Stored } from './data-source.js';
import { operationOf, type ApiOperation } from './document.js';
import { faultsOf, type Answer, type Fault } from './rules.js';

/** A request that was answered as it must not be, as a person can send it again. */
export interface Finding extends Fault {
  operation: string;
  status: number;
  caller: string;
  curl: string;
}

export interface Tally {
  cases: number;
  /** Requests by the answer's class: `2xx`. */
  answers: Record<string, number>;
  /** By operation: how often it was called, how often it did what was asked, and why not. */
  operations: Record<string, { called: number; done: number; reasons: Record<string, number> }>;
  findings: Finding[];
}

/**
 * Stands between schemathesis and a service: gives every request a caller, passes it on, and judges the answer. One request
 * at a time, and the service works for nobody else, so that whatever is stored afterwards was stored by that request.
 */
export class Referee {
  readonly tally: Tally;
  private readonly server: Server;
  private before: Stored = {};
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: URL,
    private readonly operations: readonly ApiOperation[],
    private readonly callers: Pick<Callers, 'next'>,
    private readonly stored: () => Promise<Stored>,
  ) {
    this.tally = { cases: 0, answers: {}, operations: Object.fromEntries(operations.map(({ method, path }) => [`${method} ${path}`, { called: 0, done: 0, reasons: {} }])), findings: [] };
    this.server = createServer((request, response) => {
      this.turn = this.turn.then(async () => {
        const { status, headers, body } = await this.judge(request);
        response.writeHead(status, headers).end(body);
      }).catch((error: unknown) => {
        response.writeHead(502).end(String(error));
      });
    });
  }

  /** Resolves with the address requests are sent to. */
  async open(): Promise<string> {
    this.before = await this.stored();
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await this.turn;
    this.server.close().closeAllConnections();
  }

  private async judge(request: IncomingMessage): Promise<Answer> {
    const { method = 'GET', url = '/' } = request;
    const operation = operationOf(this.operations, method, url);
    const caller = this.callers.next(operation);
    const body = await buffer(request);
    const headers: OutgoingHttpHeaders = { ...request.headers, host: this.service.host };
    delete headers['authorization'];
    delete headers['connection'];
    if (caller.token !== undefined) headers['authorization'] = `Bearer ${caller.token}`;
    const answer = await this.pass(method, url, headers, body);
    const after = await this.stored();
    const faults = faultsOf(method, operation, answer, changed(this.before, after));
    this.before = after;
    this.count(operation, answer);
    const name = operation ? `${operation.method} ${operation.path}` : method;
    this.tally.findings.push(...faults.map((fault) => ({ ...fault, operation: name, status: answer.status, caller: caller.name, curl: curl(this.service, method, url, headers, body) })));
    return answer;
  }

  /** An answer that does not come, or breaks off, has the status 0. */
  private async pass(method: string, url: string, headers: OutgoingHttpHeaders, body: Buffer): Promise<Answer> {
    try {
      const { hostname, port } = this.service;
      const out = send({ hostname, port, method, path: url, headers, timeout: 30_000, agent: false });
      out.on('timeout', () => out.destroy(new Error('no answer within 30 s')));
      out.end(body);
      const [answer] = (await once(out, 'response')) as [IncomingMessage];
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
    } catch (error) {
      return { status: 0, headers: {}, body: Buffer.from(String(error)) };
    }
  }

  private count(operation: ApiOperation | undefined, { status, body }: Answer): void {
    const kind = `${Math.floor(status / 100)}xx`;
    this.tally.cases += 1;
    this.tally.answers[kind] = (this.tally.answers[kind] ?? 0) + 1;
    const seen = operation && this.tally.operations[`${operation.method} ${operation.path}`];
    if (!seen) return;
    seen.called += 1;
    if (status >= 200 && status < 400) {
      seen.done += 1;
    } else {
      const reason = reasonOf(body.toString()) ?? String(status);
      seen.reasons[reason] = (seen.reasons[reason] ?? 0) + 1;
    }
  }
}

/** `/problems/not-found`, or the rule that forbids it. */
const reasonOf = (text: string): string | undefined => /"code":"([a-z-]+)"[^[\]]*$/.exec(text)?.[1] ?? /"type":"\/problems\/([a-z-]+)"/.exec(text)?.[1];

function curl(service: URL, method: string, url: string, headers: OutgoingHttpHeaders, body: Buffer): string {
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  const told = Object.entries(headers).filter(([name]) => !['host', 'authorization', 'content-length', 'user-agent', 'accept-encoding'].includes(name)).map(([name, value]) => ` -H ${quote(`${name}: ${String(value)}`)}`);
  return `curl -X ${method} ${quote(service.origin + url)}${told.join('')}${body.length > 0 ? ` --data-binary ${quote(body.toString('latin1').slice(0, 2_000))}` : ''}`;
}
