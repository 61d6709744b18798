import { childOf, childrenOf, readXml, textOf, XmlRefused, xmlLimits } from './telegram-xml.js';

export interface FeedEntry { readonly id: string; readonly url: string; readonly updated: Date }

const atom = 'http://www.w3.org/2005/Atom';
/** A long feed names the files of several days. */
const limits = { ...xmlLimits, bytes: 20_000_000, elements: 600_000, milliseconds: 10_000 };

/**
 * The entries of an Atom feed, oldest first. A link that leads to another server than the feed's is left out and counted.
 * @throws XmlRefused
 */
export function readFeed(bytes: Uint8Array, feedUrl: string): { entries: FeedEntry[]; foreign: number } {
  const feed = readXml(bytes, limits);
  if (feed.name !== 'feed' || feed.namespace !== atom) throw new XmlRefused('not-a-telegram', 'This is no Atom feed');
  const { origin } = new URL(feedUrl);
  const entries: FeedEntry[] = [];
  let foreign = 0;
  for (const entry of childrenOf(feed, 'entry')) {
    const link = childrenOf(entry, 'link').find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate') ?? childOf(entry, 'link');
    const url = link && URL.parse(link.attributes['href'] ?? '', feedUrl);
    const id = textOf(entry, 'id') || url?.href;
    const updated = new Date(textOf(entry, 'updated'));
    if (!url || !id || id.length > 1_000 || url.href.length > 1_000) continue;
    if (url.origin !== origin) foreign += 1;
    else entries.push({ id, url: url.href, updated: Number.isNaN(updated.getTime()) ? new Date(0) : updated });
  }
  return { entries: entries.toSorted((a, b) => a.updated.getTime() - b.updated.getTime()), foreign };
}
