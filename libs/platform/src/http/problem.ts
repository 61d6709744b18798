import type { Texts } from '@tomoni/contracts';
import { problems, type ProblemCode } from './problem-catalogue.js';

/** One field that needs attention: `pointer` is a JSON pointer in a URI fragment (`#/budgetLines/0/yen`). */
export interface FieldError { readonly in: 'body' | 'query' | 'path' | 'header'; readonly pointer: string; readonly code: string; readonly detail: Texts }

interface ProblemOptions {
  readonly detail?: Texts;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Extension members of the reply (RFC 9457 §3.2). */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A refusal people and programs can read. What is thrown anywhere in a request reaches the caller as problem+json. */
export class Problem extends Error {
  readonly status: number;
  readonly detail?: Texts;
  readonly errors?: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(readonly code: ProblemCode, options: ProblemOptions = {}) {
    super(problems[code].title.en, { cause: options.cause });
    this.name = 'Problem';
    this.status = problems[code].status;
    this.detail = options.detail;
    this.errors = options.errors;
    this.headers = options.headers ?? {};
    this.members = options.members ?? {};
  }
}

/** 400: fields need attention. */
export class InvalidInput extends Problem {
  constructor(errors: readonly FieldError[]) {
    super('invalid-input', { errors });
  }
}

/** 403 of a rule about who may do this, beside the route's scopes. */
export class Forbidden extends Problem {
  constructor(detail?: Texts) {
    super('forbidden', { detail });
  }
}

/** 404: there is no such thing, or the caller may not know of it. */
export class NotFound extends Problem {
  constructor(detail?: Texts) {
    super('not-found', { detail });
  }
}

/** 409 that no rule of a procedure explains; such a rule throws `NotAllowed` of @tomoni/procedure. */
export class Conflict extends Problem {
  constructor(detail?: Texts) {
    super('conflict', { detail });
  }
}

/** 412: it was changed since the caller read it. */
export class PreconditionFailed extends Problem {
  constructor(detail?: Texts) {
    super('changed-meanwhile', { detail });
  }
}

/** 422: every field is well-formed, the whole is not acceptable. */
export class Unprocessable extends Problem {
  constructor(detail: Texts, errors?: readonly FieldError[]) {
    super('unprocessable', { detail, errors });
  }
}

/** 425: what the caller must see first has not arrived here yet. */
export class TooEarly extends Problem {
  constructor(retryAfterSeconds = 1) {
    super('too-early', { headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
}

export class TooManyRequests extends Problem {
  constructor(retryAfterSeconds: number) {
    super('too-many-requests', { headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
}

/** 503: something this service depends on is away; nothing was changed. */
export class Unavailable extends Problem {
  constructor(cause?: unknown, retryAfterSeconds = 2, detail?: Texts) {
    super('unavailable', { cause, detail, headers: { 'Retry-After': String(retryAfterSeconds) } });
  }
}
