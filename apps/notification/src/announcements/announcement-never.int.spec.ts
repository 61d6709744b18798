import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { textVariants } from '../dispatches/dispatch.entity.js';
import { service } from '../service.js';
import { OfficeOverHttp } from '../spec-announcement.js';
import { AnnouncementPublishingService } from './announcement-publishing.service.js';

// What must never happen, whoever tries it and how often at once.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let running: StartedApp;
let office: OfficeOverHttp;
beforeAll(async () => {
  running = await startApp(service, ['http']);
  office = new OfficeOverHttp(running, { signIn, clock });
  await office.city();
});
afterAll(() => running.close());
type Stored = Awaited<ReturnType<OfficeOverHttp['draft']>>;
const get = (url: string) => running.inject({ method: 'GET', url });
const runDue = () => running.app.get(AnnouncementPublishingService).runDue();
const secret = 'ひみつのことば';
const text = (title: string, html: string) => ({ title, html });
const hidden = { variants: Object.fromEntries(textVariants.map((variant) => [variant, text(`${secret} ${variant}`, `<p>${secret}</p>`)])) };

/** Everything that anybody can ask for about these announcements without signing in. */
async function everythingPublic(ids: readonly string[]): Promise<string> {
  const lists = ['/announcements/public?limit=100', '/announcements/public?category=safety', '/sitemap.xml', '/pr-issues'];
  const feeds = ['rss', 'atom', 'json'].flatMap((kind) => textVariants.map((lang) => `/feed.${kind}?lang=${lang}`));
  const pages = ids.flatMap((id) => [`/announcements/${id}/public`, `/announcements/${id}/page.html`, ...textVariants.map((lang) => `/announcements/${id}/page?lang=${lang}`)]);
  let said = '';
  for (const url of [...lists, ...feeds, ...pages]) {
    const { statusCode, body, headers } = await get(url);
    expect([url, [200, 404, 410].includes(statusCode)]).toEqual([url, true]);
    said += `${url}\n${JSON.stringify(headers)}\n${body}\n`;
  }
  return said;
}

test('words that are not published, not yet or no longer, are on no page, in no feed, list or sitemap', async () => {
  clock.set('2026-04-01T09:00:00+09:00');
  const ids: string[] = [];
  const keep = (one: Stored) => { ids.push(one.id); return one; };
  keep(await office.draft(hidden));
  keep(await office.step(await office.draft(hidden), 'approve', 'department-head'));
  const approved = keep(await office.approved(hidden));
  keep(await office.step(await office.step(approved, 'send-back', 'public-relations', { note: secret }), 'discard', 'writer'));
  keep(await office.step(await office.approved({ ...hidden, embargoUntil: '2026-04-20T09:00:00+09:00' }), 'schedule', 'public-relations', { publishAt: '2026-04-20T09:00:00+09:00' }));
  const revised = keep(await office.published());
  expect((await office.send('PUT', `/announcements/${revised.id}`, 'writer', office.content(hidden), revised.version)).statusCode).toBe(200);
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } }).png().toBuffer();
  const file = (await office.upload(`/announcements/${revised.id}/attachments?alt=${encodeURIComponent(secret)}`, picture, 'a.png')).json<{ id: string }>();
  await running.db.query(`UPDATE announcement_attachment SET scan = 'clean' WHERE id = $1`, [file.id]);
  keep(await office.step(await office.published(hidden), 'withdraw', 'public-relations', { note: '取り下げました。' }));
  keep(await office.published({ ...hidden, validTo: '2026-04-02' }));
  await office.send('POST', '/pr-issues', 'writer', { no: 1, date: '2026-05-01', title: secret, articles: [text(secret, `<p>${secret}</p>`)] });
  clock.set('2026-04-03T09:00:00+09:00');
  await runDue();

  const said = await everythingPublic(ids);
  expect(said).toContain('防災訓練のお知らせ');
  expect(said).not.toContain(secret);
  expect(said).not.toContain(encodeURIComponent(secret));
  expect((await get(`/announcements/${revised.id}/attachments/${file.id}`)).statusCode).toBe(404);
  clock.set('2026-04-01T09:00:00+09:00');
});

test('an edit that nobody has approved neither ends a public page nor keeps it longer', async () => {
  const [shorter, longer] = [await office.published({ validTo: '2026-04-10' }), await office.published({ validTo: '2026-04-02' })];
  await office.send('PUT', `/announcements/${shorter.id}`, 'writer', office.content({ validTo: '2026-04-01' }), shorter.version);
  await office.send('PUT', `/announcements/${longer.id}`, 'writer', office.content({ validTo: '2026-12-31' }), longer.version);
  clock.set('2026-04-03T09:00:00+09:00');
  await runDue();
  expect([(await get(`/announcements/${shorter.id}/public`)).statusCode, (await get(`/announcements/${longer.id}/public`)).statusCode]).toEqual([200, 410]);
  clock.set('2026-04-01T09:00:00+09:00');
});

test('a correction does not come before its embargo either', async () => {
  const one = await office.published();
  const edited = (await office.send('PUT', `/announcements/${one.id}`, 'writer', office.content({ embargoUntil: '2026-04-09T09:00:00+09:00' }), one.version)).json<Stored>();
  const correct = () => office.send('POST', `/announcements/${one.id}/correct`, 'public-relations', { note: '直しました。' }, edited.version);
  expect((await correct()).json()).toMatchObject({ status: 409, code: 'embargoed' });
  clock.set('2026-04-09T09:00:00+09:00');
  expect((await correct()).statusCode).toBe(200);
  clock.set('2026-04-01T09:00:00+09:00');
});

test('of editors who write on the same version one wins, and the others are told', async () => {
  const one = await office.draft();
  const replies = await Promise.all(Array.from({ length: 8 }, (_, nth) => office.send('PUT', `/announcements/${one.id}`, 'writer', office.content({ variants: { ja: text(`第${nth}稿`, `<p>${nth}</p>`) } }), one.version)));
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
  const won = replies.find(({ statusCode }) => statusCode === 200)?.json<{ variants: object }>();
  expect((await office.send('GET', `/announcements/${one.id}`, 'writer')).json()).toMatchObject({ version: one.version + 1, variants: won?.variants });
  expect((await office.send('PUT', `/announcements/${one.id}`, 'writer', office.content())).statusCode).toBe(428);
});

test('however many publish at once, it is published once, with one event and one post for each channel', async () => {
  const one = await office.approved({ channels: ['web', 'mail', 'sms', 'push', 'messaging-app'] });
  const replies = await Promise.all(Array.from({ length: 6 }, () => office.send('POST', `/announcements/${one.id}/publish`, 'public-relations', undefined, one.version)));
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array<number>(5).fill(412)]);
  const count = async (sql: string) => (await running.db.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${sql}`, [one.id]))[0]?.count;
  expect(await count('announcement_edition WHERE announcement_id = $1')).toBe(1);
  expect(await running.db.query('SELECT channel, count(*)::int AS count FROM channel_post WHERE announcement_id = $1 GROUP BY channel ORDER BY channel', [one.id])).toEqual(
    ['mail', 'messaging-app', 'push', 'sms', 'web'].map((channel) => ({ channel, count: 1 })),
  );
});

const line = '件名\r\nBcc: victim@example.jp';
test.each<[string, (one: Stored) => Promise<{ statusCode: number }>]>([
  ['a title', () => office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: text(line, '<p>x</p>') } }))],
  ['a title in another language', () => office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: text('x', '<p>x</p>'), vi: text(`x\u2028y`, '<p>x</p>') } }))],
  ['an alternative text', (one) => office.upload(`/announcements/${one.id}/attachments?alt=${encodeURIComponent(line)}`, Buffer.from('x'), 'a.png')],
  ['the title of an issue', () => office.send('POST', '/pr-issues', 'writer', { no: 7, date: '2026-05-01', title: line, articles: [] })],
  ['the title of an article', () => office.send('POST', '/pr-issues', 'writer', { no: 7, date: '2026-05-01', title: 'x', articles: [text(line, '<p>x</p>')] })],
  ['the title of an issue’s file', () => office.upload(`/pr-issues/${crypto.randomUUID()}/files?medium=pdf&title=${encodeURIComponent(line)}`, Buffer.from('x'), 'a.pdf')],
  ['a category', () => office.send('POST', '/announcements', 'writer', office.content({ category: line }))],
  ['an area', () => office.send('POST', '/announcements', 'writer', office.content({ areas: [line] }))],
  ['a text with NUL', () => office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: text('x', '<p>a\u0000b</p>') } }))],
  ['a text with half a character', () => office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: text('x', '<p>\ud800</p>') } }))],
  ['a note with NUL', (one) => office.send('POST', `/announcements/${one.id}/send-back`, 'public-relations', { note: 'a\u0000b' })],
  ['a hundred thousand addresses in a title', () => office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: text('a@example.jp,'.repeat(100_000), '') } }))],
  ['a hundred thousand addresses in a text', () => office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: text('x', 'a@example.jp,'.repeat(100_000)) } }))],
  ['a channel nobody has', () => office.send('POST', '/announcements', 'writer', office.content({ channels: ['telepathy'] }))],
  ['the same channel twice', () => office.send('POST', '/announcements', 'writer', office.content({ channels: ['mail', 'mail'] }))],
  ['an approval of one’s own', () => office.send('POST', '/announcements', 'writer', { ...office.content(), status: 'published', approvedBy: 'me' })],
])('refused, and nothing is kept of it: %s', async (_, send) => {
  const one = await office.draft();
  const rows = async () => (await running.db.query<{ count: number }[]>('SELECT ((SELECT count(*) FROM announcement) + (SELECT count(*) FROM announcement_attachment) + (SELECT count(*) FROM pr_issue))::int AS count'))[0]?.count;
  const before = await rows();
  const { statusCode } = await send(one);
  expect([400, 413]).toContain(statusCode);
  expect(await rows()).toBe(before);
});

test('a file is what it contains: forged ones are refused, and nothing is hidden behind a picture', async () => {
  const one = await office.draft();
  const url = `/announcements/${one.id}/attachments?alt=x`;
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } }).png().toBuffer();
  for (const [content, name] of [['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'a.png'], ['<html><script>alert(1)</script>', 'a.pdf'], ['GIF89a', 'a.gif'], ['PK\x03\x04', 'a.docx'], ['%PDF-1.7 not really', 'a.pdf']] as const) {
    expect([name, (await office.upload(url, Buffer.from(content), name)).statusCode]).toEqual([name, 400]);
  }
  const { id } = (await office.upload(url, Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]), '写真"; x=".png')).json<{ id: string }>();
  await running.db.query(`UPDATE announcement_attachment SET scan = 'clean' WHERE id = $1`, [id]);
  const served = await office.send('GET', `/announcements/${one.id}/attachments/${id}/content`, 'writer');
  expect(served.rawPayload.toString('latin1')).not.toContain('script');
  expect(String(served.headers['content-disposition'])).toMatch(/^attachment; filename="file"; filename\*=UTF-8''[\w%.~!-]+$/);
});

test('the page’s own form needs no program beside the browser', async () => {
  const { id } = await office.published();
  const reply = await running.inject({ method: 'POST', url: `/announcements/${id}/page/barrier?lang=ja`, payload: 'barrier=%E8%AA%AD%E3%82%81%E3%81%BE%E3%81%9B%E3%82%93', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' } });
  expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
});
