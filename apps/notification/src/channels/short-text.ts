const lastAddress = /(?:^|\n)\s*(https?:\/\/\S{1,500})\s*$/;
function separate(text: string): [words: string, address: string] {
  const found = lastAddress.exec(text);
  return found ? [text.slice(0, found.index).trimEnd(), found[1] ?? ''] : [text.trimEnd(), ''];
}

/** Shortened to `limit` UTF-16 units with 「…」, never through a character, and the page's address at the end stays whole. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const [words, address] = separate(text);
  const room = limit - (address === '' ? 1 : address.length + 2);
  if (room < 1) return cut(text, limit);
  return address === '' ? `${cut(words, room)}…` : `${cut(words, room)}…\n${address}`;
}

/** A pair of surrogates is one character. */
const cut = (text: string, units: number): string => text.slice(0, (text.codePointAt(units - 1) ?? 0) > 0xffff ? units - 1 : units);

/** The words and the address of the page they end with, where they do. */
export function wordsAndAddress(text: string): { words: string; address?: string } {
  const [words, address] = separate(text);
  return address === '' ? { words: text.trimEnd() } : { words, address };
}

/** One SMS holds 70 UCS-2 units; several that belong together give up 3 each to say so. */
export const smsParts = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67));
export const smsUnits = (parts: number): number => (parts <= 1 ? 70 : parts * 67);
