import type { Texts } from '@tomoni/contracts';
import type { Area, Topic } from '../topics/topic.entity.js';
import { both, button, escape, page } from './page.view.js';
import type { Preferences } from './preferences.view.js';
import type { SubscriberLanguage } from './subscriber.entity.js';

/** `token` was checked, so it holds no character that means something in HTML. */
export const stopPage = (token: string, topic?: string): string => page(
  topic === undefined ? { ja: 'お知らせメールの配信を停止しますか', en: 'Do you want to stop these mails?' } : { ja: 'この分野のお知らせを停止しますか', en: 'Do you want to stop the mails on this topic?' },
  button(`/unsubscribe?token=${encodeURIComponent(token)}${topic === undefined ? '' : `&topic=${encodeURIComponent(topic)}`}`, { ja: '停止する', en: 'Stop them' }),
);

export const stoppedPage = (topic?: string): string => page({ ja: '配信を停止しました', en: 'They have been stopped' }, both(topic === undefined
  ? { ja: 'メールアドレスは消去されました。', en: 'You will get no more of these mails, and your address has been erased.' }
  : { ja: 'この分野のお知らせはもう届きません。ほかの分野はこれまでどおり届きます。', en: 'Nothing on this topic will come any more. Your other topics stay as they are.' }));

export const forgottenPage = (receipt: { personRef: string; shreddedAt: string; mac: string }): string => page(
  { ja: '登録を消しました', en: 'Your data has been erased' },
  both({ ja: 'アドレスと登録内容は、だれにも読めなくなりました。次の文字は、消去したことの証明です。必要なら控えてください。', en: 'Nobody can read your address and your wishes any more. The following lines prove it; keep them if you like.' })
    + `<pre>${escape(JSON.stringify(receipt, null, 2))}</pre>`,
);

const languageNames: Readonly<Record<SubscriberLanguage, string>> = { ja: '日本語', en: 'English', zh: '中文', ko: '한국어', pt: 'Português', vi: 'Tiếng Việt' };
const statusNames: Readonly<Record<Preferences['endpoints'][number]['status'], Texts>> = {
  requested: { ja: '確認をお待ちしています', en: 'waiting for your confirmation' },
  'confirmation-sent': { ja: '確認をお待ちしています', en: 'waiting for your confirmation' },
  active: { ja: '届いています', en: 'in use' },
  'soft-bounced': { ja: '最近届かないことがありました', en: 'something came back lately' },
  suspended: { ja: '届かないため止めています', en: 'stopped, because mails came back' },
  unsubscribed: { ja: '停止しました', en: 'stopped' },
};
const check = (name: string, value: string, checked: boolean, words: string): string =>
  `<label><input type="checkbox" name="${name}" value="${escape(value)}"${checked ? ' checked' : ''}>${words}</label>`;
const named = ({ ja, en }: Texts): string => `${escape(ja)}${en === ja ? '' : ` <span lang="en">${escape(en)}</span>`}`;
const choices = (name: string, all: readonly (Topic | Area)[], chosen: readonly string[], { ja, en }: Texts): string =>
  `<fieldset><legend>${ja} <span lang="en">${en}</span></legend>${all.map((one) => check(name, one.code, chosen.includes(one.code), named(one.name))).join('')}</fieldset>`;

/** Everything somebody can choose, as a form that works without JavaScript. `said`: what became of the last try. */
export function preferencesPage(token: string, { topics, areas, lang, easy, quietHours, childMonths, endpoints }: Preferences, all: { topics: Topic[]; areas: Area[] }, said: string): string {
  const here = `?token=${encodeURIComponent(token)}`;
  const time = (name: string, value: string | undefined, ja: string) => `<label>${ja}<input type="text" name="${name}" value="${escape(value ?? '')}" placeholder="22:00" autocomplete="off"></label>`;
  return page({ ja: 'お知らせの内容を選ぶ', en: 'Choose what you get' }, `${said}
<form method="post" action="/preferences/page${here}">
${choices('topics', all.topics, topics, { ja: '分野', en: 'Topics' })}
${choices('areas', all.areas, areas, { ja: '地域（選ばないときは市全体）', en: 'Areas (none: the whole city)' })}
<fieldset><legend>ことば <span lang="en">Language</span></legend>
<label>お知らせのことば<select name="lang">${Object.entries(languageNames).map(([code, name]) => `<option value="${code}" lang="${code}"${code === lang ? ' selected' : ''}>${name}</option>`).join('')}</select></label>
${check('easy', 'true', easy, 'やさしい日本語で受け取る <span lang="en">in easy Japanese</span>')}</fieldset>
<fieldset><legend>お知らせを受け取らない時間 <span lang="en">Quiet hours</span></legend><p>緊急の知らせは、この時間も届きます。</p>
${time('quietFrom', quietHours?.from, 'いつから（例 22:00）')}${time('quietUntil', quietHours?.until, 'いつまで（例 06:30）')}</fieldset>
<fieldset><legend>育児・健康のお知らせ <span lang="en">Life mails</span></legend><p>お子さんの名前は聞きません。消したいときは空にしてください。</p>
<label>お子さんの生まれた（生まれる）月（例 2025-03。何人かいるときは空白で区切る）<input type="text" name="childMonths" value="${escape(childMonths.join(' '))}" autocomplete="off"></label>
${check('childMonthsConsent', 'true', childMonths.length > 0, '生まれた月を、育児・健康のお知らせだけに使うことに同意します <span lang="en">I agree to this one use</span>')}</fieldset>
<button>保存する <span lang="en">Save</span></button></form>
<h2>届け先 <span lang="en">Where it goes</span></h2><ul>${endpoints.map(({ shown, status }) => `<li>${escape(shown)}：${named(statusNames[status])}</li>`).join('')}</ul>
<h2>登録を消す <span lang="en">Erase everything</span></h2>${button(`/preferences/forget${here}`, { ja: '登録を消す', en: 'Erase' }, 'quiet')}`);
}
