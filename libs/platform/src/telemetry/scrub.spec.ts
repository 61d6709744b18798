import fc from 'fast-check';
import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { scrubError, scrubText } from './scrub.js';

test.each(['hanako.yamada+city@example.co.jp', '090-1234-5678', '+81 90 1234 5678', '0312345678'])('%s does not get through', (personal) => {
  expect(scrubText(`could not write to ${personal} now`)).not.toContain(personal);
});

test('ids, ports and durations stay readable', () => {
  const text = 'case 019a4f00-0000-7000-8000-0000000000f1 took 1250 ms at 127.0.0.1:5432';
  expect(scrubText(text)).toBe(text);
});

test('of a database error only code and names are told', () => {
  const driver = Object.assign(new Error('duplicate key value violates unique constraint "mail_key"'), {
    severity: 'ERROR', code: '23505', detail: 'Key (mail)=(hanako@example.jp) already exists.', where: '花子', table: 'subscriber', constraint: 'mail_key',
  });
  const told = JSON.stringify(scrubError(new QueryFailedError('INSERT …', ['花子'], driver)));
  expect(told).toContain('23505');
  expect(told).toContain('mail_key');
  expect(told).not.toMatch(/花子|hanako/);
});

test('of a value zod refused nothing is told, wherever it hides in the causes', () => fc.assert(fc.property(fc.string({ minLength: 6, unit: fc.constantFrom('花', '子', '山', '田') }), (value) => {
  const refused = z.object({ name: z.enum(['x']), at: z.iso.date() }).safeParse({ name: value, at: value }, { reportInput: true });
  const error = new Error('outer', { cause: new Error('inner', { cause: refused.error }) });
  expect(JSON.stringify(scrubError(error))).not.toContain(value);
})));
