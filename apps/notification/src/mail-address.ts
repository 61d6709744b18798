import type { Texts } from '@tomoni/contracts';

/** One mail address as it is stored: `breaksRules` when its local part has `..`, or a dot at an end, which RFC 5321 allows only between quotes. */
export type TypedMail = { readonly value: string; readonly breaksRules: boolean; readonly problem?: undefined } | { readonly problem: Texts };

const problem = (ja: string, en: string): TypedMail => ({ problem: { ja, en } });
const noAddress = problem('メールアドレスの形式で入力してください（例 taro@example.jp）。', 'Enter a mail address, like taro@example.jp.');
// What RFC 5321 calls atoms, with dots anywhere: carriers gave such addresses away until 2009.
const local = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Full width becomes half width; whatever could become a header, a second recipient or a route is refused, never repaired. */
export function typedMail(raw: string): TypedMail {
  if (raw.length > 300) return problem('メールアドレスは1つだけ、254文字以内で入力してください。', 'Enter one mail address of at most 254 characters.');
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(raw)) return problem('改行などの制御文字は使えません。', 'Line breaks and other control characters are not allowed.');
  const typed = raw.normalize('NFKC').trim();
  if (/[,;\s]/.test(typed)) return problem('メールアドレスは1つだけ入力してください。', 'Enter one mail address only.');
  const at = typed.lastIndexOf('@');
  const [name, host] = [typed.slice(0, at).replace(/^"([^"\\]*)"$/, '$1'), typed.slice(at + 1).toLowerCase()];
  if (at < 1 || !local.test(name) || !domain.test(host) || typed.length > 254) return noAddress;
  return { value: `${name}@${host}`, breaksRules: breaksRules(name) };
}

/** As SMTP takes it: a local part that breaks RFC 5321 goes between quotes, which the carriers that gave it away understand. */
export function smtpAddress(mail: string): string {
  const at = mail.lastIndexOf('@');
  return breaksRules(mail.slice(0, at)) ? `"${mail.slice(0, at)}"${mail.slice(at)}` : mail;
}

const breaksRules = (name: string): boolean => name.startsWith('.') || name.endsWith('.') || name.includes('..');
