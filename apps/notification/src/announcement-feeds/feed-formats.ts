import { Feed } from 'feed';
import type { AnnouncementEdition } from '../announcements/announcement-edition.entity.js';
import { pageOf } from '../announcements/announcement-publishing.service.js';
import { config } from '../config.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { escape } from '../subscriptions/page.view.js';
import { pageWords } from './page-words.js';

export const feedKinds = ['rss', 'atom', 'json'] as const;
export type FeedKind = (typeof feedKinds)[number];
export const feedTypes: Readonly<Record<FeedKind, string>> = {
  rss: 'application/rss+xml; charset=utf-8', atom: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8',
};

const base = () => config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
/** What XML 1.0 has no place for, not even escaped. */
const forXml = (text: string): string => text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

/** @param query of the feed itself, with its question mark, so that a reader finds the same one again */
export function feedOf(kind: FeedKind, editions: readonly AnnouncementEdition[], variant: TextVariant, query: string): string {
  const updated = new Date(Math.max(0, ...editions.map(({ publishedAt }) => publishedAt.getTime())));
  const feed = new Feed({
    id: `${base()}/feed.atom${query}`, link: `${base()}/announcements/public`, title: `${config.CITY_NAME} お知らせ（${pageWords[variant].name}）`, description: `${config.CITY_NAME}からのお知らせ`,
    language: pageWords[variant].lang, updated, generator: 'Tomoni', copyright: config.CITY_NAME, author: { name: config.CITY_NAME, email: config.MAIL_FROM },
    feedLinks: { rss: `${base()}/feed.rss${query}`, atom: `${base()}/feed.atom${query}`, json: `${base()}/feed.json${query}` },
  });
  for (const edition of editions) {
    const text = edition.variants[variant];
    if (!text) continue;
    const note = edition.note === null ? '' : `<p>${escape(`${pageWords[variant].correction}: ${edition.note}`)}</p>`;
    const link = pageOf(edition.announcementId, variant);
    feed.addItem({
      id: link, guid: link, link, title: forXml(text.title), description: forXml(text.text.slice(0, 300)), content: forXml(absolute(note + text.html)),
      date: edition.publishedAt, published: edition.firstPublishedAt, category: [{ name: edition.category, term: edition.category }],
    });
  }
  return { rss: () => feed.rss2(), atom: () => feed.atom1(), json: () => feed.json1() }[kind]();
}

/** A feed reader has no page that an address could start from. */
const absolute = (html: string): string => html.replace(/ (src|href)="\//g, ` $1="${base()}/`);

export interface SitemapEntry { readonly announcementId: string; readonly publishedAt: Date; readonly variants: readonly TextVariant[] }

/** sitemaps.org 0.9 with the languages of each page. */
export function sitemapOf(entries: readonly SitemapEntry[]): string {
  const alternate = (id: string, variant: TextVariant) => `<xhtml:link rel="alternate" hreflang="${pageWords[variant].lang}" href="${escape(pageOf(id, variant))}"/>`;
  const pages = entries.map(({ announcementId: id, publishedAt, variants }) =>
    `<url><loc>${escape(pageOf(id))}</loc><lastmod>${publishedAt.toISOString()}</lastmod>${variants.filter((variant) => variant !== 'ja-easy').map((variant) => alternate(id, variant)).join('')}</url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.join('\n')}
</urlset>
`;
}
