import type { Topic } from '../topics/topic.entity.js';
import { both, button, escape, page } from '../subscriptions/page.view.js';

/** `token` was checked, so it holds no character that means something in HTML. */
export const confirmPage = (token: string, topics: readonly Topic[]): string => page({ ja: 'お知らせを登録しますか', en: 'Do you want to subscribe?' }, `
${topics.length > 0
    ? `<p>選んだ分野 <span lang="en">Topics</span></p><ul>${topics.map(({ name }) => `<li>${escape(name.ja)} <span lang="en">${escape(name.en)}</span></li>`).join('')}</ul>`
    : both({ ja: '登録のあとに、分野を選べます。', en: 'You choose the topics afterwards.' })}
${button(`/subscriptions/confirm?token=${encodeURIComponent(token)}`, { ja: '登録する', en: 'Subscribe' })}
${both({ ja: '心当たりがないときは、このページを閉じてください。', en: 'If it was not you, close this page.' })}`);

export const confirmedPage = ({ preferencesUrl, topics }: { preferencesUrl: string; topics: readonly string[] }): string => page({ ja: '登録しました', en: 'You are subscribed' }, `
${both(topics.length > 0
    ? { ja: 'これからお知らせが届きます。内容はいつでも変えられます。', en: 'You will get the city’s news. You can change what you get at any time.' }
    : { ja: '次のページで、分野を選んでください。選ぶまで、お知らせは届きません。', en: 'Please choose your topics on the next page. Nothing comes until you have.' })}
<p><a href="${escape(preferencesUrl)}">${topics.length > 0 ? '内容を変える' : '分野を選ぶ'} <span lang="en">Choose what you get</span></a></p>`);
