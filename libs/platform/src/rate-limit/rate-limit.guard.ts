import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from '../http/problem.js';
import { routeOf } from '../http/route.js';
import type { RateLimitRule } from './rate-limit.decorator.js';
import { RateLimiter, type Decision } from './rate-limiter.js';

/** After the access guard, because a whole office may share one address: who is signed in is counted as a person. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter, private readonly byDefault: RateLimitRule) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const own = routeOf(context.getHandler(), context.getClass()).rateLimit;
    const rule = own ?? this.byDefault;
    const { caller, route } = request.tomoni;
    // Our own services write in bursts; they are limited by what they can do at a time.
    if (rule.limit === 0 || (!own && caller?.kind === 'service')) return true;
    const decision = this.limiter.take(`${own ? route?.name : 'all'}:${caller ? `sub:${caller.sub}` : `ip:${request.ip}`}`, rule);
    return decision instanceof Promise ? decision.then((settled) => tell(reply, rule, settled)) : tell(reply, rule, decision);
  }
}

function tell(reply: FastifyReply, { limit, seconds }: RateLimitRule, { allowed, remaining, resetSeconds }: Decision): true {
  void reply.header('ratelimit-policy', `"default";q=${limit};w=${seconds}`).header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
  if (!allowed) throw new TooManyRequests(resetSeconds);
  return true;
}
