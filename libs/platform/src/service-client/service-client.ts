import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceConfig } from '../config/variables.js';
import { Unavailable } from '../http/problem.js';
import { RequestContext } from '../http/request-context.js';
import { traceparentOf } from '../telemetry/trace-context.js';
import { ClientToken } from './client-token.js';

export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the service's root: `/contacts/…/resolve`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes a POST safe to repeat, so that it is retried like a GET. */
  readonly idempotencyKey?: string;
  /** Of each attempt; 5 s when absent. */
  readonly timeoutMs?: number;
}
/** `body` is what the reply's JSON says, to be parsed by the caller's schema; undefined without one. */
export interface ServiceReply { readonly status: number; readonly headers: Headers; readonly body: unknown }

export interface ServiceClient {
  /** Any reply below 500 is returned, refusals too. @throws Unavailable when none came in time. */
  call(request: ServiceRequest): Promise<ServiceReply>;
}

const attempts = 3;

/** Calls another service as this one: client credentials for its audience, the token kept while it is good, the trace carried on. */
export function serviceClient(
  config: Pick<ServiceConfig, 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'OIDC_CLIENT_SECRET'>,
  to: { readonly audience: string; readonly url: string; readonly scope?: string },
): ServiceClient {
  const token = new ClientToken({ issuer: config.OIDC_ISSUER, clientId: config.OIDC_AUDIENCE, secret: config.OIDC_CLIENT_SECRET ?? '', ...to });
  return { call: (request) => callWithRetries(to.url, token, request) };
}

async function callWithRetries(url: string, token: ClientToken, request: ServiceRequest): Promise<ServiceReply> {
  const isSafe = request.method !== 'POST' || request.idempotencyKey !== undefined;
  let failure: unknown;
  for (let attempt = 1; attempt <= (isSafe ? attempts : 1); attempt += 1) {
    if (attempt > 1) await sleep(100 * 2 ** attempt * (0.5 + Math.random() / 2));
    try {
      const reply = await callOnce(url, token, request);
      if (reply.status < 500 && reply.status !== 429) return reply;
      failure = new Error(`${request.method} ${new URL(url).host} answered ${reply.status}`);
    } catch (error) {
      failure = error;
    }
  }
  throw failure instanceof Unavailable ? failure : new Unavailable(failure);
}

async function callOnce(url: string, token: ClientToken, request: ServiceRequest): Promise<ServiceReply> {
  const reply = await send(url, await token.value(), request);
  if (reply.status !== 401) return reply;
  // The provider may have changed its keys, or its mind.
  token.forget();
  return send(url, await token.value(), request);
}

async function send(url: string, token: string, { method, path, body, headers, idempotencyKey, timeoutMs = 5_000 }: ServiceRequest): Promise<ServiceReply> {
  const trace = RequestContext.current()?.trace;
  const response = await fetch(url + path, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      ...headers, authorization: `Bearer ${token}`, accept: 'application/json',
      ...(trace && { traceparent: traceparentOf(trace) }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson && text ? (JSON.parse(text) as unknown) : undefined };
}
