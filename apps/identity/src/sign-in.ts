import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { findDemoPerson } from './demo-people.js';
import { pagePolicy, problemPage, signInPage } from './pages.js';
import type { Redis } from './session-store.js';

type Context = Pick<KoaContextWithOIDC, 'req' | 'res' | 'method' | 'path' | 'ip' | 'body' | 'status' | 'type' | 'set' | 'respond'>;

const path = /^\/sign-in\/([\w-]{10,64})$/;
const maxFormBytes = 4_096;
const windowSeconds = 60;

const refusals = {
  unknown: { ja: 'その見本の人物はいません。一覧から選んでください。', en: 'There is no such sample person. Please choose one from the list.' },
  tooMany: { ja: 'サインインの回数が多すぎます。1分ほど待ってからお試しください。', en: 'Too many sign-ins. Please wait a minute and try again.' },
};

export interface SignInOptions {
  readonly provider: Provider;
  readonly redis: Redis;
  readonly redisPrefix: string;
  /** From one address. */
  readonly perMinute: number;
}

/** The demo sign-in page and its answer; calls `next` for every other path. */
export function signIn({ provider, redis, redisPrefix, perMinute }: SignInOptions) {
  return async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    const uid = path.exec(ctx.path)?.[1];
    if (uid === undefined) return next();
    ctx.set('content-security-policy', pagePolicy);
    ctx.type = 'html';
    try {
      await provider.interactionDetails(ctx.req, ctx.res);
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      ctx.status = 400;
      ctx.body = problemPage('session_not_found', 'The sign-in took longer than 30 minutes, or cookies are off.');
      return;
    }
    if (ctx.method === 'POST') return answer(ctx, uid);
    ctx.body = signInPage(uid);
  };

  async function answer(ctx: Context, uid: string): Promise<void> {
    // Redis away throws here, and the caller answers 503: sign-in never goes uncounted.
    if (!(await mayTry(ctx.ip))) return refuse(ctx, uid, 429, refusals.tooMany);
    const person = findDemoPerson((await readForm(ctx.req)).get('person') ?? '');
    if (!person) return refuse(ctx, uid, 422, refusals.unknown);
    ctx.respond = false;
    await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: person.id, acr: `L${person.assurance}`, amr: ['demo'] } });
  }

  function refuse(ctx: Context, uid: string, status: number, text: { ja: string; en: string }): void {
    ctx.status = status;
    if (status === 429) ctx.set('retry-after', String(windowSeconds));
    ctx.body = signInPage(uid, text);
  }

  async function mayTry(ip: string): Promise<boolean> {
    // Hashed: a counter needs to tell callers apart, nobody needs to read their addresses.
    const key = `${redisPrefix}sign-in:${createHash('sha256').update(ip).digest('base64url')}`;
    const [, count] = await redis.multi().set(key, 0, { EX: windowSeconds, NX: true }).incr(key).exec();
    return Number(count) <= perMinute;
  }
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxFormBytes) break;
    chunks.push(chunk);
  }
  return new URLSearchParams(size > maxFormBytes ? '' : Buffer.concat(chunks).toString('utf8'));
}
