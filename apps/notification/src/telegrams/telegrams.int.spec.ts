import { mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { telegramReceived } from '@tomoni/contracts';
import { clock, expectEvent, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { In, Like, type EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { feedServer, telegramXml, warning, type Written } from '../spec-telegrams.js';
import { TelegramSink, TelegramSinksService, type TakenTelegram } from './telegram-sink.service.js';
import { Telegram } from './telegram.entity.js';
import type { TelegramDecision } from './telegram.js';
import { TelegramsService } from './telegrams.service.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

class SpecSink extends TelegramSink {
  taken: { telegram: TakenTelegram; decision: TelegramDecision }[] = [];
  fails?: (telegram: TakenTelegram) => boolean;
  override async take(tx: EntityManager, telegram: TakenTelegram, decision: TelegramDecision): Promise<void> {
    await tx.query('SELECT 1');
    if (this.fails?.(telegram)) throw new Error('no alert today');
    this.taken.push({ telegram, decision });
  }
}

let running: StartedApp;
let agency: Awaited<ReturnType<typeof feedServer>>;
let folder: string;
const sink = new SpecSink();
const all = { httpOnly: ['http', 'relay'] as const };

beforeAll(async () => {
  clock.set('2026-06-22T23:05:00+09:00');
  [agency, folder] = [await feedServer(), await mkdtemp(join(tmpdir(), 'tomoni-telegrams-'))];
  running = await startApp(service, all.httpOnly);
  running.app.get(TelegramSinksService).register(sink);
});
beforeEach(() => { sink.taken = []; delete sink.fails; });
afterAll(async () => {
  await running.close();
  await agency.close();
  await rm(folder, { recursive: true });
});

let files = 0;
const take = (written: Written | Buffer, docId = `spec-${(files += 1)}`) =>
  running.app.get(TelegramsService).take({ source: 'folder', docId, fileName: `${docId}.xml`, bytes: Buffer.isBuffer(written) ? written : telegramXml(written) });
const landslide = (change: Written) => ({ kindTitle: '土砂災害警戒情報', eventId: '20260622230000_120000', ...warning(['警戒', '3', '発表']), ...change });
const stored = (id: string) => running.db.getRepository(Telegram).findOneByOrFail({ id });
const staff = signIn('duty-officer');

test('scenario 17: issue, correction and cancellation arrive out of order and doubled, with a drill between', async () => {
  const at = (minute: number) => `2026-06-22T23:0${minute}:00+09:00`;
  const cancelled = landslide({ serial: '3', infoType: '取消', reportedAt: at(3), headline: '先ほどの土砂災害警戒情報を取り消します' });
  await take(landslide({ serial: '1', reportedAt: at(1) }));
  await take(landslide({ status: '訓練', serial: '1', reportedAt: at(1) }));
  await take(cancelled);
  await take(landslide({ serial: '2', infoType: '訂正', reportedAt: at(2) }));
  const twice = await take(cancelled);
  expect(sink.taken.map(({ decision: { action, reason } }) => `${action} ${reason}`)).toEqual(['auto-issue mapped', 'drill drill', 'cancel cancelled-by-source', 'ignore superseded']);
  expect(new Set(sink.taken.filter(({ telegram }) => telegram.status === '通常').map(({ telegram }) => telegram.series)).size).toBe(1);
  expect(sink.taken[1]?.telegram.series).not.toBe(sink.taken[0]?.telegram.series);
  expect(await stored(twice.id)).toMatchObject({ state: 'duplicate', duplicateOf: sink.taken[2]?.telegram.id });
});

test('a file is stored once; a broken one with its reason and its bytes, and the next goes on', async () => {
  const first = await take(warning(['レベル４大雨危険警報', '43']), 'same');
  expect(await take(warning(['レベル４大雨危険警報', '43']), 'same')).toEqual(first);
  const bomb = await take(Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;\u0000</x>'));
  expect(await stored(bomb.id)).toMatchObject({ state: 'refused', refusal: 'dtd', action: null });
  await take({ ...warning(['解除', '00']), reportedAt: '2026-06-22T23:40:00+09:00' });
  expect(sink.taken.map(({ decision }) => decision.action)).toEqual(['auto-issue', 'lift']);
  const shown = await running.inject({ url: `/telegrams/${bomb.id}`, headers: staff });
  expect(shown.json()).toMatchObject({ refusal: 'dtd', understood: null, rawText: '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;\u0000</x>' });
  const huge = await take(Buffer.alloc(3_000_000, 'x'));
  expect((await running.inject({ url: `/telegrams/${huge.id}`, headers: staff })).json()).toMatchObject({ refusal: 'too-large', rawBytes: 3_000_000 });
});

test('what a sink throws undoes the telegram, and it can be taken again', async () => {
  sink.fails = () => true;
  await expect(take({ ...warning(['レベル４大雨危険警報', '43']), office: '失敗気象台' }, 'undone')).rejects.toThrow('no alert today');
  expect(await running.db.getRepository(Telegram).countBy({ docId: 'undone' })).toBe(0);
  delete sink.fails;
  expect(await take({ ...warning(['レベル４大雨危険警報', '43']), office: '失敗気象台' }, 'undone')).toMatchObject({ state: 'taken' });
});

test('500 telegrams at once: none lost, each event in order', async () => {
  const burst = Array.from({ length: 500 }, (_, index) => ({ event: index % 20, serial: Math.floor(index / 20) + 1 }));
  await Promise.all(Array.from({ length: 8 }, async (_, lane) => {
    for (const { event, serial } of burst.filter((each) => each.event % 8 === lane)) {
      await take(landslide({ eventId: `202606222300${String(event).padStart(2, '0')}`.padEnd(14, '0'), serial: String(serial), reportedAt: `2026-06-22T23:00:${String(serial).padStart(2, '0')}+09:00` }), `burst-${event}-${serial}`);
    }
  }));
  expect(sink.taken).toHaveLength(500);
  for (const series of new Set(sink.taken.map(({ telegram }) => telegram.series))) {
    const inOrder = sink.taken.filter(({ telegram }) => telegram.series === series);
    expect(inOrder.map(({ telegram }) => Number(telegram.serial))).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(inOrder.map(({ decision }) => decision.action)).toEqual(['auto-issue', ...Array<string>(24).fill('update')]);
  }
});

test('staff read telegrams page by page, by kind and state; the event tells other services', async () => {
  const { id } = await take({ kindTitle: '竜巻注意情報', ...warning(['竜巻注意情報', '1', '発表']) });
  await expectEvent(telegramReceived, { telegramId: id, telegramKind: 'VPHW50', decision: 'auto-issue', drill: 'normal' });
  const list = await running.inject({ url: '/telegrams?kind=VPHW50&state=taken&status=%E9%80%9A%E5%B8%B8&limit=1', headers: staff });
  expect(list.json()).toMatchObject({ items: [{ id, action: 'auto-issue', alertKind: 'tornado' }] });
  expect((await running.inject({ url: `/telegrams/${id}`, headers: staff })).json()).toMatchObject({ understood: { items: [{}, {}] }, decision: { areas: [{ relation: 'own', cityAreas: ['123421'] }] } });
  expect((await running.inject({ url: '/telegrams?kind=%00', headers: staff })).statusCode).toBe(400);
  expect((await running.inject({ url: '/telegrams', headers: signIn('citizen') })).statusCode).toBe(403);
  expect((await running.inject({ url: '/telegrams/019a4f00-0000-7000-8000-000000000001', headers: staff })).statusCode).toBe(404);
});

test('staff change from a later day what is made of a kind; an evacuation order is refused', async () => {
  const headers = signIn('public-relations');
  const change = { kindCode: 'VPHW', itemCode: '1', itemName: '', effectiveFrom: '2026-07-01', alertKind: 'tornado', level: 2, official: false, action: 'draft', textJa: '{areas}: {kind}', textEn: '{areas}', basis: '防災会議' };
  const post = (body: object) => running.inject({ method: 'POST', url: '/telegram-mappings', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, payload: body });
  expect((await post(change)).statusCode).toBe(201);
  expect((await post(change)).json()).toMatchObject({ status: 409 });
  expect((await post({ ...change, effectiveFrom: '2026-06-22' })).statusCode).toBe(409);
  expect((await post({ ...change, alertKind: 'evacuation-order' })).json()).toMatchObject({ status: 400, errors: [{ pointer: '#/alertKind' }] });
  expect((await post({ ...change, textJa: '{area}' })).json()).toMatchObject({ status: 400, errors: [{ pointer: '#/textJa' }] });
  expect((await post({ ...change, basis: 'a\u0000' })).statusCode).toBe(400);
  const area = await running.inject({ method: 'POST', url: '/telegram-areas', headers: { ...headers, 'idempotency-key': crypto.randomUUID() }, payload: { codeType: '市町村', code: '1220400', effectiveFrom: '2026-07-01', relation: 'neighbour', cityAreas: [], basis: '協定' } });
  expect(area.statusCode).toBe(201);
  clock.set('2026-07-01T09:00:00+09:00');
  await take({ kindTitle: '竜巻注意情報', ...warning(['竜巻注意情報', '1', '発表']), reportedAt: '2026-07-01T08:59:00+09:00', office: '変更後' });
  clock.set('2026-06-22T23:05:00+09:00');
  expect(sink.taken[0]?.decision).toMatchObject({ action: 'draft', reason: 'mapped' });
});

test('from feed and folder: each file once, bad days are seen and overcome, one instance at a time', async () => {
  clock.reset();
  const now = new Date();
  const written = (office: string): Written => ({ ...warning(['レベル４大雨危険警報', '43']), office, reportedAt: `${now.toISOString().slice(0, 19)}Z` });
  const fromFeeds = In(['extra', 'extra-l']);
  const day = { '/feed/extra.xml': '', '/feed/extra_l.xml': '' };
  agency.pages.set('/data/a_VPWW55_1.xml', telegramXml(written('甲')));
  agency.pages.set('/data/b.xml', '<broken');
  agency.pages.set('/data/d_VPWW55_1.xml', telegramXml(written('丁')));
  agency.pages.set('/data/endless.xml', (_, response) => { response.writeHead(200); const more = setInterval(() => response.write('<a>'), 50); response.on('close', () => { clearInterval(more); }); });
  day['/feed/extra.xml'] = agency.feed(['/data/a_VPWW55_1.xml', '/data/b.xml', '/data/late.xml', '/data/endless.xml', 'http://127.0.0.1:9/evil.xml', '/data/d_VPWW55_1.xml']);
  day['/feed/extra_l.xml'] = agency.feed(['/data/a_VPWW55_1.xml', '/data/missed.xml', '/data/d_VPWW55_1.xml']);
  agency.pages.set('/data/missed.xml', telegramXml(written('漏れ')));
  agency.pages.set('/feed/extra.xml', (request, response) => {
    if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"1"', 'last-modified': 'Mon, 22 Jun 2026 14:00:00 GMT' }).end(day['/feed/extra.xml']);
  });
  agency.pages.set('/feed/extra_l.xml', day['/feed/extra_l.xml']);
  agency.pages.set('/feed/other.xml', (_, response) => response.writeHead(302, { location: `${agency.url}/feed/extra.xml` }).end());
  agency.pages.set('/feed/other_l.xml', (_, response) => response.writeHead(500).end());
  agency.pages.set('/feed/eqvol.xml', '<html>garbage');

  Object.assign(config, { JMA_FEED_URL: `${agency.url}/feed`, JMA_FEEDS: ['extra', 'other', 'eqvol'], JMA_POLL_SECONDS: 0.3, JMA_TIMEOUT_SECONDS: 1.5, TELEGRAM_FOLDER: folder });
  const [one, two] = [await startApp(service, ['consumer']), await startApp(service, ['consumer'])];
  const sources = async () => Object.fromEntries((await running.inject({ url: '/telegrams/sources', headers: staff })).json<{ name: string }[]>().map((source) => [source.name, source]));
  try {
    // A half-written file waits; one that is renamed into place is taken.
    await writeFile(join(folder, 'half.xml'), '<?xml version="1.0"?><Rep');
    await writeFile(join(folder, '.whole'), telegramXml(written('置いた')));
    await rename(join(folder, '.whole'), join(folder, 'whole.xml'));
    await vi.waitFor(async () => {
      expect(await running.db.getRepository(Telegram).find({ where: { source: fromFeeds }, order: { state: 'ASC' } }).then((rows) => rows.map(({ state, refusal, docId }) => ({ state, refusal, docId })))).toMatchObject([{ state: 'refused', refusal: 'malformed' }, { state: 'taken' }, { state: 'taken' }, { state: 'taken' }]);
      expect(await running.db.getRepository(Telegram).findBy({ source: 'folder', title: '千葉県大雨警報・注意報', docId: Like('whole.xml:%') })).toHaveLength(1);
      expect(agency.asked.some(({ path, headers }) => path === '/feed/extra.xml' && headers['if-modified-since'] === 'Mon, 22 Jun 2026 14:00:00 GMT')).toBe(true);
      expect(agency.times('/data/endless.xml')).toBeGreaterThan(1);
      expect(await sources()).toMatchObject({
        extra: { condition: 'ok', waitingFiles: 2, failingFiles: 2 }, other: { condition: 'failing', problem: expect.stringContaining('redirected') as string },
        'other-l': { condition: 'failing', problem: 'answered 500' }, eqvol: { condition: 'failing' }, 'eqvol-l': { problem: 'answered 404' }, folder: { condition: 'ok' },
      });
    }, { timeout: 60_000, interval: 200 });
    agency.pages.set('/data/late.xml', telegramXml(written('遅れて')));
    agency.pages.set('/data/endless.xml', telegramXml(written('終わった')));
    agency.pages.set('/feed/eqvol.xml', agency.feed([]));
    await vi.waitFor(async () => {
      expect(await running.db.getRepository(Telegram).countBy({ source: fromFeeds, state: 'taken' as const })).toBe(5);
      expect(await sources()).toMatchObject({ extra: { waitingFiles: 0 }, eqvol: { condition: 'ok', problem: null } });
    }, { timeout: 60_000, interval: 200 });
    // Nobody went on writing it.
    await vi.waitFor(async () => { expect((await readdir(join(folder, 'refused'))).some((name) => name.endsWith('-half.xml'))).toBe(true); }, { timeout: 20_000 });
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
  for (const path of ['/data/a_VPWW55_1.xml', '/data/b.xml', '/data/missed.xml', '/data/d_VPWW55_1.xml']) expect([path, agency.times(path)]).toEqual([path, 1]);
  expect(agency.times('/evil.xml')).toBe(0);
  expect((await readdir(join(folder, 'done'))).some((name) => name.endsWith('-whole.xml'))).toBe(true);

});
