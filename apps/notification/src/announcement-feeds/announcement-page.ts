import { tokyoDate } from '@tomoni/calendar';
import type { AnnouncementEdition } from '../announcements/announcement-edition.entity.js';
import { languagesOf } from '../announcements/announcement.entity.js';
import { config } from '../config.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { escape } from '../subscriptions/page.view.js';
import { pageWords } from './page-words.js';

// The colours the contrast checks of `accessibility` compute with.
const style = `body{margin:0;font:1rem/1.7 sans-serif;color:#1a1a1c;background:#fff}header,main,footer{max-width:44rem;margin:0 auto;padding:1rem}h1{font-size:2rem;line-height:1.4}h2{font-size:1.5rem}h3{font-size:1.25rem}
a{color:#0017c1}a:focus-visible,button:focus-visible,textarea:focus-visible{outline:4px solid #000;outline-offset:2px}img{max-width:100%;height:auto}table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid #626264;padding:.5rem;text-align:start}
.note{border:2px solid #ec0000;padding:0 1rem}nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;padding:0}nav a{display:inline-block;padding:.5rem 0}textarea{box-sizing:border-box;width:100%;font:inherit}button{font:inherit;padding:.5rem 1.5rem;color:#fff;background:#0017c1;border:0}`;

/** Nothing runs on the page; its own styles carry the colours its writers chose. */
export const pagePolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

function page({ lang, title, head = '', body }: { lang: string; title: string; head?: string; body: string }): string {
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} | ${escape(config.CITY_NAME)}</title>${head}<style>${style}</style></head>
<body><header><p lang="ja">${escape(config.CITY_NAME)}</p></header><main>${body}</main></body></html>
`;
}

const addressOf = (id: string, variant: TextVariant) => `/announcements/${id}/page${variant === 'ja' ? '' : `?lang=${variant}`}`;

/** The public page in one language. Works without JavaScript. @param variant one the edition has */
export function announcementPage(edition: AnnouncementEdition, variant: TextVariant): string {
  const { announcementId: id, attachments, note, publishedAt, firstPublishedAt, validTo } = edition;
  const words = pageWords[variant];
  const { title = '', html = '' } = edition.variants[variant] ?? {};
  const variants = languagesOf(edition.variants);
  const languages = variants.length < 2 ? '' : `<nav aria-label="${words.languages}"><ul>${variants.map((other) =>
    `<li>${other === variant ? `<strong lang="${pageWords[other].lang}">${pageWords[other].name}</strong>` : `<a href="${addressOf(id, other)}" lang="${pageWords[other].lang}" hreflang="${pageWords[other].lang}">${pageWords[other].name}</a>`}</li>`).join('')}</ul></nav>`;
  const correction = note === null ? '' : `<section class="note" aria-labelledby="correction"><h2 id="correction">${words.correction}</h2><p lang="ja">${escape(note)}</p></section>`;
  const files = attachments.length === 0 ? '' : `<section aria-labelledby="files"><h2 id="files">${words.files}</h2><ul>${attachments.map((file) =>
    `<li><a href="/announcements/${id}/attachments/${file.id}">${escape(file.alt)}（${kindOf(file.type)}・${sizeOf(file.bytes)}）</a></li>`).join('')}</ul></section>`;
  const updated = edition.edition > 1 ? ` / ${words.corrected}: <time datetime="${publishedAt.toISOString()}">${tokyoDate(publishedAt)}</time>` : '';
  return page({
    lang: words.lang, title,
    head: `<link rel="canonical" href="${addressOf(id, variant)}">${variants.map((other) => `<link rel="alternate" hreflang="${pageWords[other].lang}" href="${addressOf(id, other)}">`).join('')}<link rel="alternate" type="application/atom+xml" title="Atom" href="/feed.atom">`,
    body: `${languages}<article><h1>${escape(title)}</h1>
<p>${words.published}: <time datetime="${firstPublishedAt.toISOString()}">${tokyoDate(firstPublishedAt)}</time>${updated}${validTo === null ? '' : ` / ${words.until}: <time datetime="${validTo}">${validTo}</time>`}</p>
${correction}${html}${files}</article>
<section aria-labelledby="barrier"><h2 id="barrier">${words.barrier}</h2><form method="post" action="/announcements/${id}/page/barrier?lang=${variant}">
<p><label for="what">${words.barrierHelp}</label></p><p><textarea id="what" name="barrier" rows="4" maxlength="2000" required></textarea></p><p><button>${words.send}</button></p></form></section>`,
  });
}

/** For what is no longer public: no word of it, only what follows it. */
export function gonePage(successor: AnnouncementEdition | null, note: string | null): string {
  const { ja } = pageWords;
  const next = successor === null ? '' : `<p>${ja.instead}: <a href="${addressOf(successor.announcementId, 'ja')}">${escape(successor.variants.ja?.title ?? '')}</a></p>`;
  return page({ lang: 'ja', title: ja.gone, body: `<h1>${ja.gone}</h1><p lang="en">${pageWords.en.gone}.</p>${note === null ? '' : `<p>${escape(note)}</p>`}${next}` });
}

export const thanksPage = (id: string, variant: TextVariant): string =>
  page({ lang: pageWords[variant].lang, title: pageWords[variant].barrier, body: `<h1>${pageWords[variant].barrier}</h1><p>${pageWords[variant].thanks}</p><p><a href="${addressOf(id, 'ja')}" lang="ja">${pageWords.ja.published}ページ</a></p>` });

const kindOf = (type: string): string => ({ 'application/pdf': 'PDF', 'image/jpeg': 'JPEG', 'image/png': 'PNG' })[type] ?? type;
const sizeOf = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
