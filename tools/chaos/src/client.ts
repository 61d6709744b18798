import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Write } from './observation.js';

export interface Request {
  readonly key: string;
  readonly path: string;
  readonly method?: 'POST' | 'PUT';
  readonly token: string;
  readonly body?: object;
  /** That the client has read, for If-Match. */
  readonly version?: number | undefined;
}

export interface Patience {
  /** How long the client asks again after an outcome it cannot know, milliseconds. */
  readonly limitMs: number;
  /** The same request twice at the same moment: an impatient finger. */
  readonly doubled?: boolean;
}

type Answer = { readonly kind: 'done'; readonly eventIds: readonly string[]; readonly body: Record<string, unknown> } | { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'unknown' };
export type Outcome = { readonly write: Write; readonly body: Record<string, unknown> | undefined };

/** Asks until it knows, always with the same Idempotency-Key: what a careful client of the platform does. */
export async function ask(baseUrl: string, request: Request, patience: Patience): Promise<Outcome> {
  const id = randomUUID();
  const begunAt = Date.now();
  const end = begunAt + patience.limitMs;
  const note = (outcome: Write['outcome'], eventIds: readonly string[] = []): Write => ({ id, key: request.key, outcome, eventIds, begunAt, endedAt: Date.now() });
  for (let pause = 50; ; pause = Math.min(1_000, pause * 2)) {
    const answers = await Promise.all(Array.from({ length: patience.doubled ? 2 : 1 }, () => askOnce(baseUrl, request, id)));
    const done = answers.find(({ kind }) => kind === 'done');
    if (done?.kind === 'done') return { write: note('acknowledged', done.eventIds), body: done.body };
    const refused = answers.find(({ kind }) => kind === 'refused');
    if (refused?.kind === 'refused') return { write: { ...note('refused'), why: refused.why }, body: undefined };
    if (Date.now() + pause > end) return { write: note('unknown'), body: undefined };
    await sleep(pause);
  }
}

async function askOnce(baseUrl: string, { path, method = 'POST', token, body, version }: Request, id: string): Promise<Answer> {
  try {
    const response = await fetch(baseUrl + path, {
      method, signal: AbortSignal.timeout(5_000),
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': id, 'x-correlation-id': id, ...(body && { 'content-type': 'application/json' }), ...(version !== undefined && { 'if-match': `"v${version}"` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const said = (await response.json()) as Record<string, unknown>;
    if (response.ok) return { kind: 'done', eventIds: eventsOf(response.headers.get('tomoni-position')), body: said };
    // Still running, cut short, too many, or the server's own trouble: nobody knows yet.
    if (response.status >= 500 || response.status === 408 || response.status === 429 || said['type'] === '/problems/still-running') return { kind: 'unknown' };
    return { kind: 'refused', why: `${response.status} ${JSON.stringify(said)}` };
  } catch {
    return { kind: 'unknown' };
  }
}

function eventsOf(position: string | null): string[] {
  if (!position) return [];
  return (JSON.parse(Buffer.from(position, 'base64url').toString()) as [string, string][]).map(([, id]) => id);
}
