import type { City } from '../city/city.js';
import { html, type Html, type Language } from './html.js';
import { sections, type Shown } from './sections.js';

const texts = {
  ja: {
    title: 'ともに', lead: ' がこのパソコンの中で動いています。人物もデータもすべて見本です。', other: 'English', otherLabel: 'Show this page in English', skip: '本文へ移動',
    services: 'サービス', people: 'デモ用のサインイン', mails: 'メール', events: 'イベント', tryTitle: '試してみる',
    peopleLead: '見本の人物になって、APIを呼び出せます。コマンドがアクセストークンを表示します。',
    mailsLead: '送られたメールはすべてここに届き、外へは出ません。',
    eventsLead: 'サービスの間を流れる出来事です。個人情報は含まれません。',
    tour: '別の端末で次のコマンドを実行すると、補助金の募集から精算までが一通り流れ、このページで見られます。',
    catalogue: 'イベントの一覧（AsyncAPI）', offline: '接続が切れました。自動でつなぎ直します。',
    footer: 'このページは、このパソコンからだけ見られます。',
  },
  en: {
    title: 'Tomoni', lead: ' runs on this computer. All people and data are samples.', other: '日本語', otherLabel: 'このページを日本語で表示', skip: 'Skip to content',
    services: 'Services', people: 'Demo sign-in', mails: 'Mail', events: 'Events', tryTitle: 'Try it',
    peopleLead: 'Call the APIs as one of these people: the command prints an access token.',
    mailsLead: 'Every mail that is sent arrives here; none leaves this computer.',
    eventsLead: 'What happened, as it flows between the services. Nobody’s personal data is in it.',
    tour: 'Run this in another terminal: a grant goes all its way from call to settlement, and you can watch it here.',
    catalogue: 'Catalogue of events (AsyncAPI)', offline: 'The connection was lost; it comes back by itself.',
    footer: 'Only this computer can see this page.',
  },
};

/** The whole page as it is now; without JavaScript it stays so until reloaded. */
export function startPage(city: City, shown: Shown, language: Language): string {
  const text = texts[language];
  const other = language === 'ja' ? 'en' : 'ja';
  const part = (id: string) => html`<div id="${id}" class="live">${sections[id]?.(shown, language)}</div>`;
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title} – ${city.name}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/start.css"><script src="/start.js" defer></script></head>
<body data-language="${language}"><a class="skip" href="#main">${text.skip}</a>
<header><div class="inner"><div><h1>${text.title}</h1><p><span lang="ja">${city.prefecture}<strong>${city.name}</strong></span> <span class="quiet">${city.lgCode}</span>${text.lead}</p></div>
<nav aria-label="Language"><a lang="${other}" hreflang="${other}" href="/?lang=${other}" aria-label="${text.otherLabel}">${text.other}</a></nav></div></header>
<main id="main" class="inner"><div id="status" class="live" role="status">${sections['status']?.(shown, language)}</div>
<p id="offline" class="status bad" role="alert" hidden>${text.offline}</p>
${section('services', text.services, undefined, part('services'))}
${section('try', text.tryTitle, text.tour, html`<pre tabindex="0">npm run tour</pre><p><a href="/events/catalogue/">${text.catalogue}</a></p>`)}
<div class="columns">${section('mails', text.mails, text.mailsLead, part('mails'))}${section('events', text.events, text.eventsLead, part('events'))}</div>
${section('people', text.people, text.peopleLead, part('people'))}
</main><footer><p class="inner quiet">${text.footer}</p></footer></body></html>`.text;
}

function section(id: string, title: string, lead: string | undefined, body: Html): Html {
  return html`<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${lead ? html`<p>${lead}</p>` : ''}${body}</section>`;
}
