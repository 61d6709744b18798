import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { InvalidInput, Problem, type FieldError } from './problem.js';

/** Deepest nesting of a body; ours need five, and a recursive reader must not run out of stack. */
const maxDepth = 32;
const notText: FieldError['detail'] = { ja: '使用できない文字が含まれています。', en: 'It contains a character that is not text.' };

/** JSON, and only what PostgreSQL can store: no NUL, no half surrogate, no bytes that are not UTF-8, no prototype games. */
export function acceptJson(server: FastifyInstance, bodyLimit: number): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    request.tomoni.rawBody = body;
    try {
      done(null, body.length === 0 ? undefined : parse(body));
    } catch (error) {
      done(error as Error);
    }
  });
}

function parse(body: Buffer): unknown {
  if (!isUtf8(body)) throw malformed('本文がUTF-8ではありません。', 'The body is not UTF-8.');
  const text = body.toString();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('本文がJSONとして正しくありません。', 'The body is not well-formed JSON.');
  }
  // Only an escape can bring in what the check of the bytes has not seen, and only this many openings can be too deep.
  if (text.includes('\\u') || text.includes('__proto__') || mayBeTooDeep(text)) inspect(value, '#', 0);
  return value;
}

/** Whether there are that many openings at all. */
function mayBeTooDeep(text: string): boolean {
  let openings = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code === 0x7b || code === 0x5b) && (openings += 1) > maxDepth) return true;
  }
  return false;
}

function inspect(value: unknown, pointer: string, depth: number): void {
  if (depth > maxDepth) throw malformed(`本文の入れ子が深すぎます（${maxDepth}段まで）。`, `The body is nested deeper than ${maxDepth} levels.`);
  if (typeof value === 'string') return expectText(value, 'body', pointer);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__' || !isText(key)) throw new InvalidInput([{ in: 'body', pointer, code: 'unrecognized_keys', detail: notText }]);
    inspect(item, `${pointer}/${pointerPart(key)}`, depth + 1);
  }
}

const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

/** @throws InvalidInput for text PostgreSQL would refuse. */
export function expectText(value: string, place: FieldError['in'], pointer: string): void {
  if (!isText(value)) throw new InvalidInput([{ in: place, pointer, code: 'invalid_text', detail: notText }]);
}

/** One step of a JSON pointer in a URI fragment (RFC 6901 §6). */
export const pointerPart = (key: PropertyKey): string => encodeURIComponent(String(key).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'));

const malformed = (ja: string, en: string): Problem => new Problem('malformed-request', { detail: { ja, en } });
