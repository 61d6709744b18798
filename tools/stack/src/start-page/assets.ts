/** Plain CSS after the Digital Agency's design system: its colours, its focus mark, plenty of space; system fonts. */
export const css = `
:root { color-scheme: light; --ink: #1a1a1a; --quiet: #595959; --line: #d9d9d9; --blue: #0017c1; --good: #115a36; --good-band: #e6f5ec; --busy: #6a4a00; --busy-band: #fff7db; --bad: #a90000; --bad-band: #fdeeee; --band: #f2f5fc; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 1rem/1.7 "Noto Sans JP", -apple-system, BlinkMacSystemFont, "Hiragino Sans", "Noto Sans CJK JP", Meiryo, sans-serif; }
.inner { max-width: 72rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
header { background: var(--band); padding-block: clamp(1.5rem, 4vw, 3rem); }
header .inner { display: flex; flex-wrap: wrap; gap: 1rem; justify-content: space-between; }
h1 { margin: 0 0 .5rem; font-size: clamp(2rem, 6vw, 2.75rem); line-height: 1.3; letter-spacing: .02em; }
h2 { margin: 0 0 1rem; font-size: 1.75rem; line-height: 1.4; }
h3 { margin: 0; font-size: 1.0625rem; line-height: 1.5; }
p { margin: 0 0 .75rem; } header p { margin: 0; }
section { margin-block: clamp(2.5rem, 6vw, 4rem); min-width: 0; }
a { color: var(--blue); text-underline-offset: .2em; } a:hover { text-decoration-thickness: 3px; }
nav a { display: inline-block; padding: .5rem 1rem; border: 1px solid var(--blue); border-radius: .5rem; background: #fff; text-decoration: none; }
:focus-visible { outline: 4px solid #000; outline-offset: 2px; border-radius: .25rem; box-shadow: 0 0 0 2px #ffd43d; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
.quiet { color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
.name, code, pre { font-family: "Noto Sans Mono", ui-monospace, Menlo, Consolas, monospace; font-size: .875rem; }
code, pre { background: var(--band); border-radius: .375rem; }
code { padding: .15rem .4rem; white-space: nowrap; } pre { margin: 0 0 1rem; padding: 1rem; overflow-x: auto; }
.status { margin: 2rem 0 0; padding: .75rem 1.25rem; border-left: .5rem solid; border-radius: .25rem; font-weight: 700; }
.good { color: var(--good); background: var(--good-band); } .busy { color: var(--busy); background: var(--busy-band); } .bad { color: var(--bad); background: var(--bad-band); }
.status.good, .status.busy, .status.bad { border-color: currentColor; }
.cards { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.card { border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; }
.card p { margin: .25rem 0 0; }
.card-head { display: flex; gap: .75rem; justify-content: space-between; align-items: start; }
.badge { flex: none; padding: .1rem .6rem; border-radius: 1rem; font-size: .8125rem; font-weight: 700; white-space: nowrap; }
.badge.quiet { background: #f2f2f2; }
.links { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0 0; padding: 0; }
.links a, .rows a { display: inline-block; min-height: 1.5rem; }
.columns { margin-block: clamp(2.5rem, 6vw, 4rem); display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.columns section { margin-block: 0 2.5rem; }
.rows { list-style: none; margin: 0 0 1rem; padding: 0; border-top: 1px solid var(--line); }
.rows > li { padding: .75rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; } .rows p { margin: 0; }
summary { cursor: pointer; color: var(--blue); font-size: .875rem; } details pre { margin-top: .5rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .75rem 1rem .75rem 0; border-bottom: 1px solid var(--line); min-width: 7rem; }
thead th { color: var(--quiet); font-size: .875rem; } tbody th { font-weight: 700; }
footer { border-top: 1px solid var(--line); padding-block: 1.5rem; } footer p { margin-block: 0; }
@media (prefers-reduced-motion: no-preference) { .live > * { transition: background-color .3s; } }
`;

/** Puts in place what the server renders: only parts that changed, opened details stay open, and nothing moves under the keyboard. */
export const script = `
const offline = document.getElementById('offline');
const waiting = new Map();
function show(part, html) {
  const open = [...part.querySelectorAll('details[open]')].map((one) => one.dataset.id);
  part.innerHTML = html;
  for (const one of part.querySelectorAll('details')) one.open = open.includes(one.dataset.id);
}
const source = new EventSource('/live?lang=' + document.body.dataset.language);
source.addEventListener('open', () => { offline.hidden = true; });
source.addEventListener('error', () => { offline.hidden = false; });
source.addEventListener('part', ({ data }) => {
  const { id, html } = JSON.parse(data);
  const part = document.getElementById(id);
  if (part.contains(document.activeElement)) waiting.set(part, html);
  else show(part, html);
});
document.addEventListener('focusout', () => setTimeout(() => {
  for (const [part, html] of waiting) {
    if (part.contains(document.activeElement)) continue;
    waiting.delete(part);
    show(part, html);
  }
}));
`;
