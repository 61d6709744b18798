const seed = 0x9747b28c;
const m = 0x5bd1e995;

/**
 * The hash by which Java's client, and with this everybody, places a key. Both adapters use this one function:
 * one of them places keys differently by default, and a change of client would then break the order of every key.
 */
export function murmur2(data: Uint8Array): number {
  const { length } = data;
  const view = new DataView(data.buffer, data.byteOffset, length);
  let h = seed ^ length;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    let k = Math.imul(view.getInt32(i, true), m);
    k = Math.imul(k ^ (k >>> 24), m);
    h = Math.imul(h, m) ^ k;
  }
  if (i < length) {
    for (let at = length - 1; at >= i; at -= 1) h ^= view.getUint8(at) << (8 * (at - i));
    h = Math.imul(h, m);
  }
  h = Math.imul(h ^ (h >>> 13), m);
  return h ^ (h >>> 15);
}

/** A key's place before the division by the number of partitions; never negative. */
export function positionOf(key: string | Uint8Array): number {
  return murmur2(typeof key === 'string' ? Buffer.from(key) : key) & 0x7fffffff;
}
