import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainStart, linkHash, type AuditEntry, type Sealed } from './audit-entry.js';
import { verifyChain } from './verify-chain.js';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const entry: fc.Arbitrary<AuditEntry> = fc.record({
  tx: fc.nat().map(String), seq: fc.nat().map(String), at: fc.constant('2026-04-01T00:00:00.000000Z'), actor: text, actorKind: text, roles: fc.array(text, { maxLength: 3 }),
  unit: fc.option(text), purpose: fc.option(text), action: text, subjectType: text, subjectId: fc.option(text), fields: fc.option(fc.array(text, { maxLength: 3 })),
  detail: fc.option(fc.json()), correlationId: fc.option(text),
});
const chain = fc.array(entry, { minLength: 2, maxLength: 12 }).map(link);

function link(entries: readonly AuditEntry[]): Sealed[] {
  let hash = chainStart;
  return entries.map((one, index) => {
    const position = String(index + 1);
    hash = linkHash(hash, position, one);
    return { position, entry: one, hash };
  });
}

test('a chain as it was made is whole', () => fc.assert(fc.asyncProperty(chain, async (links) => {
  expect(await verifyChain(links)).toEqual({ count: links.length, head: { position: String(links.length), hash: links.at(-1)?.hash }, faults: [] });
})));

test('changing any field of any entry is found there', () => fc.assert(fc.asyncProperty(chain, fc.nat(), entry, fc.nat(), async (links, where, other, which) => {
  const index = where % links.length;
  const original = links[index]?.entry;
  if (!original) return;
  const names = Object.keys(original) as (keyof AuditEntry)[];
  const name = names[which % names.length] ?? 'tx';
  fc.pre(JSON.stringify(other[name]) !== JSON.stringify(original[name]));
  const changed = links.map((one, at) => (at === index ? { ...one, entry: { ...original, [name]: other[name] } } : one));
  expect((await verifyChain(changed)).faults).toContainEqual({ position: String(index + 1), fault: 'changed' });
})));

test('deleting any link but the last is found, and the last against an anchor', () => fc.assert(fc.asyncProperty(chain, fc.nat(), async (links, where) => {
  const index = where % links.length;
  const left = links.filter((_, at) => at !== index);
  const last = links.at(-1);
  const anchors = last ? [{ position: last.position, hash: last.hash }] : [];
  if (index < links.length - 1) expect((await verifyChain(left)).faults.length).toBeGreaterThan(0);
  expect((await verifyChain(left, anchors)).faults.length).toBeGreaterThan(0);
})));

test('an inserted link is found, numbered as it may be', () => fc.assert(fc.asyncProperty(chain, fc.nat(), entry, fc.boolean(), async (links, where, forged, renumbered) => {
  const index = where % links.length;
  const before = links[index - 1]?.hash ?? chainStart;
  const inserted = { position: String(index + 1), entry: forged, hash: linkHash(before, String(index + 1), forged) };
  const rest = links.slice(index).map((one) => (renumbered ? { ...one, position: String(Number(one.position) + 1) } : one));
  expect((await verifyChain([...links.slice(0, index), inserted, ...rest])).faults.length).toBeGreaterThan(0);
})));

test('two links that changed places are found, their numbers exchanged or not', () => fc.assert(fc.asyncProperty(chain, fc.nat(), fc.nat(), fc.boolean(), async (links, a, b, renumbered) => {
  const [first, second] = [links[a % links.length], links[b % links.length]];
  fc.pre(first !== undefined && second !== undefined && first !== second && JSON.stringify(first.entry) !== JSON.stringify(second.entry));
  const moved = links.map((one) => (one === first ? second : one === second ? first : one)).flatMap((one, index) => (one ? [renumbered ? { ...one, position: String(index + 1) } : one] : []));
  expect((await verifyChain(moved)).faults.length).toBeGreaterThan(0);
})));

test('a chain rewritten from some link on is whole in itself, and found against an anchor', () => fc.assert(fc.asyncProperty(chain, entry, async (links, other) => {
  const entries = links.flatMap((one) => (one.entry ? [one.entry] : []));
  fc.pre(JSON.stringify(entries[0]) !== JSON.stringify(other));
  const rewritten = link([other, ...entries.slice(1)]);
  const last = links.at(-1);
  expect((await verifyChain(rewritten)).faults).toEqual([]);
  expect((await verifyChain(rewritten, last ? [{ position: last.position, hash: last.hash }] : [])).faults).toEqual([{ position: String(links.length), fault: 'anchor' }]);
})));
