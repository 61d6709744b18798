import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Unavailable } from '../http/problem.js';
import type { RateLimitRule } from './rate-limit.decorator.js';

export interface Decision { readonly allowed: boolean; readonly remaining: number; readonly resetSeconds: number }
type Redis = Awaited<ReturnType<typeof connect>>;
interface Window { readonly ends: number; /** Seen by all processes at the last exchange. */ known: number; /** Counted here since. */ own: number; /** Fewer than this need not be told to others. */ readonly worth: number }

const exchangeEvery = 100;
const strictTimeout = 500;
const sweepEvery = 10_000;
/** Of the limit: each process may let through so much more than the limit. */
const worthShare = 0.05;

/**
 * Counts requests in fixed windows. An ordinary route decides by what this process knows and exchanges counts through Redis ten times
 * a second, so that it neither waits for Redis nor needs it: without it every process counts alone. Who is far from the limit is not
 * exchanged at all, so that many callers of a few requests cost nothing. A strict route asks Redis each time.
 */
export class RateLimiter implements OnApplicationShutdown {
  private readonly windows = new Map<string, Window>();
  private readonly waiting = new Map<string, Window>();
  private sweptAt = 0;
  private redis?: Promise<Redis>;
  private exchanging = false;

  constructor(private readonly url: string, private readonly prefix: string, private readonly now: () => number = Date.now) {}

  take(key: string, rule: RateLimitRule): Decision | Promise<Decision> {
    const ends = (Math.floor(this.now() / (rule.seconds * 1_000)) + 1) * rule.seconds * 1_000;
    if (rule.strict) return this.takeExactly(key, rule, ends);
    this.sweep(this.now());
    let window = this.windows.get(key);
    if (!window || window.ends !== ends) {
      window = { ends, known: 0, own: 0, worth: Math.ceil(rule.limit * worthShare) };
      this.windows.set(key, window);
    }
    window.own += 1;
    if (window.own >= window.worth) {
      this.waiting.set(key, window);
      void this.exchange();
    }
    return this.decide(window.known + window.own, rule, ends);
  }

  async onApplicationShutdown(): Promise<void> {
    const redis = await this.redis?.catch(() => undefined);
    redis?.destroy();
  }

  private decide(count: number, { limit }: RateLimitRule, ends: number): Decision {
    return { allowed: count <= limit, remaining: Math.max(0, limit - count), resetSeconds: Math.max(1, Math.ceil((ends - this.now()) / 1_000)) };
  }

  private async takeExactly(key: string, rule: RateLimitRule, ends: number): Promise<Decision> {
    // The first connection may take longer than a count may.
    await this.connected().catch((cause: unknown) => { throw new Unavailable(cause); });
    const counted = this.add(key, 1, ends);
    counted.catch(() => undefined);
    const count = await Promise.race([counted, sleep(strictTimeout, undefined, { ref: false })]).catch(() => undefined);
    if (count === undefined) throw new Unavailable();
    return this.decide(count, rule, ends);
  }

  /** Tells Redis what was counted here and learns what was counted elsewhere. */
  private async exchange(): Promise<void> {
    if (this.exchanging) return;
    this.exchanging = true;
    await sleep(exchangeEvery, undefined, { ref: false });
    const told = [...this.waiting];
    this.waiting.clear();
    await Promise.all(told.map(async ([key, window]) => {
      const { own } = window;
      const count = await this.add(key, own, window.ends).catch(() => undefined);
      if (count !== undefined) Object.assign(window, { known: count, own: window.own - own });
    }));
    this.exchanging = false;
  }

  /** Windows that ended are forgotten, now and then. */
  private sweep(now: number): void {
    if (now - this.sweptAt < sweepEvery) return;
    this.sweptAt = now;
    for (const [key, { ends }] of this.windows) if (ends <= now) this.windows.delete(key);
  }

  private async add(key: string, amount: number, ends: number): Promise<number> {
    const redis = await this.connected();
    const name = `${this.prefix}:rate:${key}:${ends}`;
    const [count] = await redis.multi().incrBy(name, amount).pExpireAt(name, ends + 1_000).exec();
    return Number(count);
  }

  /** Connected at the first count; afterwards the client reconnects by itself, and fails at once while it is away. */
  private connected(): Promise<Redis> {
    this.redis ??= connect(this.url).catch((error: unknown) => {
      this.redis = undefined;
      throw error;
    });
    return this.redis;
  }
}

async function connect(url: string) {
  const { createClient } = await import('redis');
  const redis = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 1_000, reconnectStrategy: (tries) => Math.min(tries * 100, 2_000) } });
  // Without a listener a lost connection would end the process; the next call tells.
  redis.on('error', () => undefined);
  const connecting = redis.connect();
  connecting.catch(() => undefined);
  await Promise.race([connecting, sleep(1_500, undefined, { ref: false })]);
  if (redis.isReady) return redis;
  redis.destroy();
  throw new Error('Redis does not answer');
}
