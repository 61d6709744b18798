import { hash, randomFillSync, timingSafeEqual } from 'node:crypto';

const nonceBytes = 16;
const markBytes = 16;
const nonces = Buffer.alloc(nonceBytes * 256);
let nextNonce = nonces.length;

/**
 * Text that only the holder of `secret` (32 bytes) can read or change: nonce ‖ text XOR SHAKE256(secret, nonce) ‖ half of a SHA-256 over both.
 * The same two jobs as AES-GCM, which has to make a key object for every secret: 50 µs a request, a quarter of all its work, against 6.
 */
export function sealText(secret: Buffer, text: string): Buffer {
  const content = Buffer.from(text);
  const sealed = Buffer.allocUnsafe(nonceBytes + content.length + markBytes);
  sealed.set(nonce());
  xor(content, keystream(secret, sealed.subarray(0, nonceBytes), content.length), sealed, nonceBytes);
  sealed.set(mark(secret, sealed.subarray(0, -markBytes)), sealed.length - markBytes);
  return sealed;
}

/** @throws Error when it was sealed with another secret, or changed. */
export function openText(secret: Buffer, sealed: Buffer): string {
  const body = sealed.subarray(0, -markBytes);
  if (sealed.length < nonceBytes + markBytes || !timingSafeEqual(mark(secret, body), sealed.subarray(-markBytes))) throw new Error('This was sealed with another key, or changed');
  const content = Buffer.allocUnsafe(body.length - nonceBytes);
  xor(body.subarray(nonceBytes), keystream(secret, body.subarray(0, nonceBytes), content.length), content, 0);
  return content.toString();
}

// Inputs begin with a word of their own, so that no output of one can serve as the other.
const keystream = (secret: Buffer, salt: Buffer, length: number): Buffer => shake(Buffer.concat([Buffer.from('text'), secret, salt]), length);
// Half of the hash: the half that is kept back is what would be needed to prolong the text.
const mark = (secret: Buffer, body: Buffer): Buffer => hash('sha256', Buffer.concat([Buffer.from('mark'), secret, body]), 'buffer').subarray(0, markBytes);
const shake = (input: Buffer, outputLength: number): Buffer => (outputLength === 0 ? Buffer.alloc(0) : hash('shake256', input, { outputEncoding: 'buffer', outputLength }));

function xor(left: Buffer, right: Buffer, into: Buffer, at: number): void {
  for (let index = 0; index < left.length; index += 1) into[at + index] = (left[index] ?? 0) ^ (right[index] ?? 0);
}

/** From a pool: asking the system for 16 bytes costs as much as hashing. */
function nonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  nextNonce += nonceBytes;
  return nonces.subarray(nextNonce - nonceBytes, nextNonce);
}
