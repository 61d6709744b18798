import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSpecService, type SpecService } from '../spec/notes-service.js';

interface Span { name: string; traceId: string; spanId: string; parentSpanId?: string; attributes: { key: string; value: Record<string, unknown> }[] }
interface Export { resourceSpans: { resource: { attributes: { key: string; value: { stringValue: string } }[] }; scopeSpans: { spans: Span[] }[] }[] }

const exports: Export[] = [];
let collector: Server;
let service: SpecService;
beforeAll(async () => {
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      exports.push(body as Export);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await once(collector.listen(0, '127.0.0.1'), 'listening');
  service = await startSpecService({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}` });
});
afterAll(async () => {
  collector.close();
  await Promise.all([service.issuer.stop(), service.database.drop()]);
});

test('a request is a span of its caller’s trace, told by its route; nothing personal is in it', async () => {
  const reply = await service.app.inject({ url: '/notes?title=hanako', headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' } });
  const [, traceId, spanId] = String(reply.headers['traceparent']).split('-');
  // Closing sends what is still here.
  await service.app.close();
  const spans = exports.flatMap(({ resourceSpans }) => resourceSpans).flatMap(({ scopeSpans }) => scopeSpans).flatMap((scope) => scope.spans);
  expect(spans).toContainEqual(expect.objectContaining({ name: 'GET /notes', traceId, spanId, parentSpanId: 'b7ad6b7169203331' }));
  expect(traceId).toBe('0af7651916cd43dd8448eb211c80319c');
  expect(JSON.stringify(exports)).toContain('"stringValue":"notes"');
  expect(JSON.stringify(exports)).not.toContain('hanako');
});
