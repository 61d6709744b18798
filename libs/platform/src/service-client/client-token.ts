import { z } from 'zod';
import { Unavailable } from '../http/problem.js';

interface ClientTokenOptions { readonly issuer: string; readonly clientId: string; readonly secret: string; readonly audience: string; readonly scope?: string }
const discovery = z.object({ token_endpoint: z.url() });
const granted = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const timeoutMs = 3_000;

/** This service's own access token for another one (client credentials), fetched at the first use and again a minute before it expires. */
export class ClientToken {
  private current?: { readonly value: string; readonly until: number };
  private fetching?: Promise<string>;

  constructor(private readonly options: ClientTokenOptions) {}

  /** @throws Unavailable when the provider cannot be reached or refuses. */
  async value(): Promise<string> {
    if (this.current && this.current.until > performance.now()) return this.current.value;
    this.fetching ??= this.fetch().finally(() => { this.fetching = undefined; });
    return this.fetching;
  }

  forget(): void {
    this.current = undefined;
  }

  private async fetch(): Promise<string> {
    const { issuer, clientId, secret, audience, scope } = this.options;
    try {
      const { token_endpoint } = discovery.parse(await json(`${issuer}/.well-known/openid-configuration`));
      const body = new URLSearchParams({ grant_type: 'client_credentials', resource: `urn:tomoni:${audience}`, ...(scope === undefined ? {} : { scope }) });
      const credentials = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64');
      const { access_token, expires_in } = granted.parse(await json(token_endpoint, { method: 'POST', body, headers: { authorization: `Basic ${credentials}` } }));
      this.current = { value: access_token, until: performance.now() + Math.max(1, expires_in - 60) * 1_000 };
      return access_token;
    } catch (cause) {
      throw new Unavailable(cause);
    }
  }
}

async function json(url: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`);
  return response.json();
}
