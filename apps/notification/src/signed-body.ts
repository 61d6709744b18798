import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signature's time may be off, in seconds: longer ago it may be a recording. */
const windowSeconds = 300;

const mac = (secret: string, seconds: string, body: string | Buffer): string => createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');

/** The header `Tomoni-Signature`: `t=<seconds since 1970>,v1=<HMAC-SHA256 over "t.body", hex>`, one `v1` for each secret that is valid. */
export function signatureOf(body: string | Buffer, secrets: readonly string[], now: number): string {
  const seconds = String(Math.floor(now / 1_000));
  return [`t=${seconds}`, ...secrets.map((secret) => `v1=${mac(secret, seconds, body)}`)].join(',');
}

export function isSignedBy(secret: string, header: string | undefined, body: Buffer, now: number): boolean {
  const parts = (header ?? '').slice(0, 1_000).split(',').map((part) => part.trim().split('='));
  const seconds = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now / 1_000 - Number(seconds)) > windowSeconds) return false;
  const expected = Buffer.from(mac(secret, seconds, body));
  return parts.some(([name, value = '']) => name === 'v1' && Buffer.byteLength(value) === expected.length && timingSafeEqual(Buffer.from(value), expected));
}
