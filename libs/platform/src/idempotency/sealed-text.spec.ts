import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openText, sealText } from './sealed-text.js';

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
const text = fc.string({ unit: 'grapheme', maxLength: 300 });

test('what was sealed opens with its secret', () => fc.assert(fc.property(secret, text, (key, content) => {
  expect(openText(key, sealText(key, content))).toBe(content);
})));

test('no other secret opens it', () => fc.assert(fc.property(secret, secret, text, (key, other, content) => {
  fc.pre(!key.equals(other));
  expect(() => openText(other, sealText(key, content))).toThrow('another key');
})));

test('a change of any bit is noticed', () => fc.assert(fc.property(secret, text, fc.nat(), fc.integer({ min: 0, max: 7 }), (key, content, where, bit) => {
  const sealed = sealText(key, content);
  const at = where % sealed.length;
  sealed.writeUInt8(sealed.readUInt8(at) ^ (1 << bit), at);
  expect(() => openText(key, sealed)).toThrow('changed');
})));

test('the same text under the same secret never looks the same, and never like itself', () => {
  const key = randomBytes(32);
  const content = 'ひみつ'.repeat(20);
  const seen = new Set(Array.from({ length: 1_000 }, () => sealText(key, content).toString('hex')));
  expect(seen.size).toBe(1_000);
  expect([...seen].filter((sealed) => sealed.includes(Buffer.from('ひみつ').toString('hex')))).toEqual([]);
});

test('what is too short to be sealed is refused', () => {
  for (const length of [0, 1, 31]) expect(() => openText(randomBytes(32), randomBytes(length))).toThrow();
});
