import { buffer } from 'node:stream/consumers';
import { announcementCorrected, announcementPublished, announcementWithdrawn } from '@tomoni/contracts';
import { ObjectStore } from '@tomoni/platform';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { Global, Module } from '@nestjs/common';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AppModule } from '../app.module.js';
import { service } from '../service.js';
import { AnnouncementPublishingService } from './announcement-publishing.service.js';
import { ChannelPublisher, type PostedAnnouncement, type PostKind } from './channel-publisher.service.js';
import { OfficeOverHttp } from '../spec-announcement.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const posts: { announcement: PostedAnnouncement; kind: PostKind }[] = [];
let channelFails = false;
@Global()
@Module({
  providers: [{
    provide: ChannelPublisher,
    useValue: { post: (_tx: unknown, announcement: PostedAnnouncement, kind: PostKind) => (channelFails ? Promise.reject(new Error('the channel cannot queue')) : Promise.resolve(void posts.push({ announcement, kind }))) },
  }],
  exports: [ChannelPublisher],
})
class SpecChannels {}
@Module({ imports: [SpecChannels, AppModule] })
class SpecModule {}

let running: StartedApp;
let office: OfficeOverHttp;
beforeAll(async () => {
  running = await startApp({ ...service, module: SpecModule }, ['http', 'relay']);
  office = new OfficeOverHttp(running, { signIn, clock });
  await office.city();
});
afterAll(() => running.close());

const publishing = () => running.app.get(AnnouncementPublishingService);
const stateOf = async (id: string) => (await running.db.query<{ status: string }[]>('SELECT status FROM announcement WHERE id = $1', [id]))[0]?.status;

test('written, approved twice, published with its event and its posts; corrected and withdrawn the same way', async () => {
  const one = await office.published({ areas: ['north'], channels: ['web', 'mail'], validTo: '2026-04-30' });
  expect(one).toMatchObject({ status: 'published', edition: 1 });
  const event = await expectEvent(announcementPublished, { announcementId: one.id });
  expect(event.payload).toMatchObject({ category: 'safety', areas: ['north'], langs: ['ja', 'en'], validTo: '2026-04-30', edition: 1, deptCode: '0310', lgCode: '123421' });
  expect(posts.filter(({ announcement }) => announcement.announcementId === one.id)).toMatchObject([
    { kind: 'published', announcement: { edition: 1, channels: ['web', 'mail'], variants: { ja: { title: '防災訓練のお知らせ', text: '日時\n4月19日 9時から' } } } },
  ]);

  const changed = office.content({ variants: { ja: { title: '防災訓練のお知らせ', html: '<h2>日時</h2><p>4月20日 9時から</p>' } } });
  const edited = (await office.send('PUT', `/announcements/${one.id}`, 'writer', changed, one.version)).json<typeof one>();
  expect(edited).toMatchObject({ status: 'published', revised: true });
  expect((await office.send('GET', `/announcements/${one.id}/page`)).body).toContain('4月19日');
  const corrected = await office.step(edited, 'correct', 'public-relations', { note: '日付を直しました。' });
  expect(corrected).toMatchObject({ status: 'corrected', edition: 2 });
  await expectEvent(announcementCorrected, { announcementId: one.id, note: '日付を直しました。', langs: ['ja'] });
  const versions = (await office.send('GET', `/announcements/${one.id}/versions`, 'writer')).json<{ edition: number; note: string; variants: Record<string, { html: string }> }[]>();
  expect(versions.map(({ edition, note, variants }) => [edition, note, variants['ja']?.html])).toEqual([
    [2, '日付を直しました。', '<h2>日時</h2><p>4月20日 9時から</p>'], [1, null, '<h2>日時</h2><p>4月19日 9時から</p>'],
  ]);

  await office.step(corrected, 'withdraw', 'public-relations', { note: '雨天のため中止します。' });
  await expectEvent(announcementWithdrawn, { announcementId: one.id, note: '雨天のため中止します。', edition: 2 });
  expect(posts.filter(({ announcement }) => announcement.announcementId === one.id).map(({ kind }) => kind)).toEqual(['published', 'corrected', 'withdrawn']);
});

test('what the public read can be changed by nobody, not even by the service’s own role', async () => {
  await office.published();
  for (const statement of [`UPDATE announcement_edition SET note = 'x'`, 'DELETE FROM announcement_edition', 'TRUNCATE announcement_edition', 'DELETE FROM announcement']) {
    await expect(running.db.query(statement)).rejects.toThrow(/permission denied/);
  }
});

test('a writer sees and changes the announcements of their own unit only; 広報課 sees all', async () => {
  const { id, version } = await office.draft();
  const stranger = signIn('writer', { unit: '0420', sub: 'stranger' });
  expect((await office.send('GET', `/announcements/${id}`, stranger)).statusCode).toBe(404);
  expect((await office.send('PUT', `/announcements/${id}`, stranger, office.content(), version)).statusCode).toBe(404);
  expect((await office.send('GET', '/announcements', stranger)).json<{ items: unknown[] }>().items).toEqual([]);
  expect((await office.send('GET', `/announcements/${id}`, 'public-relations')).statusCode).toBe(200);
  expect((await office.send('GET', `/announcements/${id}`)).statusCode).toBe(401);
  expect((await office.send('POST', `/announcements/${id}/approve`, 'writer', undefined, version)).statusCode).toBe(403);
});

test('nobody approves their own words, and a new word drops every approval', async () => {
  const own = (await office.send('POST', '/announcements', 'department-head', office.content())).json<{ id: string; version: number }>();
  expect((await office.send('POST', `/announcements/${own.id}/approve`, 'department-head', undefined, own.version)).json()).toMatchObject({ status: 409, code: 'own-words' });
  const approved = await office.approved();
  const edited = (await office.send('PUT', `/announcements/${approved.id}`, 'writer', office.content(), approved.version)).json<typeof approved>();
  expect(edited.status).toBe('draft');
  expect((await office.send('POST', `/announcements/${approved.id}/publish`, 'public-relations', undefined, edited.version)).json()).toMatchObject({ code: 'wrong-state' });
  expect((await office.send('PUT', `/announcements/${approved.id}`, 'writer', office.content(), approved.version)).statusCode).toBe(412);
});

test('nothing is published that a check stands against; each problem says where and what to do', async () => {
  const bad = await office.approved({ variants: { ja: { title: '件名', html: '<h2>一</h2><p>詳しくは<a href="https://www.city.example.jp/">こちら</a></p><p style="color:#999999">薄い</p>' } } });
  const checks = (await office.send('GET', `/announcements/${bad.id}/checks`, 'writer')).json<{ publishable: boolean; findings: { code: string }[] }>();
  expect([checks.publishable, ...checks.findings.map(({ code }) => code)]).toEqual([false, 'link-text', 'contrast']);
  const refused = await office.send('POST', `/announcements/${bad.id}/publish`, 'public-relations', undefined, bad.version);
  expect(refused.statusCode).toBe(422);
  expect(refused.json()).toMatchObject({ code: 'checks-failed', errors: [{ pointer: '#/variants/ja/html', code: 'link-text' }, { pointer: '#/variants/ja/html', code: 'contrast' }] });
  expect((await office.send('POST', `/announcements/${bad.id}/schedule`, 'public-relations', { publishAt: '2026-04-02T09:00:00+09:00' }, bad.version)).statusCode).toBe(422);
  expect(await stateOf(bad.id)).toBe('pr-approved');
});

test('a category’s languages are all there before it is published; the refusal names the missing one', async () => {
  await running.db.query(`INSERT INTO city_setting (key, effective_from, value, basis) VALUES ('notification.required-variants', '2026-04-01', $1, 'spec')`, [
    JSON.stringify({ always: ['ja'], byCategory: { childcare: ['ja-easy', 'en'] } }),
  ]);
  const one = await office.approved({ category: 'childcare' });
  expect((await office.send('POST', `/announcements/${one.id}/publish`, 'public-relations', undefined, one.version)).json()).toMatchObject({
    errors: [{ pointer: '#/variants/ja-easy', code: 'variant-missing' }],
  });
});

test('what is not allowed in a text is taken out, and its writer is told what', async () => {
  const reply = await office.send('POST', '/announcements', 'writer', office.content({ variants: { ja: { title: '件名', html: '<p onclick="x()">本文<script>alert(1)</script></p>' } } }));
  expect(reply.json()).toMatchObject({ variants: { ja: { html: '<p>本文</p>' } }, removed: expect.arrayContaining([{ variant: 'ja', what: '<script>', times: 1 }, { variant: 'ja', what: 'p onclick', times: 1 }]) as unknown });
});

test.each<[string, object, number, string]>([
  ['an unknown topic', { category: 'nothing' }, 400, '#/category'],
  ['an unknown area', { areas: ['nowhere'] }, 400, '#/areas/0'],
  ['a successor that is not there', { successorId: '019a4f00-0000-7000-8000-00000000dead' }, 400, '#/successorId'],
  ['an over-long title', { variants: { ja: { title: 'あ'.repeat(201), html: '' } } }, 400, '#/variants/ja/title'],
  ['a header in a title', { variants: { ja: { title: '件名\r\nBcc: x@example.jp', html: '' } } }, 400, '#/variants/ja/title'],
  ['no Japanese', { variants: { en: { title: 'x', html: '' } } }, 400, '#/variants/ja'],
  ['an end before the beginning', { validTo: '2026-03-01' }, 400, '#/validTo'],
  ['a day that no calendar has', { validFrom: '9999-12-31' }, 400, '#/validFrom'],
])('%s is refused at its place', async (_, change, status, pointer) => {
  const reply = await office.send('POST', '/announcements', 'writer', office.content(change));
  expect(reply.statusCode).toBe(status);
  expect(reply.json<{ errors: { pointer: string }[] }>().errors.map((error) => error.pointer)).toContain(pointer);
});

test('a scheduled announcement is published at its time, once, however many instances look', async () => {
  const one = await office.step(await office.approved({ embargoUntil: '2026-04-02T08:00:00+09:00' }), 'schedule', 'public-relations', { publishAt: '2026-04-02T09:00:00+09:00' });
  clock.set('2026-04-02T08:59:59+09:00');
  await publishing().runDue();
  expect(await stateOf(one.id)).toBe('scheduled');
  clock.set('2026-04-02T09:00:00+09:00');
  const second = await startApp({ ...service, module: SpecModule }, ['http']);
  await Promise.all([publishing(), second.app.get(AnnouncementPublishingService), publishing(), second.app.get(AnnouncementPublishingService)].map((instance) => instance.runDue()));
  await second.close();
  expect(await stateOf(one.id)).toBe('published');
  expect(await running.db.query('SELECT edition FROM announcement_edition WHERE announcement_id = $1', [one.id])).toEqual([{ edition: 1 }]);
  expect(posts.filter(({ announcement }) => announcement.announcementId === one.id)).toHaveLength(1);
});

test('what no longer passes its checks at its time goes back to 広報課; one that fails keeps no other waiting', async () => {
  const [held, good] = [await office.approved({ category: 'civic-activity' }), await office.approved()];
  await office.step(held, 'schedule', 'public-relations', { publishAt: '2026-04-03T09:00:00+09:00' });
  await office.step(good, 'schedule', 'public-relations', { publishAt: '2026-04-03T09:00:00+09:00' });
  await running.db.query(`UPDATE announcement SET variants = '{"ja":{"title":"x","html":"<p><a href=\\"/x\\">こちら</a></p>"}}' WHERE id = $1`, [held.id]);
  clock.set('2026-04-03T09:00:01+09:00');
  channelFails = true;
  await publishing().runDue();
  expect([await stateOf(held.id), await stateOf(good.id)]).toEqual(['pr-approved', 'scheduled']);
  expect(await running.db.query('SELECT 1 FROM announcement_edition WHERE announcement_id = $1', [good.id])).toEqual([]);
  channelFails = false;
  await publishing().runDue();
  expect(await stateOf(good.id)).toBe('published');
});

test('an announcement ends with its last day, and its owner is asked once a year', async () => {
  clock.set('2026-04-01T09:00:00+09:00');
  const [ending, staying] = [await office.published({ validTo: '2026-04-05' }), await office.published()];
  clock.set('2026-04-05T23:59:59+09:00');
  await publishing().runDue();
  expect(await stateOf(ending.id)).toBe('published');
  clock.set('2026-04-06T00:00:00+09:00');
  await publishing().runDue();
  expect(await stateOf(ending.id)).toBe('archived');
  const due = (await office.send('GET', '/announcements?reviewDueBy=2027-04-01&limit=100', 'writer')).json<{ items: { id: string }[] }>().items;
  expect(due.map(({ id }) => id)).toContain(staying.id);
  expect((await office.send('POST', `/announcements/${staying.id}/confirm-review`, 'writer')).json()).toMatchObject({ reviewDueOn: '2027-04-06' });
});

test('an attachment is known by its content, loses its makers, and stands in the way until it can be read by all', async () => {
  clock.set('2026-04-01T09:00:00+09:00');
  const { id } = await office.draft();
  const url = `/announcements/${id}/attachments`;
  const forged = await office.upload(`${url}?alt=${encodeURIComponent('案内図')}`, Buffer.from('MZ this is a program'), '案内図.png');
  expect(forged.json()).toMatchObject({ status: 400, errors: [{ pointer: '#/file', code: 'invalid_type' }] });
  expect((await office.upload(`${url}?alt=`, Buffer.from('x'), 'a.png')).json()).toMatchObject({ errors: [{ in: 'query', pointer: '#/alt' }] });
  const broken = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(200)]);
  expect((await office.upload(`${url}?alt=x`, broken, 'a.png')).json()).toMatchObject({ errors: [{ code: 'unreadable-file' }] });

  const photo = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Artist: 'SecretArtist', Copyright: 'x' }, IFD3: { GPSLatitude: '35/1 41/1 0/1', GPSLatitudeRef: 'N' } }).jpeg().toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const picture = (await office.upload(`${url}?alt=${encodeURIComponent('会場の写真')}`, photo, 'IMG_1.jpg')).json<{ id: string }>();
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.setAuthor('SecretAuthor');
  const paper = (await office.upload(`${url}?alt=${encodeURIComponent('要項')}`, Buffer.from(await pdf.save({ useObjectStreams: false })), '要項.pdf')).json<{ id: string }>();
  expect(paper).toMatchObject({ tagged: false, type: 'application/pdf', scan: 'not-scanned' });
  const files = await running.db.query<{ key: string; type: string }[]>('SELECT key, type FROM announcement_attachment WHERE announcement_id = $1 ORDER BY id', [id]);
  const [stored = Buffer.of(), storedPaper = Buffer.of()] = await Promise.all(files.map(async ({ key }) => buffer(await running.app.get(ObjectStore).get(key))));
  expect((await sharp(stored).metadata()).exif).toBeUndefined();
  expect(stored.toString('latin1') + storedPaper.toString('latin1')).not.toMatch(/Secret/);
  expect((await PDFDocument.load(storedPaper, { updateMetadata: false })).getAuthor()).toBeUndefined();

  const codes = async () => (await office.send('GET', `/announcements/${id}/checks`, 'writer')).json<{ findings: { code: string }[] }>().findings.map(({ code }) => code);
  expect(await codes()).toEqual(['attachment-not-scanned', 'attachment-not-scanned', 'pdf-not-tagged']);
  expect((await office.send('GET', `${url}/${picture.id}/content`, 'writer')).statusCode).toBe(409);
  await running.db.query(`UPDATE announcement_attachment SET scan = 'clean' WHERE announcement_id = $1`, [id]);
  expect(await codes()).toEqual(['pdf-not-tagged']);
  await office.send('DELETE', `${url}/${paper.id}`, 'writer');
  expect(await codes()).toEqual([]);
  expect((await office.send('GET', `${url}/${picture.id}`)).statusCode).toBe(404);
  const { version } = (await office.send('GET', `/announcements/${id}`, 'writer')).json<{ version: number }>();
  await office.step(await office.step(await office.step({ id, version }, 'approve', 'department-head'), 'approve-publication', 'public-relations'), 'publish', 'public-relations');
  const served = await office.send('GET', `${url}/${picture.id}`);
  expect([served.statusCode, served.headers['content-type'], served.rawPayload.equals(stored)]).toEqual([200, 'image/jpeg', true]);
  expect((await office.send('GET', `${url}/${paper.id}`)).statusCode).toBe(404);
});
