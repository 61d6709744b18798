import { problemOf } from './problem.js';

export interface SessionOptions {
  /** The access token, or how to get the one for the service at an address; absent for public reads. */
  token?: string | ((url: string) => Promise<string>);
  /** Of problem texts. */
  language?: 'ja' | 'en';
  /** How often a call is tried again when the service is away or not yet up to date. */
  retries?: number;
  fetch?: (request: Request) => Promise<Response>;
}

/** Replies that say "later": the service is away, or has not yet seen the write this read depends on. */
const later = new Set([425, 429, 503]);
const longestWaitMs = 10_000;

/**
 * What one person's calls share, also across services: the token, and how far the person's own writes have got, so
 * that the next read sees them (`Tomoni-Position`).
 */
export class Session {
  private readonly positions = new Map<string, string>();
  private readonly versions = new Map<string, string>();

  constructor(private readonly options: SessionOptions = {}) {}

  /** A `fetch` that adds what the platform asks of a call, tries again what may be tried again, and throws refusals. @throws ServiceProblem */
  readonly fetch = async (request: Request): Promise<Response> => {
    await this.prepare(request);
    const response = await this.send(request);
    this.remember(request, response);
    if (!response.ok) throw await problemOf(response);
    return response;
  };

  private async prepare({ method, url, headers }: Request): Promise<void> {
    const { token, language = 'ja' } = this.options;
    const add = (name: string, value: string | undefined) => { if (value && !headers.has(name)) headers.set(name, value); };
    add('authorization', token && `Bearer ${typeof token === 'string' ? token : await token(url)}`);
    if (!headers.get('accept-language')?.trim() || headers.get('accept-language') === '*') headers.set('accept-language', language);
    // One key for all tries of this call: whatever happens on the way, it is done once.
    if (method !== 'GET') add('idempotency-key', crypto.randomUUID());
    if (method === 'PUT' || method === 'DELETE') add('if-match', this.versions.get(url));
    if (method === 'GET') add('tomoni-position', this.position());
  }

  private async send(request: Request): Promise<Response> {
    const { retries = 4, fetch: send = fetch } = this.options;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await send(request.clone());
        if (!later.has(response.status) || attempt > retries) return response;
        const seconds = Number(response.headers.get('retry-after') ?? 1);
        await response.body?.cancel();
        await sleep(Math.min(seconds * 1_000, longestWaitMs));
      } catch (error) {
        if (attempt > retries) throw error;
        await sleep(200 * 2 ** attempt);
      }
    }
  }

  private remember({ method, url }: Request, { headers, ok }: Response): void {
    const position = headers.get('tomoni-position');
    if (position) this.positions.set(new URL(url).origin, position);
    if (!ok) return;
    const version = headers.get('etag');
    // An action on a thing changes it: what was read before is no longer what one would overwrite.
    if (method === 'POST') for (const known of this.versions.keys()) if (url.startsWith(`${known}/`)) this.versions.delete(known);
    if (version && method !== 'POST') this.versions.set(url, version);
  }

  /** The latest writes at all services, as one position. */
  private position(): string | undefined {
    const entries = [...this.positions.values()].flatMap((token) => JSON.parse(atob(token.replaceAll('-', '+').replaceAll('_', '/'))) as [string, string][]);
    return entries.length > 0 ? btoa(JSON.stringify(entries)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : undefined;
  }
}

// No Node modules in this file: it runs in browsers too.
function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
