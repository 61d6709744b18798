import type { FieldError } from '@tomoni/platform';
import { textVariants, type Messages } from '../dispatches/dispatch.entity.js';

export interface TextRules {
  /** Full-width characters; ASCII counts half. */
  readonly characters: number;
  /** Hosts a link may lead to; those below them as well. */
  readonly domains: readonly string[];
}

const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const link = /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s「」『』（）()<>"'、。]+/giu;

/** The length of a text as a phone shows it, in full-width characters. */
export function widthOf(text: string): number {
  let halves = 0;
  for (const character of text) halves += character < '\u0080' ? 1 : 2;
  return Math.ceil(halves / 2);
}

/** Why these words may not go out, each by its place in the body (`#/messages/ja/text`). */
export function textErrors(messages: Messages, rules: TextRules): FieldError[] {
  return textVariants.flatMap((variant) => {
    const message = messages[variant];
    if (!message) return [];
    const at = (field: 'subject' | 'text') => (code: string, ja: string, en: string): FieldError => ({ in: 'body', pointer: `#/messages/${variant}/${field}`, code, detail: { ja, en } });
    const [subject, text] = [at('subject'), at('text')];
    const errors: FieldError[] = [];
    if (/[\r\n\t]/.test(message.subject) || control.test(message.subject)) errors.push(subject('control-character', '件名に改行や制御文字は使えません。', 'A subject has one line and no control characters.'));
    if (control.test(message.text)) errors.push(text('control-character', '本文に制御文字は使えません。', 'The text may not hold control characters.'));
    for (const [field, words] of [[subject, message.subject], [text, message.text]] as const) {
      if (words.trim() === '') errors.push(field('empty', '空欄です。', 'This is empty.'));
      if (/\{\{|\}\}/.test(words)) errors.push(field('placeholder', '差込み（{{…}}）は使えません。一斉配信に個人の情報は入りません。', 'Places ({{…}}) are not possible: nothing about a person goes into a mail to many.'));
      for (const [address] of words.matchAll(link)) {
        if (!isOfCity(address, rules.domains)) errors.push(field('foreign-link', `市のサイト以外へのリンクは使えません: ${address.slice(0, 200)}`, `A link may only lead to the city’s own pages: ${address.slice(0, 200)}`));
      }
    }
    const width = widthOf(message.text);
    if (width > rules.characters) errors.push(text('too-long', `本文は全角${rules.characters}文字までです（いま${width}文字）。`, `The text may have ${rules.characters} full-width characters; it has ${width}.`));
    return errors;
  });
}

function isOfCity(address: string, domains: readonly string[]): boolean {
  const written = /^www\./i.test(address) ? `https://${address}` : address;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  // `https://city.example.jp@elsewhere` leads elsewhere; people read what stands first.
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return false;
  return domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
}
