import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
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
 * What the specs, each a process of its own, reach of the one platform: `POST /servers/kafka/stop`, and `GET /spans` with
 * what the services told the OpenTelemetry collector that stands here too.
 */
export class Door {
  readonly spans: z.output<typeof Spans> = [];
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
    if (what === 'v1') this.collect(await json(request));
    else if (what === 'servers') await this.change(z.enum(serverNames).parse(name), z.enum(['start', 'stop', 'kill']).parse(how));
    response.setHeader('content-type', 'application/json').end(what === 'spans' ? JSON.stringify(this.spans) : '{}');
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
