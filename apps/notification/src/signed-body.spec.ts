import { expect, test } from 'vitest';
import { isSignedBy, signatureOf } from './signed-body.js';

const body = Buffer.from('{"a":1}');
const now = Date.parse('2026-06-20T05:12:44Z');

test('either of two secrets is enough while one is changed for the other', () => {
  const header = signatureOf(body, ['new', 'old'], now);
  expect(isSignedBy('new', header, body, now)).toBe(true);
  expect(isSignedBy('old', header, body, now)).toBe(true);
  expect(isSignedBy('other', header, body, now)).toBe(false);
});

test('another body, another time, and a recording of more than five minutes are refused', () => {
  const header = signatureOf(body, ['secret'], now);
  expect(isSignedBy('secret', header, Buffer.from('{"a":2}'), now)).toBe(false);
  expect(isSignedBy('secret', header, body, now + 301_000)).toBe(false);
  expect(isSignedBy('secret', header, body, now - 302_000)).toBe(false);
  expect(isSignedBy('secret', header.replace(/t=\d+/, `t=${Math.floor(now / 1_000) + 1}`), body, now)).toBe(false);
  for (const broken of [undefined, '', 't=', 'v1=', 't=NaN,v1=00', 'あ=あ', `t=${Math.floor(now / 1_000)},v1=`]) expect(isSignedBy('secret', broken, body, now)).toBe(false);
});
