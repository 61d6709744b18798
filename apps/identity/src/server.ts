import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import type { KoaContextWithOIDC } from 'oidc-provider';
import type { Config } from './config.js';
import { demoGroups, demoPeople } from './demo-people.js';
import { loadKeys } from './keys.js';
import { problemPage } from './pages.js';
import { createProvider } from './provider.js';
import { connectRedis, type Redis } from './session-store.js';
import { signIn } from './sign-in.js';

export interface RunningIdentity {
  readonly url: string;
  /** Answers the requests under way, takes no new ones, then leaves Redis. */
  stop(): Promise<void>;
}

type Context = Pick<KoaContextWithOIDC, 'method' | 'path' | 'status' | 'body' | 'set' | 'type' | 'accepts'>;

/** Answered without Redis, so that services go on checking tokens while it is away. */
const independent = new Set(['/.well-known/openid-configuration', '/jwks', '/health/live', '/health/ready', '/demo-people']);

/** Starts the provider and resolves once it listens. */
export async function startIdentity(config: Config): Promise<RunningIdentity> {
  const log = pino({ level: config.LOG_LEVEL, base: { service: 'identity' } });
  const keys = await loadKeys(config.IDENTITY_KEY_FILE, config.SIGNING_KEY_DAYS);
  const redis = connectRedis(config.REDIS_URL, log);
  const provider = createProvider({
    issuer: config.PUBLIC_URL, keys, clientSecrets: config.OIDC_CLIENT_SECRETS, redis, redisPrefix: config.REDIS_KEY_PREFIX,
  });
  // Behind TLS that ends elsewhere, only the forwarded headers tell that cookies must be secure.
  provider.proxy = config.PUBLIC_URL.startsWith('https:');
  provider.on('server_error', (_ctx, error) => log.error({ error: error.message }, 'request failed'));
  provider.use(accessLog(log));
  provider.use(withoutRedis(redis));
  provider.use(plainRoutes(redis));
  provider.use(signIn({ provider, redis, redisPrefix: config.REDIS_KEY_PREFIX, perMinute: config.SIGN_INS_PER_MINUTE }));

  const handle = provider.callback();
  const server = createServer({ requestTimeout: 15_000 }, (request, response) => void handle(request, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.PORT, config.HOST, resolve));
  const url = `http://${config.HOST}:${(server.address() as AddressInfo).port}`;
  log.info({ url, issuer: config.PUBLIC_URL }, 'identity is listening (demo sign-in, no real identity check)');
  return {
    url,
    async stop() {
      await new Promise((resolve) => { server.close(resolve); server.closeIdleConnections(); });
      redis.destroy();
    },
  };
}

/** Method, route and status only: a query carries state, a path the id of an interaction. */
const accessLog = (log: Logger) => async (ctx: Context, next: () => Promise<void>): Promise<void> => {
  const start = performance.now();
  await next();
  const route = ctx.status === 404 ? 'unknown' : ctx.path.replace(/^\/(auth|sign-in)\/.*/, '/$1/:uid');
  log.info({ method: ctx.method, route, status: ctx.status, ms: Math.round(performance.now() - start) }, 'request');
};

const withoutRedis = (redis: Redis) => async (ctx: Context, next: () => Promise<void>): Promise<void> => {
  ctx.set('x-content-type-options', 'nosniff');
  ctx.set('referrer-policy', 'no-referrer');
  if (independent.has(ctx.path)) return next();
  if (redis.isReady) {
    try {
      return await next();
    } catch (error) {
      if (redis.isReady) throw error;
    }
  }
  ctx.status = 503;
  ctx.set('retry-after', '5');
  if (ctx.accepts('json', 'html') === 'html') {
    ctx.type = 'html';
    ctx.body = problemPage('temporarily_unavailable', 'The session store is away.');
  } else {
    ctx.type = 'application/problem+json';
    ctx.body = JSON.stringify({
      type: 'about:blank', status: 503, title: 'いまはサインインできません。少し待ってからお試しください。', detail: 'Sign-in is not available right now; try again shortly.',
    });
  }
};

const plainRoutes = (redis: Redis) => (ctx: Context, next: () => Promise<void>): Promise<void> | void => {
  switch (ctx.path) {
    case '/health/live':
      ctx.body = { status: 'ok' };
      return;
    case '/health/ready':
      ctx.status = redis.isReady ? 200 : 503;
      ctx.body = { status: redis.isReady ? 'ok' : 'unavailable', checks: { redis: redis.isReady ? 'ok' : 'unavailable' } };
      return;
    case '/demo-people':
      ctx.set('access-control-allow-origin', '*');
      ctx.body = demoPeople.map(({ groups, unit, ...person }) => ({
        ...person, unit: unit?.name, groups: Object.values(demoGroups).filter(({ id }) => groups.includes(id)),
      }));
      return;
    default:
      return next();
  }
};
