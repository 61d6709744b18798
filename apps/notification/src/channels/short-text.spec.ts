import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten, smsParts, smsUnits, wordsAndAddress } from './short-text.js';

test('what fits stays; what does not ends in … and keeps the page’s address whole', () => {
  expect(shorten('短い', 70)).toBe('短い');
  const page = 'https://city.example.jp/announcements/1';
  const short = shorten(`${'長'.repeat(100)}\n\n${page}`, 70);
  expect(short).toHaveLength(70);
  expect(short.endsWith(`…\n${page}`)).toBe(true);
  expect(wordsAndAddress(short)).toEqual({ words: short.slice(0, -page.length - 1), address: page });
});

test('never longer than allowed, never half a character', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 120 }), fc.boolean(), (words, limit, withPage) => {
    const short = shorten(withPage ? `${words}\nhttps://city.example.jp/a` : words, limit);
    expect(short.length).toBeLessThanOrEqual(limit);
    expect(short.isWellFormed()).toBe(true);
  }));
});

test.each([[1, 1], [70, 1], [71, 2], [134, 2], [135, 3], [201, 3]])('%i units are %i parts', (units, parts) => {
  expect(smsParts('あ'.repeat(units))).toBe(parts);
  expect(smsUnits(parts)).toBeGreaterThanOrEqual(units);
});
