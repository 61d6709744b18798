import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { z } from 'zod';
import { serverNames, type Servers } from './servers.js';

const Export = z.object({
  resourceSpans: z.array(z.object({
    resource: z.object({ attributes: z.array(z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) })) }),
    scopeSpans: z.array(z.object({ spans: z.array(z.looseObject({ name: z.string(), traceId: z.string() })) })),
  })),
});
export const Spans = z.array(z.looseObject({ service: z.string(), name: z.string(), traceId: z.string() }));

/**
 * What the specs, each a process of its own, reach of the one platform: `POST /servers/kafka/stop`, `GET /spans` with
 * what the services told the OpenTelemetry collector that stands here too, and a weather agency whose files they `PUT` below
 * `/agency/` and whose visitors `GET /visits` tells.
 */
export class Door {
  readonly spans: z.output<typeof Spans> = [];
  /** What stands on the agency's server, and how often each file was fetched. */
  private readonly agency = new Map(['extra', 'extra_l'].map((feed) => [`/agency/${feed}.xml`, `<feed xmlns="http://www.w3.org/2005/Atom"><title>見本</title><updated>2026-01-01T00:00:00Z</updated></feed>`]));
  private readonly visits = new Map<string, number>();
  private readonly server: Server;

  constructor(private readonly servers: Servers) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  async open(): Promise<string> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close().closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, what, name, how] = (request.url ?? '').split('/');
    if (what === 'agency') return this.publish(request, response);
    if (what === 'v1') this.collect(await json(request));
    else if (what === 'servers') await this.change(z.enum(serverNames).parse(name), z.enum(['start', 'stop', 'kill']).parse(how));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(what === 'spans' ? this.spans : what === 'visits' ? Object.fromEntries(this.visits) : {}));
  }

  private async publish(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (request.method === 'PUT') {
      this.agency.set(path, await text(request));
      return void response.end();
    }
    this.visits.set(path, (this.visits.get(path) ?? 0) + 1);
    const file = this.agency.get(path);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': 'application/xml' }).end(file);
  }

  private change(name: (typeof serverNames)[number], how: 'start' | 'stop' | 'kill'): Promise<void> {
    return how === 'start' ? this.servers.start(name) : this.servers.end(name, how);
  }

  private collect(body: unknown): void {
    for (const { resource, scopeSpans } of Export.parse(body).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans).map((span) => ({ ...span, service })));
    }
  }
}
