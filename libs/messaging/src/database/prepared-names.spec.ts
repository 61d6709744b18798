import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PreparedNames } from './prepared-names.js';

test('a text gets its name when it has come often enough, and keeps it', () => {
  const names = new PreparedNames();
  const given = Array.from({ length: 8 }, () => names.nameOf('SELECT 1'));
  expect(given.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  expect(new Set(given.slice(4)).size).toBe(1);
});

test('no two texts ever share a name, before or after a renewal, and there are never more than 300', () => fc.assert(fc.property(fc.array(fc.nat(400), { maxLength: 3_000 }), (uses) => {
  const names = new PreparedNames();
  const owners = new Map<string, string>();
  for (const [index, use] of uses.entries()) {
    if (index === 1_500) names.renew();
    const text = `SELECT ${use}`;
    const name = names.nameOf(text);
    if (name === undefined) continue;
    const owner = owners.get(name);
    expect(owner === undefined || owner === text).toBe(true);
    owners.set(name, text);
  }
  expect(owners.size).toBeLessThanOrEqual(600);
})));
