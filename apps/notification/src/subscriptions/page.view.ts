import { createHash } from 'node:crypto';
import type { Texts } from '@tomoni/contracts';

const style = `body{font:1.1rem/1.8 sans-serif;margin:0;color:#1a1a1c;background:#fff}main{max-width:42rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}fieldset{border:1px solid #626264;margin:0 0 1.2rem;padding:.6rem 1rem}legend{font-weight:bold}label{display:block;padding:.3rem 0}
input[type=checkbox]{width:1.3rem;height:1.3rem;vertical-align:middle;margin-right:.5rem}input,select,button{font:inherit}input[type=text]{width:100%;box-sizing:border-box}
button{padding:.6rem 1.6rem;border:2px solid #0017c1;border-radius:.4rem;background:#0017c1;color:#fff}button.quiet{background:#fff;color:#0017c1}
:focus-visible{outline:3px solid #000;outline-offset:2px}[lang=en]{color:#4d4d4d}button [lang=en]{color:inherit}[role=alert]{border-left:.4rem solid #ec0000;padding-left:.8rem}`;

/** Replies are data and the platform lets nothing in them run; a page for people may have its one style and send its forms back here. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
export const html = 'text/html; charset=utf-8';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Both languages, the Japanese one first. */
export const both = ({ ja, en }: Texts): string => `<p>${escape(ja)}</p><p lang="en">${escape(en)}</p>`;

/** A whole page that works without JavaScript. `body` is HTML; whatever comes from people in it was escaped. */
export const page = (title: Texts, body: string): string => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escape(title.ja)}</title><style>${style}</style></head>
<body><main><h1>${escape(title.ja)}<br><span lang="en">${escape(title.en)}</span></h1>${body}</main></body></html>`;

/** A form with one button that sends nothing but where it stands. */
export const button = (action: string, { ja, en }: Texts, kind: '' | 'quiet' = ''): string =>
  `<form method="post" action="${escape(action)}"><button${kind && ` class="${kind}"`}>${escape(ja)} <span lang="en">${escape(en)}</span></button></form>`;

/** Where a link no longer works: in words, and with what to do. */
export const deadLinkPage = (): string => page({ ja: 'このリンクは使えません', en: 'This link does not work' }, both({
  ja: '期限が切れているか、アドレスが最後まで写されていません。もう一度登録すると、新しいリンクが届きます。',
  en: 'It has expired, or a part of it is missing. Subscribe again, and a new link comes by mail.',
}));
