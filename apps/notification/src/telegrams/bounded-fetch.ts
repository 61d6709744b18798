/** A page that did not come as it should; `message` is shown to the operator. */
export class FetchFailed extends Error {
  constructor(message: string, readonly status?: number) {
    super(message);
    this.name = 'FetchFailed';
  }
}

/** `cut`: there was more than `maxBytes`; `bytes` is a little more than that. */
export interface Fetched { readonly bytes: Uint8Array; readonly cut: boolean; readonly etag: string | null; readonly lastModified: string | null }
interface FetchRules {
  readonly maxBytes: number;
  /** For all of it, the body to its end included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly known?: { readonly etag: string | null; readonly lastModified: string | null };
}

/**
 * GET within limits: a body that never ends is cut off, a redirect is refused (whoever can redirect us could send us anywhere).
 * @returns undefined for 304
 * @throws FetchFailed
 */
export async function boundedFetch(url: string, { maxBytes, timeoutMs, signal, known }: FetchRules): Promise<Fetched | undefined> {
  const deadline = AbortSignal.any([AbortSignal.timeout(timeoutMs), signal]);
  try {
    const headers: Record<string, string> = { 'user-agent': 'tomoni-notification' };
    if (known?.etag) headers['if-none-match'] = known.etag;
    if (known?.lastModified) headers['if-modified-since'] = known.lastModified;
    const response = await fetch(url, { redirect: 'manual', signal: deadline, headers });
    if (response.status === 304) return undefined;
    if (response.status !== 200 || !response.body) {
      await response.body?.cancel();
      throw new FetchFailed(response.status >= 300 && response.status < 400 ? `redirected (${response.status}); not followed` : `answered ${response.status}`, response.status);
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      size += part.length;
      parts.push(part);
      // Leaving the loop cancels the body.
      if (size > maxBytes) break;
    }
    return { bytes: Buffer.concat(parts), cut: size > maxBytes, etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
  } catch (error) {
    if (error instanceof FetchFailed) throw error;
    if (deadline.aborted) throw new FetchFailed(signal.aborted ? 'the service is stopping' : `not finished within ${timeoutMs} ms`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new FetchFailed(cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : cause.name) : String(cause));
  }
}
