import { issueReleased } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { OfficeOverHttp } from '../spec-announcement.js';
import { service } from '../service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let running: StartedApp;
let office: OfficeOverHttp;
beforeAll(async () => {
  running = await startApp(service, ['http', 'relay']);
  office = new OfficeOverHttp(running, { signIn, clock });
  await office.city();
});
afterAll(() => running.close());

interface Stored { id: string; version: number; status: string }
const issue = (no: number, change: object = {}) => ({ no, date: '2026-05-01', title: '広報みほん 5月1日号', articles: [{ title: '市長から', html: '<p>新緑の季節です。</p>' }], ...change });
const post = (url: string, who: Parameters<OfficeOverHttp['send']>[2], version?: number) => office.send('POST', url, who, undefined, version);

test('an issue is edited, approved by somebody else, released on its day with its spoken edition, and stays', async () => {
  const announcement = await office.published();
  const { id } = (await office.send('POST', '/pr-issues', 'writer', issue(1234, { articles: [{ announcementId: announcement.id }, { title: '市長から', html: '<p>新緑の季節です。</p><script>x</script>' }] }))).json<Stored>();
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.setAuthor('SecretAuthor');
  const files = `/pr-issues/${id}/files`;
  expect((await office.upload(`${files}?medium=audio&title=x`, Buffer.from(await pdf.save()), 'koho.mp3')).json()).toMatchObject({ status: 400, errors: [{ pointer: '#/file' }] });
  for (const [medium, content] of [['audio', Buffer.concat([Buffer.from('ID3\x04'), Buffer.alloc(600)])], ['pdf', Buffer.from(await pdf.save())], ['braille', Buffer.from(',HELLO ,SAMPLE ,CITY\r\n\f')]] as const) {
    const reply = await office.upload(`${files}?medium=${medium}&title=${medium}`, content, `koho.${medium}`);
    expect([medium, reply.statusCode]).toEqual([medium, 201]);
  }
  const draft = async () => (await office.send('GET', `/pr-issues/drafts/${id}`, 'writer')).json<Stored>();
  const refused = await post(`/pr-issues/${id}/approve`, 'public-relations', (await draft()).version);
  expect(refused.json()).toMatchObject({ status: 422, errors: [{ code: 'file-not-clean' }, { code: 'file-not-clean' }, { code: 'file-not-clean' }] });
  await running.db.query(`UPDATE pr_issue_file SET scan = 'clean'`);
  expect((await get(`/pr-issues/${id}`)).statusCode).toBe(404);
  const approved = (await post(`/pr-issues/${id}/approve`, 'public-relations', (await draft()).version)).json<Stored>();
  expect((await post(`/pr-issues/${id}/release`, 'public-relations', approved.version)).json()).toMatchObject({ code: 'before-its-date' });
  clock.set('2026-05-01T00:00:00+09:00');
  expect((await post(`/pr-issues/${id}/release`, 'public-relations', approved.version)).statusCode).toBe(200);
  const event = await expectEvent(issueReleased, { issueId: id, no: 1234, date: '2026-05-01' });
  expect([event.payload.pdf.length, event.payload.audio.length]).toEqual([1, 1]);
  expect((await get('/pr-issues')).json()).toMatchObject({ items: [{ id, no: 1234, articles: [{ announcementId: announcement.id }, { html: '<p>新緑の季節です。</p>' }] }] });
  const [audio] = (await get(`/pr-issues/${id}`)).json<{ files: { id: string; url: string }[] }>().files;
  const played = await get(`${files}/${audio?.id}`);
  expect([played.statusCode, played.headers['content-type']]).toEqual([200, 'audio/mpeg']);
  expect((await office.send('PUT', `/pr-issues/${id}`, 'public-relations', issue(1234), (await draft()).version)).json()).toMatchObject({ status: 409, code: 'wrong-state' });
  clock.set('2026-04-01T09:00:00+09:00');
});
const get = (url: string) => running.inject({ method: 'GET', url });

test('nobody approves what they have edited; a change drops the approval', async () => {
  const own = (await office.send('POST', '/pr-issues', 'public-relations', issue(2))).json<Stored>();
  expect((await post(`/pr-issues/${own.id}/approve`, 'public-relations', own.version)).json()).toMatchObject({ code: 'own-words' });
  const approved = (await post(`/pr-issues/${own.id}/approve`, signIn('public-relations', { sub: 'colleague' }), own.version)).json<Stored>();
  expect(approved.status).toBe('approved');
  expect((await office.send('PUT', `/pr-issues/${own.id}`, 'public-relations', issue(2, { title: '直した' }), approved.version)).json()).toMatchObject({ status: 'draft' });
});

test('an issue with a number that exists, an article nobody can read or an announcement that is not there is refused', async () => {
  await office.send('POST', '/pr-issues', 'writer', issue(3));
  expect((await office.send('POST', '/pr-issues', 'writer', issue(3))).statusCode).toBe(409);
  expect((await office.send('POST', '/pr-issues', 'writer', issue(4, { articles: [{ announcementId: '019a4f00-0000-7000-8000-00000000dead' }] }))).json()).toMatchObject({ errors: [{ pointer: '#/articles/0/announcementId' }] });
  const bad = (await office.send('POST', '/pr-issues', 'writer', issue(5, { articles: [{ title: '表', html: '<p><a href="/x">こちら</a></p>' }] }))).json<Stored>();
  expect((await post(`/pr-issues/${bad.id}/approve`, 'public-relations', bad.version)).json()).toMatchObject({ status: 422, errors: [{ pointer: '#/articles/0/html', code: 'link-text' }] });
  const empty = (await office.send('POST', '/pr-issues', 'writer', issue(6, { articles: [] }))).json<Stored>();
  expect((await post(`/pr-issues/${empty.id}/approve`, 'public-relations', empty.version)).json()).toMatchObject({ errors: [{ code: 'empty-issue' }] });
});
