import Encoding from 'encoding-japanese';
import { encodeWords } from 'nodemailer/lib/mime-funcs';
import { smtpAddress } from '../mail-address.js';

export interface MailParts {
  readonly messageId: string;
  readonly from: { readonly name: string; readonly address: string };
  /** As it stands in the envelope. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Bulk mail: where one click ends it (RFC 8058). */
  readonly unsubscribeUrl?: string;
  readonly date: Date;
  readonly charset: 'utf-8' | 'iso-2022-jp';
}

/** The bytes of one mail: plain text, one recipient. ISO-2022-JP only where every character of it survives; never a `?` for one that does not. */
export function mailMessage({ messageId, from, to, subject, text, unsubscribeUrl, date, charset }: MailParts): string {
  const jis = charset === 'iso-2022-jp' && survives(subject + text + from.name);
  const word = jis ? jisWords : utf8Words;
  const lines = [
    `From: ${word(from.name)} <${from.address}>`,
    `To: ${oneLine(to)}`,
    `Subject: ${word(oneLine(subject))}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId}`,
    'MIME-Version: 1.0',
    'Auto-Submitted: auto-generated',
    ...(unsubscribeUrl ? [`List-Unsubscribe: <${unsubscribeUrl}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click'] : []),
    `Content-Type: text/plain; charset=${jis ? 'iso-2022-jp' : 'utf-8'}`,
    `Content-Transfer-Encoding: ${jis ? '7bit' : 'base64'}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${jis ? toJis(text.replace(/\r?\n/g, '\r\n')) : base64Lines(text)}\r\n`;
}

/** A line break in a title must not become a header of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Short words: a folded header line stays below 78 characters. */
const utf8Words = (text: string): string => encodeWords(text, 'B', 52, true).replaceAll('?= =?', '?=\r\n =?');

const base64Lines = (text: string): string => Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');

const toJis = (text: string): string => Encoding.codeToString(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE' }));
const fromJis = (text: string): string => Encoding.codeToString(Encoding.convert(Encoding.stringToCode(text), { to: 'UNICODE', from: 'JIS' }));
const survives = (text: string): boolean => !/[\ud800-\udfff\ufe00-\ufe0f]/.test(text) && fromJis(toJis(text)) === text;

/** RFC 1468 in RFC 2047: every word begins and ends in ASCII by itself. */
function jisWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const pieces = text.match(/.{1,12}/gsu) ?? [];
  return pieces.map((piece) => `=?ISO-2022-JP?B?${Buffer.from(toJis(piece), 'latin1').toString('base64')}?=`).join('\r\n ');
}

/** As SMTP takes it, between quotes where a carrier gave away what breaks RFC 5321; undefined for what could become a second recipient. */
export function envelopeAddress(address: string): string | undefined {
  const isOne = address.length <= 254 && /^[^\s@,;:<>()[\]\\"\p{Cc}]+@[^\s@,;:<>()[\]\\"\p{Cc}]+$/u.test(address);
  return isOne ? smtpAddress(address) : undefined;
}
