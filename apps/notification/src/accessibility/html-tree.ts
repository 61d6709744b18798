import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;
/** An element and its way from the root: `table > tr:2 > td:1`. */
export interface Placed { readonly element: Element; readonly path: string; readonly ancestors: readonly Placed[] }

export const isElement = (node: Node): node is Element => 'tagName' in node;
export const attributeOf = ({ attrs }: Element, name: string): string | undefined => attrs.find((attribute) => attribute.name === name)?.value;

/** What is nested deeper says nothing more; a way to it would be as long as the text. */
const deepest = 100;

/** Every element in document order. Without recursion: a writer's text may be nested as deep as it is long. */
export function elementsOf(html: string): Placed[] {
  const found: Placed[] = [];
  const open: Placed[] = childrenOf(parseFragment(html).childNodes, '', []);
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    if (next.ancestors.length < deepest) open.push(...childrenOf(next.element.childNodes, `${next.path} > `, [...next.ancestors, next]));
  }
  return found;
}

/** In reverse, so that a stack gives them back in order. */
function childrenOf(nodes: readonly Node[], prefix: string, ancestors: readonly Placed[]): Placed[] {
  const seen = new Map<string, number>();
  return nodes.filter(isElement).map((element) => {
    const nth = (seen.get(element.tagName) ?? 0) + 1;
    seen.set(element.tagName, nth);
    return { element, path: `${prefix}${element.tagName}:${nth}`, ancestors };
  }).reverse();
}

/** The text directly in an element, not that of its children. */
export const ownText = ({ childNodes }: Element): string => childNodes.map((node) => ('value' in node ? node.value : '')).join('');

/** All text of an element as a reader hears it: alternative texts count, readings in `rt` do not. */
export function spokenText(element: Element): string {
  let text = '';
  const open: Node[] = [element];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('value' in node) text += node.value;
    else if (isElement(node) && node.tagName === 'img') text += attributeOf(node, 'alt') ?? '';
    else if (isElement(node) && !['rt', 'rp'].includes(node.tagName)) open.push(...node.childNodes.toReversed());
  }
  return text.replace(/\s+/g, ' ').trim();
}

const blocks = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'table', 'tr', 'caption', 'blockquote', 'dl', 'dt', 'dd', 'br', 'hr']);

/** The same words without markup, a block a line; a link's address follows its text, a reading its word. */
export function plainText(html: string): string {
  let text = '';
  const open: (Node | string)[] = [...parseFragment(html).childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node === 'string') text += node;
    else if ('value' in node) text += node.value.replace(/\s*\n\s*/g, ' ');
    else if (isElement(node)) {
      const href = node.tagName === 'a' ? attributeOf(node, 'href') : undefined;
      const end = blocks.has(node.tagName) ? '\n' : node.tagName === 'td' || node.tagName === 'th' ? '　' : href ? `（${href}）` : '';
      if (node.tagName === 'li') text += '・';
      if (node.tagName === 'img') text += attributeOf(node, 'alt') ?? '';
      open.push(end, ...node.childNodes.toReversed());
    }
  }
  return text.replace(/[ \t　]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}
