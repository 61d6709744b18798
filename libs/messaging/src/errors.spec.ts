import { expect, test } from 'vitest';
import { describeError, isTransient, TransientError } from './errors.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
  new TransientError('SMTP is down'), coded('40P01'), coded('57P01'), coded('08006'), coded('53300'), coded('ECONNREFUSED'),
  new Error('fetch failed', { cause: coded('ECONNRESET') }), Object.assign(new Error('query failed'), { driverError: coded('55P03') }),
  new Error('Connection terminated unexpectedly'), new Error('outer', { cause: new TransientError('inner') }),
])('%s passes by itself', (error) => {
  expect(isTransient(error)).toBe(true);
});

test.each([new Error('no'), coded('23505'), coded('22012'), coded('25P02'), 'text', undefined, new Error('outer', { cause: 'text' })])('%s does not', (error) => {
  expect(isTransient(error)).toBe(false);
});

test('a description names every cause once', () => {
  expect(describeError(new Error('a', { cause: new Error('b', { cause: new Error('a') }) }))).toBe('a: b');
  expect(describeError('plain')).toBe('plain');
});
