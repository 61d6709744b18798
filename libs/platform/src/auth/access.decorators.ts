import { declare } from '../http/route.js';
import type { CallerKind } from './caller.js';

/** Who may call a route. A route without a word about it stops the service from starting. */
export interface Access {
  readonly scopes: readonly string[];
  /** At least one of these, beside all of `scopes`. */
  readonly anyOf?: readonly string[];
  readonly kinds?: readonly CallerKind[];
  /** At least this level of assurance, 0–4. */
  readonly assurance?: number;
  /** One of these units. */
  readonly units?: readonly string[];
  readonly public?: boolean;
}

/** Callers whose token carries every one of these scopes, and whose kind, assurance and unit fit when they are named. */
export function Scopes(...rules: [string, ...(string | Omit<Access, 'scopes' | 'anyOf' | 'public'>)[]]): MethodDecorator & ClassDecorator {
  const scopes = rules.filter((rule) => typeof rule === 'string');
  return declare({ access: Object.assign({ scopes }, ...rules.filter((rule) => typeof rule !== 'string')) as Access });
}

/** Callers whose token carries at least one of these scopes: a case that its applicant, the office and the auditor may all read. */
export const AnyScope = (...scopes: readonly [string, string, ...string[]]): MethodDecorator & ClassDecorator => declare({ access: { scopes: [], anyOf: scopes } });

/** Whoever is signed in, whatever their scopes, of one of these kinds: for what is the caller's own and nobody else's. */
export const SignedIn = (...kinds: readonly [CallerKind, ...CallerKind[]]): MethodDecorator & ClassDecorator => declare({ access: { scopes: [], kinds } });

/** Anybody, without a token. */
export const Public = (): MethodDecorator & ClassDecorator => declare({ access: { scopes: [], public: true } });
