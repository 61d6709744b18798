import { createHash } from 'node:crypto';
import { demoGroups, demoPeople, type DemoPerson } from './demo-people.js';

const style = `
:root{color-scheme:light;--ink:#1a1a1c;--line:#767676;--blue:#0017c1;--band:#fbf5e0}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:1rem/1.7 "Noto Sans JP",-apple-system,BlinkMacSystemFont,"Hiragino Sans",Meiryo,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.4;margin:.5rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
[lang=en]{color:#4d4d4d}
.notice{background:var(--band);border-left:.5rem solid #927200;padding:.75rem 1rem}
.notice p{margin:0}
ul{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}
button{width:100%;min-height:3rem;padding:.6rem 1rem;text-align:left;font:inherit;color:inherit;background:#fff;border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
button:hover{background:#e8f1fe;border-color:var(--blue)}
button:focus-visible{outline:4px solid #000;outline-offset:2px;background:#fff9c4}
button strong{display:block;color:var(--blue)}
.alert{border:2px solid #ec0000;border-radius:.5rem;padding:.75rem 1rem}
`;

/** Nothing is loaded from anywhere: no script, no font, no image. `form-action` is left out because browsers apply it to the redirect back to the client too. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const page = (title: string, body: string) => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;

const sections: readonly { title: string; english: string; of: (person: DemoPerson) => boolean }[] = [
  { title: '市民・団体', english: 'Citizens and groups', of: ({ kind }) => kind === 'citizen' },
  { title: '職員', english: 'City staff', of: ({ kind }) => kind === 'staff' },
  { title: '審査委員', english: 'Reviewers', of: ({ kind }) => kind === 'reviewer' },
];

const groupNames = (ids: readonly string[]) => Object.values(demoGroups).filter(({ id }) => ids.includes(id)).map(({ name }) => name);

function personButton({ id, name, role, groups }: DemoPerson): string {
  const facts = [role.ja, ...groupNames(groups).filter((group) => !role.ja.includes(group)).map((group) => `${group}の役員`)];
  return `<li><button name="person" value="${escape(id)}"><strong>${escape(name)}</strong> ${escape(facts.join('・'))} <span lang="en">${escape(role.en)}</span></button></li>`;
}

/** `uid`: the interaction the answer belongs to. `refusal`: why the last answer was not taken. */
export function signInPage(uid: string, refusal?: { ja: string; en: string }): string {
  const alert = refusal && `<div class="alert" role="alert" tabindex="-1" id="errors"><p>${escape(refusal.ja)}</p><p lang="en">${escape(refusal.en)}</p></div>`;
  const lists = sections.map(({ title, english, of }) => `<h2>${title} <span lang="en">${english}</span></h2><ul>${demoPeople.filter(of).map(personButton).join('')}</ul>`);
  return page('デモ用サインイン（見本の人物を選ぶ）', `
<h1>デモ用サインイン</h1>
<div class="notice"><p>これは実演用の画面です。本人確認は行いません。人物はすべて架空の見本です。</p>
<p lang="en">This sign-in is for demonstrations only: nobody's identity is checked, and every person is invented.</p></div>
${alert ?? ''}
<p>サインインする見本の人物を選んでください。 <span lang="en">Choose the sample person to sign in as.</span></p>
<form method="post" action="/sign-in/${escape(uid)}#errors">${lists.join('')}</form>`);
}

/** `form`: the library's form, which the button below submits. */
export const signOutPage = (form: string): string => page('サインアウト', `
<h1>サインアウトしますか</h1><p lang="en">Do you want to sign out?</p>${form}
<ul><li><button autofocus type="submit" form="op.logoutForm" value="yes" name="logout"><strong>サインアウトする</strong> <span lang="en">Sign out</span></button></li>
<li><button type="submit" form="op.logoutForm"><strong>続ける</strong> <span lang="en">Stay signed in</span></button></li></ul>`);

export const signedOutPage = (): string => page('サインアウトしました', '<h1>サインアウトしました</h1><p lang="en">You have signed out.</p>');

/** `code`, `detail`: OAuth's own error words, for whoever builds the client. */
export const problemPage = (code: string, detail?: string): string => page('サインインを続けられません', `
<h1>サインインを続けられません</h1><div class="alert" role="alert"><p>お手数ですが、元の画面から最初からやり直してください。</p>
<p lang="en">Sign-in cannot go on. Please go back and start again.</p></div>
<p lang="en"><code>${escape(code)}</code> ${escape(detail ?? '')}</p>`);
