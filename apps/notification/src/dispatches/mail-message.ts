import Encoding from 'encoding-japanese';
import { encodeWords } from 'nodemailer/lib/mime-funcs';
import { smtpAddress } from '../mail-address.js';

/** What everybody who reads the same text gets. */
export interface LetterParts {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly charset: 'utf-8' | 'iso-2022-jp';
}
/** What is one recipient's own. */
export interface RecipientParts {
  readonly messageId: string;
  /** As it stands in the envelope. */
  readonly to: string;
  /** Lines after the text. */
  readonly ending: string;
  /** Bulk mail: where one click ends it (RFC 8058). */
  readonly unsubscribeUrl?: string;
  readonly date: Date;
}

/** Bytes of a line of base64 (76 letters, RFC 2045). */
const lineBytes = 57;

/**
 * Plain-text mails that differ by their recipient: what they share is encoded once. ISO-2022-JP only where every character
 * survives it; never a `?` for one that does not.
 */
export class Letter {
  private readonly jis: boolean;
  private readonly head: readonly [string, string, string];
  /** The text as far as it fills whole lines, and the bytes that are left. */
  private readonly lines: string;
  private readonly left: Buffer;
  private ending: { text?: string; encoded: string; beyondAscii: string; survives: boolean } = { encoded: '', beyondAscii: '', survives: true };
  private utf8?: Letter;

  constructor(private readonly parts: LetterParts) {
    const { from, subject, text, charset } = parts;
    this.jis = charset === 'iso-2022-jp' && survives(subject + text + from.name);
    const word = this.jis ? jisWords : utf8Words;
    this.head = [
      `From: ${word(from.name)} <${from.address}>\r\nTo: `,
      `\r\nSubject: ${word(oneLine(subject))}\r\nDate: `,
      `MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\nContent-Type: text/plain; charset=${this.jis ? 'iso-2022-jp' : 'utf-8'}\r\nContent-Transfer-Encoding: ${this.jis ? '7bit' : 'base64'}\r\n`,
    ];
    const bytes = this.jis ? undefined : Buffer.from(`${crlf(text)}\r\n`);
    const whole = bytes ? bytes.length - (bytes.length % lineBytes) : 0;
    this.lines = bytes ? base64Lines(bytes.subarray(0, whole)) + (whole > 0 ? '\r\n' : '') : toJis(`${crlf(text)}\r\n`);
    this.left = bytes?.subarray(whole) ?? Buffer.alloc(0);
  }

  /** The bytes of one mail: one recipient. */
  to(recipient: RecipientParts): string {
    const { messageId, to, ending, unsubscribeUrl, date } = recipient;
    if (this.jis && !this.endingSurvives(ending)) return (this.utf8 ??= new Letter({ ...this.parts, charset: 'utf-8' })).to(recipient);
    const [from, subject, rest] = this.head;
    const wayOut = unsubscribeUrl ? `List-Unsubscribe: <${unsubscribeUrl}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n` : '';
    return `${from}${oneLine(to)}${subject}${date.toUTCString().replace('GMT', '+0000')}\r\nMessage-ID: ${messageId}\r\n${wayOut}${rest}\r\n${this.lines}${this.encoded(ending)}\r\n`;
  }

  private encoded(ending: string): string {
    if (this.ending.text !== ending) this.ending = { ...this.ending, text: ending, encoded: this.jis ? toJis(crlf(ending)) : base64Lines(Buffer.concat([this.left, Buffer.from(crlf(ending))])) };
    return this.ending.encoded;
  }

  /** Endings differ by addresses on the web, which are ASCII. */
  private endingSurvives(ending: string): boolean {
    const beyondAscii = ending.replace(/[\x00-\x7f]+/g, '');
    if (this.ending.beyondAscii !== beyondAscii) this.ending = { ...this.ending, beyondAscii, survives: survives(beyondAscii) };
    return this.ending.survives;
  }
}

const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

/** A line break in a title must not become a header of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** Short words: a folded header line stays below 78 characters. */
const utf8Words = (text: string): string => encodeWords(text, 'B', 52, true).replaceAll('?= =?', '?=\r\n =?');

const base64Lines = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');

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
