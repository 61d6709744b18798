import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { routeRecord } from '../audit/route-audit.js';
import { traceparentOf } from '../telemetry/trace-context.js';
import { etagOf } from './if-match.js';
import { expectText, pointerPart } from './json-body.js';
import type { FieldError } from './problem.js';
import { RequestContext } from './request-context.js';
import { serializeReply, versionOf } from './serialize-reply.js';

/** Writes the audit row of a request whose transaction did not. */
export type AuditRequest = (context: RequestContext, reply: unknown) => Promise<void>;

/** What happens to every request around its handler. Hooks, not interceptors: those cost a request a tenth of its time. */
export function addRequestHooks(server: FastifyInstance, auditRequest: AuditRequest): void {
  let isClosing = false;
  server.decorateRequest('tomoni');

  server.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });

  server.addHook('onRequest', (request, reply, done) => {
    request.tomoni = new RequestContext(request);
    done();
  });

  // After the body was read: what reads it has no place in the request's context.
  server.addHook('preValidation', (request, _reply, done) => {
    expectTexts(request.query, 'query');
    expectTexts(request.params, 'path');
    request.tomoni.run(done);
  });

  server.addHook('preSerialization', (request, reply, value: unknown, done) => {
    const context = request.tomoni;
    const { route, reply: stored } = context;
    if (!route) return done(null, value);
    const text = stored && stored.value === value ? stored.text : serializeReply(route, value);
    context.reply = { value, text };
    setEtag(request, reply, value);
    // The text is the reply; Fastify would quote it once more.
    void reply.type('application/json; charset=utf-8').serializer(asItIs);
    done(null, text);
  });

  server.addHook('onSend', (request, reply, payload, done) => {
    const context = request.tomoni;
    void reply.header('traceparent', traceparentOf(context.trace));
    // Otherwise the caller keeps the line, and the end waits for it.
    if (isClosing) void reply.header('connection', 'close');
    if (context.position !== undefined) void reply.header('tomoni-position', context.position);
    const value = context.reply?.value;
    if (context.audited || reply.statusCode >= 400 || !routeRecord(context, value)) return done(null, payload);
    context.audited = true;
    // Nothing leaves before it is on record.
    auditRequest(context, value).then(() => { done(null, payload); }, done);
  });
}

const asItIs = (text: string): string => text;

function setEtag(request: FastifyRequest, reply: FastifyReply, value: unknown): void {
  const version = versionOf(value);
  if (version === undefined || reply.statusCode >= 300) return;
  const etag = etagOf(version);
  void reply.header('etag', etag);
  if (request.method === 'GET' && request.headers['if-none-match'] === etag) void reply.status(304);
}

function expectTexts(values: unknown, place: FieldError['in']): void {
  for (const [name, value] of Object.entries(values ?? {})) {
    for (const text of Array.isArray(value) ? value : [value]) if (typeof text === 'string') expectText(text, place, `#/${pointerPart(name)}`);
  }
}
