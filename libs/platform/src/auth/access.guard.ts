import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { routeOf } from '../http/route.js';
import type { Access } from './access.decorators.js';
import { AccessTokens, unauthenticated } from './access-token.js';
import type { Caller } from './caller.js';

/** Who calls, and whether they may: the first thing that happens to a request after it was read. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: AccessTokens) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const route = routeOf(context.getHandler(), context.getClass());
    request.tomoni.route = route;
    const { access } = route;
    // The service does not start with such a route; this is for what gets past that.
    if (!access) throw new Problem('forbidden');
    const { authorization } = request.headers;
    if (access.public && authorization === undefined) return true;
    const token = bearer(authorization);
    const known = this.tokens.recall(token);
    return known ? admit(request, known, access) : this.tokens.verify(token).then((caller) => admit(request, caller, access));
  }
}

function bearer(authorization: string | undefined): string {
  if (authorization === undefined) throw unauthenticated();
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (!token || token.length > 8_000) throw unauthenticated('invalid_request', 'not a bearer token');
  return token;
}

function admit(request: FastifyRequest, caller: Caller, access: Access): true {
  const { scopes, anyOf = [], kinds, assurance = 0, units } = access;
  const holds = (scope: string): boolean => caller.scopes.includes(scope);
  const missing = anyOf.length === 0 || anyOf.some(holds) ? scopes.filter((scope) => !holds(scope)) : anyOf;
  if (missing.length > 0) {
    throw new Problem('forbidden', {
      detail: { ja: `この操作には権限「${missing.join(missing === anyOf ? ' / ' : ' ')}」が必要です。`, en: `This needs the scope ${missing.join(missing === anyOf ? ' or ' : ' ')}.` },
      headers: { 'WWW-Authenticate': `Bearer realm="tomoni", error="insufficient_scope", scope="${missing.join(' ')}"` },
    });
  }
  if (caller.assurance < assurance) {
    throw new Problem('forbidden', {
      detail: { ja: `この操作には本人確認レベルL${assurance}以上のサインインが必要です。`, en: `This needs a sign-in of assurance level L${assurance} or above.` },
      headers: { 'WWW-Authenticate': `Bearer realm="tomoni", error="insufficient_user_authentication", acr_values="L${assurance}"` },
    });
  }
  if ((kinds && !kinds.includes(caller.kind)) || (units && !units.includes(caller.unit ?? ''))) throw new Problem('forbidden');
  const purpose = request.headers['purpose'];
  request.tomoni.caller = typeof purpose === 'string' && purposePattern.test(purpose) ? { ...caller, purpose } : caller;
  return true;
}

// A code of the office's list of purposes, not free text: the audit is read by others.
const purposePattern = /^[a-z][a-z0-9-]{1,59}$/;
