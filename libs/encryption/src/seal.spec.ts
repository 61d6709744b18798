import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CannotOpen, Tampered, WrongField, WrongPerson } from './index.js';
import { openText, sealText } from './seal.js';

const newKey = () => createSecretKey(randomBytes(32));
const key = newKey();
const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const anyField = fc.constantFrom('name', 'kana', 'mail');

test('what is sealed is opened, character by character', () => {
  for (const name of ['辻󠄀 𠮷 神', '', 'パートナー\u0000']) expect(openText(key, 'person-1', 'name', sealText(key, 'person-1', 'name', name))).toBe(name);
  fc.assert(fc.property(anyText, anyField, fc.string(), (text, field, personRef) => {
    // A lone surrogate is no text; UTF-8 cannot carry it.
    expect(openText(key, personRef, field, sealText(key, personRef, field, text))).toBe(text.toWellFormed());
  }));
});

test('two seals of one text never look alike, and show nothing of it', () => {
  const sealed = Array.from({ length: 50 }, () => sealText(key, 'person-1', 'name', '山田太郎'));
  expect(new Set(sealed).size).toBe(50);
  for (const text of sealed) expect(Buffer.from(text.split('.')[2] ?? '', 'base64url').includes(Buffer.from('山田'))).toBe(false);
});

test('one changed character anywhere is noticed', () => {
  const sealed = sealText(key, 'person-1', 'name', '山田太郎');
  fc.assert(fc.property(fc.integer({ min: 0, max: sealed.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (index, character) => {
    fc.pre(sealed.charAt(index) !== character);
    expect(() => openText(key, 'person-1', 'name', sealed.slice(0, index) + character + sealed.slice(index + 1))).toThrow(CannotOpen);
  }), { numRuns: 500 });
});

test('what was never sealed is refused', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    expect(() => openText(key, 'person-1', 'name', text)).toThrow(Tampered);
  }));
  const sealed = sealText(key, 'person-1', 'name', '山田太郎');
  for (const text of [sealed.slice(0, -1), `${sealed}A`, `${sealed}=`, ` ${sealed}`, `${sealed}.x`, 's1.name.', 's2' + sealed.slice(2)]) {
    expect(() => openText(key, 'person-1', 'name', text)).toThrow(Tampered);
  }
});

test('another field, another person and another key are told apart', () => {
  const sealed = sealText(key, 'person-1', 'name', '山田太郎');
  expect(() => openText(key, 'person-1', 'kana', sealed)).toThrow(WrongField);
  expect(() => openText(key, 'person-1', 'kana', sealed.replace('s1.name', 's1.kana'))).toThrow(Tampered);
  expect(() => openText(newKey(), 'person-2', 'name', sealed)).toThrow(WrongPerson);
  expect(() => openText(key, 'person-2', 'name', sealed)).toThrow(Tampered);
});

test('no error repeats what was sealed or whose it was', () => {
  const sealed = sealText(key, 'person-1', 'name', '山田太郎');
  const attempts = [() => openText(newKey(), 'person-1', 'name', sealed), () => openText(key, 'person-1', 'kana', sealed), () => openText(key, 'person-1', 'name', `${sealed}A`)];
  for (const attempt of attempts) {
    expect(attempt).toThrow(CannotOpen);
    expect(attempt).not.toThrow(/person-1|山田|s1\./);
  }
});

test('a field name that would confuse the format is refused', () => {
  for (const field of ['', 'a.b', 'Name', '名前']) expect(() => sealText(key, 'person-1', field, 'x')).toThrow(RangeError);
});
