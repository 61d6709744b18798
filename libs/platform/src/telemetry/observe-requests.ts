import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

/** One log line and one measurement for each request. The route's pattern stands for the address, which may name a case; the query may name a person. */
export function observeRequests(server: FastifyInstance, log: Logger, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    const { method, tomoni } = request;
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const ms = performance.now() - tomoni.started;
    metrics.requests.observe(route, method, reply.statusCode, ms / 1_000);
    if (!route.startsWith('/health/') && route !== '/metrics') {
      log.info({ method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10, kind: tomoni.caller?.kind, client: tomoni.caller?.clientId, correlationId: tomoni.correlationId, traceId: tomoni.trace.traceId }, 'request');
    }
    done();
  });
}
