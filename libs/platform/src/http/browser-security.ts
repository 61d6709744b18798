import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import type { ServiceConfig } from '../config/variables.js';

const exposed = ['etag', 'location', 'retry-after', 'tomoni-position', 'traceparent', 'ratelimit', 'ratelimit-policy', 'idempotency-replayed', 'www-authenticate'];

/** Headers that keep a browser from doing with our replies what they are not for, and the list of origins that may read them. */
export async function protectBrowsers(server: FastifyInstance, { CORS_ORIGINS: origins }: Pick<ServiceConfig, 'CORS_ORIGINS'>): Promise<void> {
  const headers = await helmetHeaders(origins.length > 0);
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  if (origins.length > 0) {
    // An OPTIONS that is no browser's preflight is answered as well; the strict way refuses it in plain text.
    await server.register(cors, { origin: [...origins], strictPreflight: false, credentials: false, maxAge: 600, exposedHeaders: exposed, methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] });
  }
}

/** Helmet's headers, asked for once: they are the same for every reply, and working them out each time is a twentieth of a request. */
async function helmetHeaders(isSharedWithOrigins: boolean): Promise<Record<string, string>> {
  const model = fastify();
  await model.register(helmet, {
    // Replies are data: nothing in them may run, be framed or be guessed to be something else.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"] } },
    crossOriginResourcePolicy: { policy: isSharedWithOrigins ? 'cross-origin' : 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    // For browsers that know no content security policy; there are none left.
    xDnsPrefetchControl: false, xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false, originAgentCluster: false, xFrameOptions: false,
  });
  model.get('/', () => '');
  const { headers } = await model.inject('/');
  await model.close();
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (ofTheReply.has(name) ? [] : [[name, String(value)]])));
}

const ofTheReply = new Set(['content-type', 'content-length', 'date', 'connection']);
