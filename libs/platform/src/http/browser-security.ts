import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ServiceConfig } from '../config/variables.js';

const exposed = ['etag', 'location', 'retry-after', 'tomoni-position', 'traceparent', 'ratelimit', 'ratelimit-policy', 'idempotency-replayed', 'www-authenticate'];

/** Headers that keep a browser from doing with our replies what they are not for, and the list of origins that may read them. */
export async function protectBrowsers(server: FastifyInstance, { CORS_ORIGINS: origins }: Pick<ServiceConfig, 'CORS_ORIGINS'>): Promise<void> {
  await server.register(helmet, {
    // Replies are data: nothing in them may run, be framed or be guessed to be something else.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] } },
    crossOriginResourcePolicy: { policy: origins.length > 0 ? 'cross-origin' : 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  if (origins.length > 0) {
    await server.register(cors, { origin: [...origins], credentials: false, maxAge: 600, exposedHeaders: exposed, methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] });
  }
}
