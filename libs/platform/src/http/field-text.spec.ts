import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldText } from './field-text.js';

const refused = (schema: z.ZodType, value: unknown) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (!issue) throw new Error('It was accepted');
  return fieldText(issue);
};

test.each<[z.ZodType, unknown, string, string]>([
  [z.string().min(1), '', '入力してください。', 'This is required.'],
  [z.string().max(5), '123456', '5 文字以内で入力してください。', 'Enter at most 5 characters.'],
  [z.int().min(1), 0, '1 以上で入力してください。', 'Enter at least 1.'],
  [z.number().lt(10), 10, '10 より小さい数を入力してください。', 'Enter less than 10.'],
  [z.array(z.int()).max(2), [1, 2, 3], '2 件以内にしてください。', 'Give at most 2.'],
  [z.int(), 1.5, '整数で入力してください。', 'Enter a whole number.'],
  [z.email(), 'x', 'メールアドレスの形式で入力してください。', 'Enter a mail address.'],
  [z.iso.date(), '2026-13-01', '日付は 2026-04-01 の形式で入力してください。', 'Enter a date like 2026-04-01.'],
  [z.enum(['a', 'b']), 'c', '次のいずれかを選んでください：a、b', 'Choose one of: a, b'],
  [z.int().multipleOf(1000), 1500, '1000 の倍数で入力してください。', 'Enter a multiple of 1000.'],
  [z.string().refine(() => false, { params: { ja: '検査数字が違います。', en: 'The check digit is wrong.' } }), 'x', '検査数字が違います。', 'The check digit is wrong.'],
])('%# is told in both languages', (schema, value, ja, en) => {
  expect(refused(schema, value)).toEqual({ ja, en });
});

test('no text repeats the value', () => {
  for (const schema of [z.email(), z.iso.date(), z.uuid(), z.enum(['a']), z.int(), z.string().regex(/^x/), z.literal('y')]) {
    expect(JSON.stringify(refused(schema, '山田花子'))).not.toContain('山田');
  }
});
