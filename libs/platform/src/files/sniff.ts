/** How many bytes of a file's beginning `sniff` wants. */
export const sniffBytes = 4_096;

const signatures: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['audio/mpeg', [0x49, 0x44, 0x33]],
  ['audio/mpeg', [0xff, 0xfb]],
  ['audio/mpeg', [0xff, 0xf3]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];
const office: readonly (readonly [type: string, folder: string])[] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'word/'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xl/'],
];
const zip = Buffer.from('PK\x03\x04', 'latin1');

/** The media type by what the file begins with, never by its name; undefined for what nobody needs here. */
export function sniff(head: Buffer): string | undefined {
  const [known] = signatures.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte)) ?? [];
  if (!known && isBraille(head)) return 'text/x-brf';
  if (known || !head.subarray(0, 4).equals(zip)) return known;
  return office.find(([, folder]) => head.includes('[Content_Types].xml') && head.includes(folder))?.[0];
}

/** Braille ready to emboss (BRF) has no signature, only its 64 signs, spaces and ends of lines and pages. */
const isBraille = (head: Buffer): boolean => head.length > 0 && head.every((byte) => (byte >= 0x20 && byte <= 0x60) || [0x0a, 0x0c, 0x0d, 0x1a].includes(byte));
