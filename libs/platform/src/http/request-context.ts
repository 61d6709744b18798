import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUIDv7 } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { continueTrace, type TraceContext } from '../telemetry/trace-context.js';
import { languageOf, type Language } from './language.js';
import type { Route } from './route.js';

declare module 'fastify' {
  interface FastifyRequest { tomoni: RequestContext }
}

/** A reply that is already text, so that what is stored with an idempotency key is byte for byte what is sent. */
export interface SerializedReply { readonly value: unknown; readonly text: string }

const storage = new AsyncLocalStorage<RequestContext>();
const correlationPattern = /^[\w-]{8,64}$/;

/** What is known about the request that is being served; everything below a handler may ask for it. */
export class RequestContext {
  readonly started = performance.now();
  readonly correlationId: string;
  trace: TraceContext;
  /** The body as it came, for the fingerprint of an idempotent request. */
  rawBody?: Buffer;
  /** Of a body that was streamed. */
  bodyDigest?: string;
  /** Keys of files this request brought, which go again when it is refused. */
  readonly receivedFiles: string[] = [];
  route?: Route;
  caller?: Caller;
  /** What the route's transaction returned. */
  reply?: SerializedReply;
  /** Value of `Tomoni-Position`. */
  position?: string;
  audited = false;
  transactions = 0;

  constructor(readonly request: FastifyRequest) {
    const { traceparent, 'x-correlation-id': correlationId } = request.headers;
    this.trace = continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
    this.correlationId = typeof correlationId === 'string' && correlationPattern.test(correlationId) ? correlationId : randomUUIDv7();
  }

  get language(): Language {
    return languageOf(this.request.headers['accept-language']);
  }

  /** Carries the context through awaits. */
  run<Result>(work: () => Result): Result {
    return storage.run(this, work);
  }

  static current(): RequestContext | undefined {
    return storage.getStore();
  }
}
