import { chainStart, linkHash, type Sealed } from './audit-entry.js';

/** A link somebody noted outside, in a log, a newspaper or a mail: nothing up to it can be rewritten unseen. */
export interface Anchor { readonly position: string; readonly hash: string }
export type ChainFault = { readonly position: string; readonly fault: 'gap' | 'order' | 'changed' | 'missing' | 'anchor' };
export interface ChainReport { readonly count: number; readonly head: Anchor | undefined; readonly faults: readonly ChainFault[] }

/**
 * Follows the chain link by link, from the first. A changed, deleted, inserted or moved entry breaks it there; a cut-off end shows only
 * against an anchor, because a shorter chain is whole in itself.
 */
export async function verifyChain(links: Iterable<Sealed> | AsyncIterable<Sealed>, anchors: readonly Anchor[] = []): Promise<ChainReport> {
  const faults: ChainFault[] = [];
  const awaited = new Map(anchors.map(({ position, hash }) => [position, hash]));
  let head: Anchor | undefined;
  let count = 0;
  for await (const { position, entry, hash } of links) {
    const expected = BigInt(head?.position ?? '0') + 1n;
    if (BigInt(position) !== expected) faults.push({ position, fault: BigInt(position) > expected ? 'gap' : 'order' });
    if (!entry) faults.push({ position, fault: 'missing' });
    else if (linkHash(head?.hash ?? chainStart, position, entry) !== hash) faults.push({ position, fault: 'changed' });
    const anchor = awaited.get(position);
    if (anchor !== undefined && anchor !== hash) faults.push({ position, fault: 'anchor' });
    awaited.delete(position);
    head = { position, hash };
    count += 1;
  }
  for (const position of awaited.keys()) faults.push({ position, fault: 'anchor' });
  return { count, head, faults };
}
