import { AsyncLocalStorage } from 'node:async_hooks';
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type ContextManager, type Span } from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';
import type { TraceContext } from './trace-context.js';

/** Spans of this process go to an OpenTelemetry collector. Loaded only where one is configured; elsewhere only the trace's id travels. */
export interface Tracing {
  /** Opens the span of each request, below the caller's, and lets messaging's spans hang under it. */
  observe(server: FastifyInstance): void;
  shutdown(): Promise<void>;
}

export async function startTracing(service: string, endpoint: string): Promise<Tracing> {
  const [{ BatchSpanProcessor, ParentBasedSampler, AlwaysOnSampler, TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'), import('@opentelemetry/exporter-trace-otlp-http'), import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'tomoni' }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncContexts().enable());
  trace.setGlobalTracerProvider(provider);
  return { observe: observeRequests, shutdown: () => provider.shutdown() };
}

const spans = new WeakMap<object, Span>();

function observeRequests(server: FastifyInstance): void {
  const tracer = trace.getTracer('@tomoni/platform');

  server.addHook('onRequest', (request, _reply, done) => {
    const span = tracer.startSpan(request.method, { kind: SpanKind.SERVER }, parentOf(request.tomoni.trace));
    const { traceId, spanId, traceFlags } = span.spanContext();
    request.tomoni.trace = { ...request.tomoni.trace, traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 };
    spans.set(request, span);
    done();
  });

  server.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) context.with(trace.setSpan(context.active(), span), done);
    else done();
  });

  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    spans.get(request)
      // The pattern, not the address: it may name a case, and a query may name a person.
      ?.updateName(`${request.method} ${route}`)
      .setAttributes({ 'http.request.method': request.method, 'http.route': route, 'http.response.status_code': reply.statusCode, 'tomoni.correlation_id': request.tomoni.correlationId })
      .setStatus({ code: reply.statusCode >= 500 ? SpanStatusCode.ERROR : SpanStatusCode.UNSET })
      .end();
    done();
  });
}

function parentOf({ traceId, parentId, sampled }: TraceContext): Context {
  if (parentId === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId: parentId, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true });
}

/** OpenTelemetry's idea of "the current span", carried by Node's own async storage. */
class AsyncContexts implements ContextManager {
  private readonly storage = new AsyncLocalStorage<Context>();

  active(): Context {
    return this.storage.getStore() ?? ROOT_CONTEXT;
  }
  with<Arguments extends unknown[], Work extends (...args: Arguments) => ReturnType<Work>>(active: Context, work: Work, self?: ThisParameterType<Work>, ...args: Arguments): ReturnType<Work> {
    return this.storage.run(active, () => work.apply(self, args));
  }
  bind<Target>(active: Context, target: Target): Target {
    if (typeof target !== 'function') return target;
    return ((...args: unknown[]) => this.storage.run(active, () => (target as (...all: unknown[]) => unknown)(...args))) as Target;
  }
  enable(): this {
    return this;
  }
  disable(): this {
    this.storage.disable();
    return this;
  }
}
