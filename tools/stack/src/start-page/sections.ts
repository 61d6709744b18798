import { allEvents } from '@tomoni/contracts';
import type { DemoPerson } from '@tomoni/client';
import type { MailMessage } from '@tomoni/backing-services';
import type { ServiceView } from '../board.js';
import type { SeenEvent } from '../event-feed/event-feed.js';
import { html, type Html, type Language } from './html.js';

/** What the page shows at one moment. */
export interface Shown {
  services: readonly ServiceView[];
  /** Names of apps that run but do not answer as ready. */
  unready: ReadonlySet<string>;
  isReady: boolean;
  /** The newest first. */
  mails: readonly MailMessage[];
  /** Where all mails are shown; undefined with an SMTP server of one's own. */
  mailAddress: string | undefined;
  /** The newest first. */
  events: readonly SeenEvent[];
  people: readonly DemoPerson[];
}

/** The parts of the page that change while one looks, by the id of their element. */
export const sections: Readonly<Record<string, (shown: Shown, language: Language) => Html>> = { status, services, people, mails, events };

const states: Record<ServiceView['state'] | 'unready', { ja: string; en: string; mark: string; look: string }> = {
  waiting: { ja: '待機中', en: 'Waiting', mark: '…', look: 'quiet' },
  starting: { ja: '起動中', en: 'Starting', mark: '…', look: 'busy' },
  running: { ja: '動作中', en: 'Running', mark: '✓', look: 'good' },
  unready: { ja: '準備中', en: 'Not ready', mark: '!', look: 'busy' },
  restarting: { ja: '再起動中', en: 'Restarting', mark: '!', look: 'bad' },
  stopped: { ja: '停止', en: 'Stopped', mark: '■', look: 'bad' },
  own: { ja: '外部のサーバー', en: 'Your own server', mark: '↗', look: 'quiet' },
};

function status({ services: all, unready, isReady }: Shown, language: Language): Html {
  const up = all.filter(({ name, state }) => (state === 'running' && !unready.has(name)) || state === 'own').length;
  const text = {
    ja: up === all.length ? (isReady ? 'すべて動いています' : 'まもなく使えます（まちのデータを準備しています）') : `${all.length}個のうち${up}個が動いています`,
    en: up === all.length ? (isReady ? 'Everything is running' : 'Almost there: the city is being seeded') : `${up} of ${all.length} are running`,
  };
  return html`<p class="status ${up === all.length && isReady ? 'good' : 'busy'}">${text[language]}</p>`;
}

function services({ services: all, unready }: Shown, language: Language): Html {
  return html`<ul class="cards">${all.map((service) => {
    const state = states[service.state === 'running' && unready.has(service.name) ? 'unready' : service.state];
    return html`<li class="card"><div class="card-head"><h3>${service.does[language]}</h3><span class="badge ${state.look}"><span aria-hidden="true">${state.mark}</span> ${state[language]}</span></div>
<p class="quiet"><span class="name">${service.name}</span> ${service.address.startsWith('http') ? '' : service.address}</p>
${service.detail ? html`<p class="quiet">${service.detail}</p>` : ''}
${service.restarts ? html`<p class="quiet">${language === 'ja' ? `再起動 ${service.restarts}回` : `Restarts: ${service.restarts}`}</p>` : ''}
${links(service, language)}</li>`;
  })}</ul>`;
}

function links({ address, reference, kind }: ServiceView, language: Language): Html | undefined {
  if (!address.startsWith('http')) return undefined;
  const items = [
    kind === 'server' ? html`<li><a href="${address}">${language === 'ja' ? '開く' : 'Open'}</a></li>` : undefined,
    reference ? html`<li><a href="${address}${reference}">${language === 'ja' ? 'APIリファレンス' : 'API reference'}</a></li>` : undefined,
    kind === 'app' ? html`<li><a href="${address}/health/ready">${language === 'ja' ? '稼働状況' : 'Health'}</a></li>` : undefined,
  ];
  return html`<ul class="links">${items.filter((item) => item !== undefined)}</ul>`;
}

function people({ people: all }: Shown, language: Language): Html {
  if (all.length === 0) return nothing({ ja: 'サインインの準備ができると、見本の人物がここに並びます。', en: 'The sample people appear here as soon as sign-in is ready.' }, language);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${language === 'ja' ? '見本の人物の表' : 'Table of sample people'}"><table><thead><tr>
<th scope="col">${language === 'ja' ? '役割' : 'Role'}</th><th scope="col">${language === 'ja' ? '氏名（架空）' : 'Name (invented)'}</th><th scope="col">${language === 'ja' ? '部署・団体' : 'Unit or group'}</th><th scope="col">${language === 'ja' ? 'トークンを得る' : 'Get a token'}</th></tr></thead>
<tbody>${all.map((person) => html`<tr><th scope="row">${person.role[language]}</th><td lang="ja">${person.name}</td><td lang="ja">${person.unit ?? person.groups.map(({ name }) => name).join('、')}</td><td><code>npm run --silent token -- ${person.id}</code></td></tr>`)}</tbody></table></div>`;
}

function mails({ mails: all, mailAddress }: Shown, language: Language): Html {
  if (!mailAddress) return nothing({ ja: 'メールはお使いのSMTPサーバーへ送られます。', en: 'Mails go to your own SMTP server.' }, language);
  if (all.length === 0) return nothing({ ja: 'まだメールはありません。', en: 'No mail yet.' }, language);
  return html`<ul class="rows">${all.map((mail) => html`<li><a lang="ja" href="${mailAddress}/messages/${mail.id}">${mail.subject || (language === 'ja' ? '（件名なし）' : '(no subject)')}</a>
<p class="quiet">${time(mail.receivedAt, language)}　${language === 'ja' ? '宛先' : 'To'} ${mail.to.join(', ')}</p></li>`)}</ul>
<p><a href="${mailAddress}">${language === 'ja' ? '受信箱をすべて見る' : 'Open the whole inbox'}</a></p>`;
}

const summaries = new Map(allEvents.map(({ type, summary }) => [type, summary]));
const visibilities: Record<string, { ja: string; en: string }> = {
  pub: { ja: '公開', en: 'public' },
  ptn: { ja: '連携先', en: 'partners' },
  int: { ja: '内部', en: 'internal' },
  rst: { ja: '限定', en: 'restricted' },
};

function events({ events: all }: Shown, language: Language): Html {
  if (all.length === 0) return nothing({ ja: 'まだイベントはありません。申請などの手続が進むと、ここに流れます。', en: 'No events yet. They flow past here as cases move on.' }, language);
  return html`<ol class="rows">${all.map((event) => html`<li><p><strong>${summaries.get(event.type)?.[language] ?? event.type}</strong> <span class="badge ${event.visibility === 'pub' ? 'good' : 'quiet'}">${visibilities[String(event.visibility)]?.[language] ?? String(event.visibility)}</span></p>
<p class="quiet">${time(event.time, language)}　<span class="name">${event.type}</span></p>
<details data-id="${event.id}"><summary>${language === 'ja' ? '中身' : 'Content'}</summary><pre tabindex="0">${JSON.stringify(event.data, null, 2)}</pre></details></li>`)}</ol>`;
}

const nothing = (text: { ja: string; en: string }, language: Language) => html`<p class="quiet">${text[language]}</p>`;

function time(moment: string, language: Language): Html {
  const shown = new Date(moment).toLocaleTimeString(language === 'ja' ? 'ja-JP' : 'en-GB', { timeZone: 'Asia/Tokyo' });
  return html`<time datetime="${moment}">${shown}</time>`;
}
