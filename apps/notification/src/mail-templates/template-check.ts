import type { Texts } from '@tomoni/contracts';

export const templateLanguages = ['ja', 'en', 'ja-easy'] as const;
export type MailLanguage = (typeof templateLanguages)[number];
/** `link` and `code`: with which an address is confirmed, or its owner comes to their preferences. */
export const personalVariables = ['name', 'link', 'code'] as const;
export type PersonalVariable = (typeof personalVariables)[number];
export interface Wording { readonly subject: string; readonly text: string }

/** One version of a mail's wording. Places are written `{{variable}}`. A published version never changes: correct it with a new one. */
export interface MailTemplate {
  readonly name: string;
  readonly version: number;
  /** Known when the mail is queued and kept with it: never about a person. */
  readonly variables: readonly string[];
  /** Known only at the moment of sending, and kept nowhere. */
  readonly personal: readonly PersonalVariable[];
  readonly ja: Wording;
  readonly en: Wording;
  /** やさしい日本語; who asked for it gets `ja` where it is missing. */
  readonly 'ja-easy'?: Wording;
}

/** What is wrong with a template; `pointer` leads to the place in it. */
export interface TemplateProblem { readonly pointer: string; readonly code: string; readonly words: Texts }

/** As lines of a mail and as headers are bounded (RFC 5322 §2.1.1), with room for what the places bring. */
export const maxSubject = 150;
export const maxText = 20_000;

export const place = /\{\{(\w+)\}\}/g;
const placesOf = (text: string): Set<string> => new Set([...text.matchAll(place)].map((match) => match[1] ?? ''));
// Line breaks and tabs are what a text consists of; the rest of the control characters has no place in a mail.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Everything that would send a mail with a hole in it. */
export function templateProblems(template: Pick<MailTemplate, 'variables' | 'personal' | MailLanguage>): TemplateProblem[] {
  const declared = new Set<string>([...template.variables, ...template.personal]);
  return [
    ...(declared.size < template.variables.length + template.personal.length
      ? [{ pointer: '#/variables', code: 'declared-twice', words: { ja: '同じ変数が二度宣言されています。', en: 'A variable is declared twice.' } }] : []),
    ...templateLanguages.flatMap((language) => wordingProblems(language, template[language], declared)),
  ];
}

function wordingProblems(language: MailLanguage, wording: Wording | undefined, declared: ReadonlySet<string>): TemplateProblem[] {
  if (!wording) return [];
  const used = placesOf(`${wording.subject}\n${wording.text}`);
  const unused = [...declared].filter((variable) => !used.has(variable));
  return [
    ...(['subject', 'text'] as const).flatMap((part) => partProblems(`#/${language}/${part}`, language, part, wording[part], declared)),
    ...(unused.length === 0 ? [] : [{
      pointer: `#/${language}`, code: 'variable-unused',
      words: { ja: `宣言された変数が使われていません: ${unused.join('、')}`, en: `${language} never uses ${unused.join(', ')}` },
    }]),
  ];
}

function partProblems(pointer: string, language: MailLanguage, part: 'subject' | 'text', written: string, declared: ReadonlySet<string>): TemplateProblem[] {
  const problem = (code: string, ja: string, en: string): TemplateProblem => ({ pointer, code, words: { ja, en } });
  if (written.trim() === '') return [problem('wording-empty', '文面が空です。', `the ${language} wording is empty`)];
  const limit = part === 'subject' ? maxSubject : maxText;
  const unknown = [...placesOf(written)].filter((variable) => !declared.has(variable));
  return [
    ...(written.length > limit ? [problem('too-long', `${limit}文字以内にしてください。`, `at most ${limit} characters`)] : []),
    ...(control.test(written) ? [problem('control-character', '使用できない制御文字が含まれています。', `the ${language} ${part} holds a control character`)] : []),
    ...(part === 'subject' && /[\r\n\u2028\u2029]/.test(written) ? [problem('subject-of-many-lines', '件名は1行で書いてください。', `the ${language} subject has more than one line`)] : []),
    ...(unknown.length > 0 ? [problem('variable-unknown', `宣言されていない変数です: ${unknown.join('、')}`, `${language} uses ${unknown.join(', ')}, which nobody declares`)] : []),
    ...(/\{\{|\}\}/.test(written.replace(place, ''))
      ? [problem('place-broken', '閉じていない、または壊れた {{変数}} があります。', `${language} has a broken {{place}}`)] : []),
  ];
}
