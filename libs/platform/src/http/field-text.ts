import type { Texts } from '@tomoni/contracts';
import type { z } from 'zod';

const formats: Readonly<Record<string, Texts>> = {
  email: { ja: 'メールアドレスの形式で入力してください。', en: 'Enter a mail address.' },
  url: { ja: 'URLの形式で入力してください。', en: 'Enter a web address.' },
  uuid: { ja: '番号（UUID）の形式が正しくありません。', en: 'This is not an id (UUID).' },
  date: { ja: '日付は 2026-04-01 の形式で入力してください。', en: 'Enter a date like 2026-04-01.' },
  datetime: { ja: '日時は 2026-04-01T09:00:00Z の形式で入力してください。', en: 'Enter a moment like 2026-04-01T09:00:00Z.' },
  time: { ja: '時刻は 09:00 の形式で入力してください。', en: 'Enter a time like 09:00.' },
};
const types: Readonly<Record<string, Texts>> = {
  string: { ja: '文字で入力してください。', en: 'Enter text.' },
  number: { ja: '数字で入力してください。', en: 'Enter a number.' },
  int: { ja: '整数で入力してください。', en: 'Enter a whole number.' },
  boolean: { ja: 'はい（true）かいいえ（false）で答えてください。', en: 'Answer true or false.' },
  array: { ja: '一覧（配列）で送ってください。', en: 'Send a list.' },
  object: { ja: '項目の集まり（オブジェクト）で送ってください。', en: 'Send an object.' },
};
export const required: Texts = { ja: '入力してください。', en: 'This is required.' };
const other: Texts = { ja: '入力内容を確認してください。', en: 'This value is not accepted.' };

/** Words a citizen may read about one refused field. They never repeat the value. */
export function fieldText(issue: z.core.$ZodIssue): Texts {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? other;
    case 'too_small':
      return limitText(issue.origin, Number(issue.minimum), 'least', issue.inclusive !== false);
    case 'too_big':
      return limitText(issue.origin, Number(issue.maximum), 'most', issue.inclusive !== false);
    case 'invalid_format':
      return formats[issue.format] ?? { ja: '形式が正しくありません。', en: 'This is not in the right format.' };
    case 'not_multiple_of':
      return { ja: `${issue.divisor} の倍数で入力してください。`, en: `Enter a multiple of ${issue.divisor}.` };
    case 'unrecognized_keys':
      return { ja: 'この項目は受け付けていません。', en: 'There is no such field here.' };
    case 'invalid_value':
      return { ja: `次のいずれかを選んでください：${issue.values.map(String).join('、')}`, en: `Choose one of: ${issue.values.map(String).join(', ')}` };
    case 'custom':
      return customText(issue);
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return other;
  }
}

/** A refinement brings its own words: `.refine(check, { params: { ja: '…', en: '…' } })`, or one message for both. */
function customText({ params, message }: z.core.$ZodIssueCustom): Texts {
  const { ja, en } = (params ?? {}) as Partial<Record<keyof Texts, unknown>>;
  if (typeof ja === 'string' && typeof en === 'string') return { ja, en };
  return message && message !== 'Invalid input' ? { ja: message, en: message } : other;
}

function limitText(origin: string, limit: number, side: 'least' | 'most', inclusive: boolean): Texts {
  const [more, less] = inclusive ? ['以上', '以下'] : ['より大きい数', 'より小さい数'];
  const atLeast = side === 'least';
  if (origin === 'string') {
    return atLeast && limit === 1 ? required
      : { ja: `${limit} 文字${atLeast ? '以上' : '以内'}で入力してください。`, en: `Enter at ${side} ${limit} characters.` };
  }
  if (origin === 'array' || origin === 'set' || origin === 'map') return { ja: `${limit} 件${atLeast ? '以上' : '以内'}にしてください。`, en: `Give at ${side} ${limit}.` };
  return inclusive
    ? { ja: `${limit} ${atLeast ? more : less}で入力してください。`, en: `Enter at ${side} ${limit}.` }
    : { ja: `${limit} ${atLeast ? more : less}を入力してください。`, en: `Enter ${atLeast ? 'more' : 'less'} than ${limit}.` };
}
