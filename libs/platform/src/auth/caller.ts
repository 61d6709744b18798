import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';

export const callerKinds = ['citizen', 'staff', 'reviewer', 'partner', 'service'] as const;
export type CallerKind = (typeof callerKinds)[number];

/** Who is calling, as the verified access token says. */
export interface Caller {
  /** Pairwise: this person in this service and nowhere else. */
  readonly sub: string;
  readonly kind: CallerKind;
  readonly roles: readonly string[];
  readonly unit?: string;
  /** Ids of the groups the person is an officer of. */
  readonly groups: readonly string[];
  /** L0–L4 of the sign-in. */
  readonly assurance: number;
  readonly scopes: readonly string[];
  /** Why they are looking, where that must be recorded (header `Purpose`). */
  readonly purpose?: string;
  readonly clientId?: string;
  /** When the token ends, in milliseconds since 1970: what stays open longer than a request must not outlive it. */
  readonly expiresAt: number;
}

/** The verified caller of this request; on a `@Public()` route nobody, which is refused with 401. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>().tomoni;
  if (!caller) throw new Problem('sign-in-required');
  return caller;
});
