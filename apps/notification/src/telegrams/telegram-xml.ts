import { SaxesParser } from 'saxes';

/** An element that was read. Text is what stands directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

export const refusalReasons = [
  'empty', 'too-large', 'encoding', 'dtd', 'malformed', 'too-deep', 'too-many-elements', 'too-many-attributes', 'text-too-long', 'too-slow', 'not-a-telegram', 'incomplete',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** XML that is not read any further, and why. */
export class XmlRefused extends Error {
  constructor(readonly reason: RefusalReason, message: string) {
    super(message);
    this.name = 'XmlRefused';
  }
}

export const xmlLimits = { bytes: 2_000_000, depth: 40, elements: 150_000, attributes: 40, text: 200_000, milliseconds: 3_000 } as const;
const chunk = 65_536;

/**
 * Reads a document that a stranger may have written: UTF-8 only, no DTD, no entities but the five of XML and numbers, and
 * limits on everything that could grow. Comments and processing instructions are passed over.
 * @throws XmlRefused
 */
export function readXml(bytes: Uint8Array, limits: { readonly [Limit in keyof typeof xmlLimits]: number } = xmlLimits): XmlElement {
  if (bytes.length > limits.bytes) throw new XmlRefused('too-large', `${bytes.length} bytes; at most ${limits.bytes} are read`);
  const text = decoded(bytes);
  if (text.trim() === '') throw new XmlRefused('empty', 'There is nothing in it');
  const end = performance.now() + limits.milliseconds;
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const append = (more: string) => {
    const element = open.at(-1);
    if (!element) return;
    if (element.text.length + more.length > limits.text) throw new XmlRefused('text-too-long', `The text of ${element.name} is longer than ${limits.text} characters`);
    element.text += more;
  };
  parser.on('error', (error) => { throw new XmlRefused('malformed', error.message.slice(0, 300)); });
  parser.on('doctype', () => { throw new XmlRefused('dtd', 'A document type declaration is never read'); });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new XmlRefused('encoding', `It says it is ${encoding.slice(0, 40)}; only UTF-8 is read`);
  });
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (open.length >= limits.depth) throw new XmlRefused('too-deep', `Elements are nested deeper than ${limits.depth}`);
    if ((elements += 1) > limits.elements) throw new XmlRefused('too-many-elements', `There are more than ${limits.elements} elements`);
    const given = Object.values(attributes);
    if (given.length > limits.attributes) throw new XmlRefused('too-many-attributes', `${local} has more than ${limits.attributes} attributes`);
    const element: XmlElement = { name: local, namespace: uri, children: [], text: '', attributes: Object.fromEntries(given.filter(({ prefix }) => prefix === '').map(({ name, value }) => [name, value])) };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => { open.pop(); });
  for (let from = 0; from < text.length; from += chunk) {
    if (performance.now() > end) throw new XmlRefused('too-slow', `It takes longer than ${limits.milliseconds} ms to read`);
    // The declaration is only known to be absent or complete after the first characters; an early DTD is told apart from damage.
    parser.write(text.slice(from, from + chunk));
  }
  parser.close();
  if (!root) throw new XmlRefused('malformed', 'There is no element in it');
  return root;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new XmlRefused('encoding', 'These bytes are not UTF-8');
  }
}

export const childrenOf = (element: XmlElement | undefined, name: string, namespace = element?.namespace): XmlElement[] =>
  element?.children.filter((child) => child.name === name && child.namespace === namespace) ?? [];
export const childOf = (element: XmlElement | undefined, name: string, namespace = element?.namespace): XmlElement | undefined =>
  element?.children.find((child) => child.name === name && child.namespace === namespace);
/** The text of a child without the white space of pretty printing around it; empty when there is none. */
export const textOf = (element: XmlElement | undefined, name: string): string => trimmed(childOf(element, name)?.text ?? '');
/** Only what XML calls white space: an ideographic space at the beginning of a sentence is part of it. */
export const trimmed = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
