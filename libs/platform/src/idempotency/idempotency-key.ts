import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';
import { InvalidInput, Problem } from '../http/problem.js';
import type { RequestContext } from '../http/request-context.js';
import { StoredReply } from './stored-reply.js';

/** One request that must not run twice. */
export interface Claim {
  /** Of caller, route and key. */
  readonly id: Buffer;
  /** Of address and body. */
  readonly fingerprint: Buffer;
  /** Only who knows the key can read the stored reply: it may hold personal data, and shredding must reach it. */
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
  const scope = `${caller?.sub ?? ''}\n${route.name}\n${key}`;
  const body = bodyDigest ?? (rawBody ? hash('sha256', rawBody, 'base64') : '');
  return {
    id: hash('sha256', `id\n${scope}`, 'buffer'),
    secret: hash('sha256', `reply\n${scope}`, 'buffer'),
    fingerprint: hash('sha256', `${request.method}\n${request.url}\n${body}`, 'buffer'),
  };
}

export function sealReply({ secret }: Claim, text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function openReply({ secret }: Claim, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString();
}

/** What a claim that was already taken is answered with: the stored reply, or the refusal of another request under the same key. */
export function answerAgain(claim: Claim, row: StoredRow | undefined): StoredReply | Problem {
  if (!row) return stillRunning();
  if (!row.fingerprint.equals(claim.fingerprint)) return new Problem('key-reused');
  return new StoredReply(row.status, row.headers, openReply(claim, row.reply));
}

export const stillRunning = (): Problem => new Problem('still-running', { headers: { 'Retry-After': '1' } });
