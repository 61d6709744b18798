import { createHash } from 'node:crypto';
import type { Texts } from '@tomoni/contracts';
import type { PublishedAlert, PublishedVersion } from '../alerts/published-alerts.service.js';
import { words } from './markup.js';
import { inOrder, isStanding, lastOf } from './published-alert.view.js';

// Colours of the levels as the Cabinet Office fixed them (避難情報に関するガイドライン); the text on each keeps WCAG AA.
const style = `body{font:1.125rem/1.8 "Noto Sans JP",sans-serif;margin:0;color:#1a1a1c;background:#fff}main{max-width:44rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.4}h2{font-size:1.35rem;line-height:1.5;margin:0;padding:.6rem 1rem;background:#00118f;color:#fff}h2 span{display:block}
h3{font-size:1rem;margin:1rem 0 0;border-bottom:1px solid #626264}article{border:.25rem solid #00118f;margin:0 0 1.5rem;overflow-wrap:anywhere}
article>:not(h2){margin-left:1rem;margin-right:1rem}p{margin:.4rem 0}.text{white-space:pre-line}
.level5{border-color:#0c000c}.level5 h2{background:#0c000c;color:#fff}.level4{border-color:#aa00aa}.level4 h2{background:#aa00aa;color:#fff}
.level3{border-color:#ff2800}.level3 h2{background:#ff2800;color:#000}.level2{border-color:#f2e700}.level2 h2{background:#f2e700;color:#000}
.level1{border-color:#626264}.level1 h2{background:#fff;color:#000;border-bottom:1px solid #626264}
.drill{border:.25rem dashed #626264;padding:.6rem 1rem;font-weight:bold;background:#f1f1f4}
.ended{border:1px solid #626264}.ended h2{background:#e6e6e6;color:#1a1a1c;font-size:1.1rem}.state{font-weight:bold}
a{color:#0017c1}:focus-visible{outline:3px solid #000;outline-offset:2px}svg{display:block;max-width:100%;height:auto}table{border-collapse:collapse}th,td{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}`;

export const alertPagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

export interface PageOf { readonly city: string; readonly asOf: Date; readonly drills: boolean }
/** The picture and the same facts as text, both HTML. */
export interface MapOf { readonly svg: string; readonly text: string }

const clock = { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hour12: false } as const;
const ja = new Intl.DateTimeFormat('ja-JP', { ...clock, year: 'numeric', month: 'long', day: 'numeric' });
const en = new Intl.DateTimeFormat('en-GB', { ...clock, year: 'numeric', month: 'short', day: 'numeric' });
export const momentWords = (at: Date): Texts => ({ ja: ja.format(at), en: en.format(at) });

const states: Readonly<Record<PublishedAlert['status'], Texts & { easy: string }>> = {
  issued: { ja: '発表中', easy: 'いま 出(で)ています', en: 'In force' },
  updated: { ja: '更新して発表中', easy: 'あたらしく なりました', en: 'In force, updated' },
  lifted: { ja: '解除されました', easy: 'おわりました', en: 'Lifted' },
  cancelled: { ja: '取り消されました（誤報）', easy: 'まちがいでした', en: 'Cancelled: it was wrong' },
  expired: { ja: '期限が過ぎました', easy: '時間(じかん)が すぎました', en: 'No longer in force' },
};
const noAllClear = {
  ja: '安全になったというお知らせではありません。周囲の状況と最新の情報を確認してください。',
  easy: '「もう あんぜん」という 意味(いみ)では ありません。まわりを よく 見(み)て ください。',
  en: 'This is no all-clear. Look around you and follow the latest news.',
};
const names: Readonly<Record<string, { lang: string; heading: string }>> = {
  'ja-easy': { lang: 'ja', heading: 'やさしい日本語(にほんご)' }, ja: { lang: 'ja', heading: '日本語' }, en: { lang: 'en', heading: 'English' },
};
const first = ['ja-easy', 'ja', 'en'];

/** Before anything else of a page of drills; nothing on it is real. */
const drillNote = `<p class="drill" role="note">【訓練・試験】ほんとうでは ありません。にげる 必要(ひつよう)は ありません。<br>これは訓練または試験です。実際の緊急情報ではありません。<br><span lang="en">DRILL OR TEST: nothing on this page is real.</span></p>`;

/** All alerts on one page of at most `limit` bytes: the gravest whole, those that do not fit by their headline. Drills and real ones never share one. */
export function activePage(of: PageOf, alerts: readonly PublishedAlert[], limit: number, mapOf: (alert: PublishedAlert) => MapOf | undefined): string {
  const ordered = inOrder(alerts).filter(({ id, status }) => status !== 'expired' || !alerts.some(({ supersedes }) => supersedes === id));
  const standing = ordered.filter(isStanding).length;
  const what = of.drills ? { ja: '訓練の情報', easy: '訓練(くんれん)の お知(し)らせ', en: 'drill' } : { ja: '緊急情報', easy: '緊急(きんきゅう)の お知(し)らせ', en: 'alert' };
  const head = standing > 0
    ? `<p class="state">${standing}件の${what.ja}が出ています <span lang="en">${standing} ${what.en}${standing === 1 ? ' is' : 's are'} in force</span></p>`
    : `<p class="state">いま 出(で)ている ${what.easy}は ありません。<br>発表中の${what.ja}はありません。<br><span lang="en">No ${what.en} is in force.</span></p>`;
  const budget = limit - Buffer.byteLength(whole(of, titles[of.drills ? 'drills' : 'real'], head, 'active')) - leftRoom;
  const blocks: string[] = [];
  let [used, left, isFull] = [0, 0, false];
  for (const alert of ordered) {
    const forms = [() => block(alert, mapOf(alert)), () => block(alert, undefined), () => line(alert)];
    const fitting = (isFull ? forms.slice(2) : forms).map((form) => form()).find((html) => used + Buffer.byteLength(html) <= budget);
    isFull ||= fitting?.startsWith('<p') ?? true;
    if (fitting === undefined) left += 1;
    else {
      blocks.push(fitting);
      used += Buffer.byteLength(fitting);
    }
  }
  const rest = left > 0 ? `<p class="state">ほかに${left}件あります。<span lang="en">${left} more.</span> <a href="cap.atom">一覧 (Atom)</a></p>` : '';
  return whole(of, titles[of.drills ? 'drills' : 'real'], head + blocks.join('') + rest, 'active');
}
const titles = { real: '緊急情報', drills: '【訓練】緊急情報' } as const;
const leftRoom = 400;

/** One alert with everything that was told of it. */
export function alertPage(city: string, alert: PublishedAlert, map: MapOf | undefined): string {
  const earlier = alert.versions.slice(0, -1).reverse();
  const history = earlier.length > 0
    ? `<section><h2>これまでの発表 <span lang="en">What was told before</span></h2>${earlier.map((version) => `<article class="ended"><h3>第${version.serial}報 ${words(momentWords(version.toldAt).ja)} ${words(version.headline.ja)}</h3>${sections(version, 'h4')}</article>`).join('')}</section>`
    : '';
  return whole({ city, asOf: alert.changedAt, drills: alert.drill !== 'normal' }, alert.title.ja, `${block(alert, map, 'public')}${history}<p><a href="../active.html">すべての緊急情報 <span lang="en">All alerts</span></a></p>`, 'one');
}

function block(alert: PublishedAlert, map: MapOf | undefined, place: 'active' | 'public' = 'active'): string {
  const last = lastOf(alert);
  const { title, id } = alert;
  const stands = isStanding(alert);
  const state = states[alert.status];
  const issued = momentWords(alert.issuedAt);
  const until = momentWords(stands ? alert.expiresAt : alert.changedAt);
  const was = stands ? '' : `<p>${words(alert.versions.findLast(({ action }) => action !== 'lift' && action !== 'cancel')?.headline.ja ?? title.ja)}</p>`;
  const note = alert.status === 'cancelled' || alert.status === 'expired'
    ? `<p class="state">${noAllClear.easy}<br>${noAllClear.ja}<br><span lang="en">${noAllClear.en}</span></p>` : '';
  return `<article class="${stands ? `level${colourOf(alert)}` : 'ended'}" aria-labelledby="h-${id}"><h2 id="h-${id}"><span>${words(title.easy)}</span><span>${words(title.ja)}</span><span lang="en">${words(title.en)}</span></h2>
<p class="state">${state.easy} / ${state.ja} / <span lang="en">${state.en}</span></p>${was}${note}
<p>${words(alert.areas.map(({ name }) => name.ja).join('、'))} <span lang="en">${words(alert.areas.map(({ name }) => name.en).join(', '))}</span><br>発表 ${issued.ja}　${stands ? '期限' : '終了'} ${until.ja} <span lang="en">Issued ${issued.en}, ${stands ? 'until' : 'ended'} ${until.en}</span></p>
${stands || alert.status !== 'expired' ? sections(last, 'h3') : ''}${map ? `${map.svg}${map.text}` : ''}${place === 'active' ? `<p><a href="public/${id}.html">くわしく・地図: ${words(title.ja)} <span lang="en">Details and map: ${words(title.en)}</span></a></p>` : ''}</article>`;
}

const line = (alert: PublishedAlert): string =>
  `<p><a href="public/${alert.id}.html">${words(lastOf(alert).headline.ja)} <span lang="en">${words(alert.title.en)}</span></a> ${isStanding(alert) ? '' : states[alert.status].ja}</p>`;

/** Only where the level is an official one; the city's own sense of urgency has no colour by law. */
const colourOf = ({ level, title }: PublishedAlert): string => (level !== null && title.ja.includes('レベル') ? String(level) : '');

function sections({ messages }: PublishedVersion, heading: 'h3' | 'h4'): string {
  const others = Object.keys(messages).filter((variant) => !first.includes(variant)).sort();
  return [...first, ...others].map((variant) => {
    const message = (messages as Partial<Record<string, { subject: string; text: string }>>)[variant];
    if (!message) return '';
    const { lang, heading: name } = names[variant] ?? { lang: variant, heading: variant };
    return `<section lang="${words(lang)}"><${heading}>${words(name)}</${heading}><p class="text">${words(message.text)}</p></section>`;
  }).join('');
}

function whole({ city, asOf, drills }: PageOf, title: string, body: string, kind: 'active' | 'one'): string {
  const at = momentWords(asOf);
  const until = kind === 'active'
    ? `<p>${at.ja}の情報です。<a href="active.html">最新の情報を見る</a> <span lang="en">As of ${at.en} (Japan time). <a href="active.html">Reload</a></span></p>`
    : `<p>${at.ja}の発表です。 <span lang="en">Told on ${at.en} (Japan time).</span></p>`;
  const heading = drills ? '【訓練】緊急情報 <span lang="en">[DRILL] Emergency alerts</span>' : '緊急情報 <span lang="en">Emergency alerts</span>';
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${drills ? '<meta name="robots" content="noindex">' : ''}
<title>${words(`${title} ${city}`)}</title><link rel="alternate" type="application/atom+xml" title="${words(city)} CAP" href="${kind === 'active' ? '' : '../'}cap.atom"><style>${style}</style></head>
<body><main><h1>${words(city)} ${heading}</h1>${drills ? drillNote : ''}${until}${body}</main></body></html>
`;
}
