import type { PublishedAlert } from '../alerts/published-alerts.service.js';
import { capId } from './cap-alert.js';
import { element, words } from './markup.js';

export interface FeedOf {
  readonly city: string;
  readonly drills: boolean;
  /** Of the folder that holds `public/` and `cap/`, with its slash. */
  readonly address: string;
  /** Bytes of the map picture; undefined without one. */
  readonly mapBytes: (alert: PublishedAlert) => number | undefined;
}
const longest = 100;

/** Atom (RFC 4287): everything that was told of what is current, a CAP document each, the newest first. */
export function capFeed({ city, drills, address, mapBytes }: FeedOf, alerts: readonly PublishedAlert[]): string {
  const told = alerts.flatMap((alert) => alert.versions.map((version) => ({ alert, version })));
  const newest = told.toSorted((one, other) => other.version.toldAt.getTime() - one.version.toldAt.getTime() || other.version.serial - one.version.serial).slice(0, longest);
  const entries = newest.map(({ alert, version }) => {
    const page = `${address}public/${alert.id}`;
    const bytes = mapBytes(alert);
    return `<entry>${element('id', capId(version))}${element('title', version.headline.ja)}${element('updated', version.toldAt.toISOString())}${element('published', alert.issuedAt.toISOString())}\
${link('alternate', 'application/cap+xml', `${address}cap/${version.id}.xml`)}${link('related', 'text/html', `${page}.html`)}${link('related', 'application/json', `${page}.json`)}\
${bytes === undefined ? '' : link('enclosure', 'image/svg+xml', `${page}.svg`, ` length="${bytes}" title="地図 / map"`)}<category term="${words(alert.kind)}"/>\
${element('summary', version.messages.ja.text)}</entry>`;
  });
  // The epoch until there was anything: the feed of a quiet city does not change.
  const updated = newest[0]?.version.toldAt ?? new Date(0);
  const title = `${drills ? '【訓練】' : ''}${city} 緊急情報${drills ? '（訓練・試験） / drills and tests' : ' / emergency alerts'}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">${element('id', `${address}cap.atom`)}${element('title', title)}${element('updated', updated.toISOString())}\
<author>${element('name', city)}</author>${link('self', 'application/atom+xml', `${address}cap.atom`)}${link('alternate', 'text/html', `${address}active.html`)}
${entries.join('\n')}
</feed>
`;
}

const link = (rel: string, type: string, href: string, more = ''): string => `<link rel="${rel}" type="${type}" href="${words(href)}"${more}/>`;
