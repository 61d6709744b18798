import type { ServiceConfig } from '../config/variables.js';

export interface ServiceRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** From the service's root: `/contacts/…/resolve`. */
  readonly path: string;
  readonly body?: unknown;
  /** Makes a POST safe to repeat, so that it is retried like a GET. */
  readonly idempotencyKey?: string;
  readonly timeoutMs?: number;
}
export interface ServiceReply { readonly status: number; readonly headers: Headers; readonly body: unknown }

export interface ServiceClient {
  /** Any reply below 500 is returned, refusals too. @throws Unavailable when none came in time. */
  call(request: ServiceRequest): Promise<ServiceReply>;
}

/** Calls another service as this one: client credentials for its audience, token cached. */
export function serviceClient(
  config: Pick<ServiceConfig, 'OIDC_ISSUER' | 'OIDC_AUDIENCE' | 'OIDC_CLIENT_SECRET'>,
  to: { readonly audience: string; readonly url: string; readonly scope?: string },
): ServiceClient {
  return { call: (request) => Promise.reject(new Error(`not yet: ${config.OIDC_AUDIENCE} ${to.url} ${request.path}`)) };
}
