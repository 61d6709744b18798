import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AnnouncementPublishingService } from '../announcements/announcement-publishing.service.js';
import { OfficeOverHttp } from '../spec-announcement.js';
import { service } from '../service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let running: StartedApp;
let office: OfficeOverHttp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  office = new OfficeOverHttp(running, { signIn, clock });
  await office.city();
});
afterAll(() => running.close());
const get = (url: string, headers: Record<string, string> = {}) => running.inject({ method: 'GET', url, headers });

/** An independent reader: every element with its attributes and own text, or an error where the text is not XML. */
function xml(text: string): { name: string; uri: string; attributes: Record<string, string>; text: string; parent: string }[] {
  const parser = new SaxesParser({ xmlns: true });
  const found: ReturnType<typeof xml> = [];
  const open: ReturnType<typeof xml> = [];
  parser.on('error', (error) => { throw error; });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element = { name: local, uri, attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])), text: '', parent: open.at(-1)?.name ?? '' };
    found.push(element);
    open.push(element);
  });
  const say = (words: string) => { const element = open.at(-1); if (element) element.text += words; };
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', () => { open.pop(); });
  parser.write(text).close();
  return found;
}

test('the public list has the newest edition of what is public, and nothing of what is being written', async () => {
  const [one] = [await office.published({ category: 'childcare', areas: ['north'] }), await office.draft({ category: 'childcare' }), await office.approved({ category: 'childcare' })];
  const everywhere = await office.published({ category: 'childcare', variants: { ja: { title: '全市', html: '<p>本文</p>' } } });
  const ids = async (query: string) => (await get(`/announcements/public?${query}`)).json<{ items: { announcementId: string }[] }>().items.map(({ announcementId }) => announcementId);
  expect(new Set(await ids('category=childcare'))).toEqual(new Set([one.id, everywhere.id]));
  expect(await ids('category=childcare&lang=en')).toEqual([one.id]);
  expect(new Set(await ids('category=childcare&area=north'))).toEqual(new Set([one.id, everywhere.id]));
  expect(await ids('category=childcare&area=south')).toEqual([everywhere.id]);
  const first = (await get('/announcements/public?limit=1&category=childcare')).json<{ items: { announcementId: string }[]; next: string }>();
  expect([first.items[0]?.announcementId, ...(await ids(`limit=1&category=childcare&cursor=${encodeURIComponent(first.next)}`))].sort()).toEqual([one.id, everywhere.id].sort());
});

test('a draft has no page, however its address is guessed', async () => {
  const { id } = await office.approved();
  for (const url of [`/announcements/${id}/page`, `/announcements/${id}/public`]) expect((await get(url)).statusCode).toBe(404);
  expect((await office.send('POST', `/announcements/${id}/barrier-reports`, undefined, { barrier: '困った' })).statusCode).toBe(404);
});

test('the page is there in each language, and caches are told when nothing has changed', async () => {
  const { id } = await office.published();
  const page = await get(`/announcements/${id}/page?lang=en`);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.body).toContain('<html lang="en">');
  expect(page.body).toContain('<h1>Disaster drill</h1>');
  expect(page.headers['content-security-policy']).toContain(`default-src 'none'`);
  expect((await get(`/announcements/${id}/page.html?lang=ko`)).body).toContain('<html lang="ja">');
  const { etag = '', 'last-modified': modified = '' } = page.headers as Record<string, string>;
  const known = await get(`/announcements/${id}/page?lang=en`, { 'if-none-match': etag });
  expect([known.statusCode, known.body]).toEqual([304, '']);
  expect((await get(`/announcements/${id}/page?lang=en`, { 'if-modified-since': modified })).statusCode).toBe(304);
  expect((await get(`/announcements/${id}/page?lang=en`, { 'if-none-match': '"other"', 'if-modified-since': modified })).statusCode).toBe(200);
  for (const url of ['/feed.rss', '/feed.atom', '/feed.json', '/sitemap.xml', '/announcements/public']) {
    const tag = String((await get(url)).headers['etag']);
    expect([url, (await get(url, { 'if-none-match': tag })).statusCode]).toEqual([url, 304]);
  }
});

test('what ended answers 410, for people with a page, for programs as a problem, with what follows it', async () => {
  const successor = await office.published({ variants: { ja: { title: '新しい<お知らせ>', html: '<p>本文</p>' } } });
  const ending = await office.published({ validTo: '2026-04-02', successorId: successor.id });
  const withdrawn = await office.published();
  await office.step(withdrawn, 'withdraw', 'public-relations', { note: '中止しました。' });
  clock.set('2026-04-03T09:00:00+09:00');
  await running.app.get(AnnouncementPublishingService).runDue();
  const page = await get(`/announcements/${ending.id}/page`, { accept: 'text/html' });
  expect([page.statusCode, page.headers['content-type']]).toEqual([410, 'text/html; charset=utf-8']);
  expect(page.body).toContain(`<a href="/announcements/${successor.id}/page">新しい&lt;お知らせ&gt;</a>`);
  expect(page.body).not.toContain('4月19日');
  const problem = await get(`/announcements/${ending.id}/public`);
  expect([problem.statusCode, problem.headers['content-type']]).toEqual([410, expect.stringContaining('application/problem+json')]);
  expect(problem.json()).toMatchObject({ status: 410, successor: { url: expect.stringContaining(successor.id) as unknown } });
  expect((await get(`/announcements/${withdrawn.id}/page`)).json()).toMatchObject({ status: 410, successor: null, note: '中止しました。' });
  clock.set('2026-04-01T09:00:00+09:00');
});

test('the feeds are what their definitions ask for, as independent readers see them', async () => {
  const title = 'A & B <drill> "1" \u{20BB7}';
  const one = await office.published({ category: 'civic-activity', variants: { ja: { title, html: '<p>本文 &amp; <a href="/announcements/public">お知らせの一覧</a></p>' } } });
  const rss = xml((await get('/feed.rss?category=civic-activity')).body);
  const inRss = (name: string, parent: string) => rss.filter((element) => element.name === name && element.parent === parent).map(({ text }) => text);
  // RSS 2.0: a channel has title, link, description; an item title or description.
  expect(rss[0]).toMatchObject({ name: 'rss', attributes: { version: '2.0' } });
  for (const name of ['title', 'link', 'description']) expect(inRss(name, 'channel').filter(Boolean)).not.toEqual([]);
  expect(inRss('title', 'item')).toEqual([title]);
  expect(inRss('link', 'item')[0]).toMatch(new RegExp(`^http.*/announcements/${one.id}/page$`));
  expect(new Date(inRss('pubDate', 'item')[0] ?? '').toISOString()).toBe('2026-04-01T00:00:00.000Z');

  const atom = xml((await get('/feed.atom?category=civic-activity')).body);
  const inAtom = (name: string, parent: string) => atom.filter((element) => element.name === name && element.parent === parent);
  // RFC 4287: feed and entry have exactly one id, title, updated; a feed without authors in its entries has its own.
  expect(atom.every(({ uri }) => uri === 'http://www.w3.org/2005/Atom')).toBe(true);
  for (const parent of ['feed', 'entry']) for (const name of ['id', 'title', 'updated']) expect([parent, name, inAtom(name, parent).length]).toEqual([parent, name, 1]);
  expect(inAtom('author', 'feed')).toHaveLength(1);
  expect(inAtom('link', 'feed').find(({ attributes }) => attributes['rel'] === 'self')?.attributes['href']).toMatch(/\/feed\.atom\?category=civic-activity$/);
  expect(inAtom('content', 'entry')[0]?.text).toMatch(/href="http[^"]*\/announcements\/public"/);
  expect(inAtom('category', 'entry')[0]?.attributes['term']).toBe('civic-activity');

  const json = (await get('/feed.json?category=civic-activity')).json<{ version: string; title: string; items: { id: string; title: string; url: string; content_html: string }[] }>();
  expect(json.version).toMatch(/^https:\/\/jsonfeed\.org\/version\/1/);
  expect(json.items).toMatchObject([{ title, url: expect.stringContaining(one.id) as unknown }]);
  expect((await get('/feed.json?category=nothing-here')).json()).toMatchObject({ items: [] });

  const sitemap = xml((await get('/sitemap.xml')).body);
  expect(sitemap[0]).toMatchObject({ name: 'urlset', uri: 'http://www.sitemaps.org/schemas/sitemap/0.9' });
  expect(sitemap.filter(({ name }) => name === 'loc').map(({ text }) => text)).toContainEqual(expect.stringContaining(one.id));
});

test('a correction is marked on the page and in the feed', async () => {
  const one = await office.published();
  const edited = (await office.send('PUT', `/announcements/${one.id}`, 'writer', office.content({ variants: { ja: { title: '直した件名', html: '<p>本文</p>' } } }), one.version)).json<typeof one>();
  await office.step(edited, 'correct', 'public-relations', { note: '<b>日付</b>を直しました。' });
  expect((await get(`/announcements/${one.id}/page`)).body).toContain('&lt;b&gt;日付&lt;/b&gt;を直しました。');
  expect((await get('/feed.json')).json<{ items: { title: string; content_html: string }[] }>().items.find(({ title }) => title === '直した件名')?.content_html).toContain('訂正のお知らせ: &lt;b&gt;');
});

test('a barrier is reported by anybody, from the page or by a program, and seen by the unit whose page it is', async () => {
  const { id } = await office.published();
  expect((await office.send('POST', `/announcements/${id}/barrier-reports`, undefined, { barrier: '表が読めません', lang: 'ja' })).statusCode).toBe(201);
  const form = (payload: string) => running.inject({ method: 'POST', url: `/announcements/${id}/page/barrier?lang=en`, payload, headers: { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': randomUUID() } });
  const thanks = await form('barrier=The+map+has+no+words');
  expect([thanks.statusCode, thanks.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await form('barrier=')).statusCode).toBe(400);
  expect((await form('barrier=a%00b')).statusCode).toBe(400);
  const { items } = (await office.send('GET', '/barrier-reports?open=true', 'writer')).json<{ items: { id: string; announcementId: string; barrier: string; version: number }[] }>();
  expect(items.filter(({ announcementId }) => announcementId === id).map(({ barrier }) => barrier).sort()).toEqual(['The map has no words', '表が読めません'].sort());
  expect((await office.send('POST', `/barrier-reports/${items[0]?.id}/done`, 'writer', undefined, 1)).json()).toMatchObject({ doneAt: '2026-04-01T00:00:00.000Z', version: 2 });
});

const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
test.skipIf(browser === undefined)('axe finds nothing on the page in a real Chromium (skipped where none is installed at /usr/bin/chromium)', async () => {
  const { id } = await office.published({ variants: { ja: { title: '件名', html: '<h2>日程</h2><table><caption>日程</caption><tr><th scope="col">日</th></tr><tr><td>1</td></tr></table><p style="color:#767676">灰色</p>' }, en: { title: 'Title', html: '<p>Text</p>' } } });
  const address = await running.listen();
  const chrome = await chromium.launch({ executablePath: browser });
  const page = await (await chrome.newContext()).newPage();
  await page.goto(`${address}/announcements/${id}/page`);
  expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()).violations).toEqual([]);
  await chrome.close();
});
