import { hash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { Problem } from '../http/problem.js';
import { callerKinds, type Caller } from './caller.js';
import { KeySet } from './key-set.js';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
}

const words = z.array(z.string().max(200)).max(200);
/** What the provider promises about a caller, besides the registered claims. */
const claims = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  scope: z.string().max(4_000).default(''),
  kind: z.enum(callerKinds),
  roles: words.default([]),
  groups: words.default([]),
  unit: z.string().max(200).optional(),
  acr: z.string().regex(/^L[0-4]$/).default('L0'),
  client_id: z.string().max(200).optional(),
});

interface Known { readonly caller: Caller; readonly expires: number }
const maxKnown = 10_000;
// A key that was withdrawn must not live on in what was verified with it.
const knownFor = 5 * 60_000;

/** Verifies access tokens, and remembers for minutes those it verified: a signature costs a hundred times more than a hash. */
export class AccessTokens {
  private readonly known = new Map<string, Known>();
  private readonly keys: KeySet;

  constructor(private readonly rules: TokenRules, private readonly now: () => number = Date.now) {
    this.keys = new KeySet(rules.issuer);
  }

  /** The caller of a token seen before; undefined when it has to be verified. */
  recall(token: string): Caller | undefined {
    const known = this.known.get(hash('sha256', token, 'base64'));
    return known && known.expires > this.now() ? known.caller : undefined;
  }

  /** @throws Problem 401 for a token that is not a valid access token for this service; 503 when the provider's keys cannot be had. */
  async verify(token: string): Promise<Caller> {
    const { issuer, audience, algorithms } = this.rules;
    try {
      const { payload } = await jwtVerify(token, this.keys.find, {
        issuer, audience, algorithms: [...algorithms],
        // Without this an id token of a client that bears the service's name would do.
        typ: 'at+jwt',
        clockTolerance: 5,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(this.now()),
      });
      const { sub, exp, scope, kind, roles, groups, unit, acr, client_id } = claims.parse(payload);
      const caller: Caller = { sub, kind, roles, groups, unit, assurance: Number(acr.slice(1)), scopes: scope.split(' ').filter(Boolean), clientId: client_id, expiresAt: exp * 1_000 };
      this.remember(token, { caller, expires: Math.min(exp * 1_000, this.now() + knownFor) });
      return caller;
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof z.ZodError) throw unauthenticated('invalid_token', reason(error));
      throw error;
    }
  }

  private remember(token: string, known: Known): void {
    if (this.known.size >= maxKnown) {
      const oldest = this.known.keys().next();
      if (!oldest.done) this.known.delete(oldest.value);
    }
    this.known.set(hash('sha256', token, 'base64'), known);
  }
}

/** Which check failed, in words that tell nothing about the token itself. */
function reason(error: errors.JOSEError | z.ZodError): string {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${/^[a-z]+$/.test(error.claim) ? error.claim : 'unknown'} is not accepted`;
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey) return 'signature';
  return 'not an access token of this issuer';
}

/** 401 with its `WWW-Authenticate` (RFC 6750 §3). */
export function unauthenticated(error?: 'invalid_token' | 'invalid_request', description?: string): Problem {
  const parts = ['realm="tomoni"', error && `error="${error}"`, description && `error_description="${description}"`].filter(Boolean);
  return new Problem('sign-in-required', { headers: { 'WWW-Authenticate': `Bearer ${parts.join(', ')}` } });
}
