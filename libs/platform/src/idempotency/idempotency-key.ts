import { hash } from 'node:crypto';
import { InvalidInput, Problem } from '../http/problem.js';
import type { RequestContext } from '../http/request-context.js';
import { openText } from './sealed-text.js';
import { StoredReply } from './stored-reply.js';

/** One request that must not run twice. */
export interface Claim {
  /** Of caller, route and key. */
  readonly id: Buffer;
  /** Of address and body. */
  readonly fingerprint: Buffer;
  /** Only who sends the key again can read the stored reply: it may hold personal data, and shredding a person must reach it too. */
  readonly secret: Buffer;
}

export const insertClaim = 'INSERT INTO idempotency_key (id, fingerprint) VALUES ($1, $2)';
export const storeReply = 'UPDATE idempotency_key SET status = $2, headers = $3, reply = $4 WHERE id = $1';
export const findReply = 'SELECT fingerprint, status, headers, reply FROM idempotency_key WHERE id = $1';
export interface StoredRow { readonly fingerprint: Buffer; readonly status: number; readonly headers: Record<string, string>; readonly reply: Buffer }

const keyPattern = /^[\x21-\x7e]{8,255}$/;

/** What `Idempotency-Key` claims; undefined without one. @throws InvalidInput for a key that is too short to be nobody else's. */
export function claimOf({ request, route, caller, rawBody, bodyDigest }: RequestContext): Claim | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined || !route?.changesState) return undefined;
  // The draft standard writes a quoted string, most clients a bare one.
  const key = typeof header === 'string' ? header.replace(/^"(.*)"$/, '$1') : '';
  if (!keyPattern.test(key)) {
    throw new InvalidInput([{ in: 'header', pointer: '#/idempotency-key', code: 'invalid_format', detail: { ja: '8〜255文字の英数字・記号（UUIDなど）にしてください。', en: 'Use 8 to 255 visible ASCII characters, such as a UUID.' } }]);
  }
  // Two halves of one hash: the stored one tells nothing about the other.
  const halves = hash('sha512', `${caller?.sub ?? ''}\n${route.name}\n${key}`, 'buffer');
  const address = `${request.method}\n${request.url}\n${bodyDigest ?? ''}\n`;
  return { id: halves.subarray(0, 32), secret: halves.subarray(32), fingerprint: hash('sha256', rawBody ? Buffer.concat([Buffer.from(address), rawBody]) : address, 'buffer') };
}

/** What a claim that was already taken is answered with: the stored reply, or the refusal of another request under the same key. */
export function answerAgain(claim: Claim, row: StoredRow | undefined): StoredReply | Problem {
  if (!row) return stillRunning();
  if (!row.fingerprint.equals(claim.fingerprint)) return new Problem('key-reused');
  return new StoredReply(row.status, row.headers, openText(claim.secret, row.reply));
}

export const stillRunning = (): Problem => new Problem('still-running', { headers: { 'Retry-After': '1' } });
