import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clock, signIn, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { config } from '../config.js';
import { service } from '../service.js';
import { startSurroundings, type Surroundings } from '../spec-world.js';
import { AlertFiles } from './alert-files.js';
import { AlertPublisher } from './alert-publisher.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let running: StartedApp;
let around: Surroundings;
const [town, north] = ['123421', 'north'];
type Person = Parameters<typeof signIn>[0];
interface Case { id: string; status: string; version: number; versions: { id: string }[] }
interface Active { asOf: string; alerts: { id: string; status: string; standing: boolean; title: { ja: string }; headline: { ja: string }; texts?: Record<string, { text: string }> }[] }

const start = () => startApp(service, ['http']);
beforeAll(async () => {
  around = await startSurroundings();
  running = await start();
  await running.db.query(`INSERT INTO topic (code, name, position) VALUES ('safety', '{"ja":"防災","en":"Safety"}', 1)`);
  await running.db.query(`INSERT INTO area (code, name, position) VALUES ($1, '{"ja":"神崎町","en":"Kozaki Town"}', 0), ('north', '{"ja":"北地区","en":"North"}', 1)`, [town]);
});
afterAll(async () => {
  await running.close();
  await around.close();
});
beforeEach(() => { clock.set('2026-09-05T18:00:00+09:00'); });

const call = (method: 'GET' | 'POST', url: string, person: Person = 'duty-officer', payload?: object, version?: number) =>
  running.inject({ method, url, headers: { ...signIn(person), 'idempotency-key': randomUUID(), ...(version !== undefined && { 'if-match': `"v${version}"` }) }, ...(payload && { payload }) });
const good = async (answer: ReturnType<typeof call>): Promise<Case> => {
  const { statusCode, body } = await answer;
  expect([200, 201], body).toContain(statusCode);
  return JSON.parse(body) as Case;
};
const order = (change: object = {}) => ({ kind: 'evacuation', level: 3, areas: [town], texts: { ja: { detail: '避難所は市民センターです。' } }, ...change });
const issued = (change: object = {}) => good(call('POST', '/alerts', 'duty-officer', order(change)));
const get = (url: string, headers: Record<string, string> = {}) => running.inject({ method: 'GET', url, headers });
const listed = async (id: string, list = '/alerts/active.json') => ((await get(list)).json<Active>()).alerts.find((alert) => alert.id === id);
/** What the list says of it, and whether the feed, which is written last, knows it. */
const standing = async (id: string, folder = '/alerts/') => [(await listed(id, `${folder}active.json`))?.status, (await get(`${folder}cap.atom`)).body.includes(id)];
const eventually = <Result>(check: () => Promise<Result>) => vi.waitFor(check, { timeout: 30_000, interval: 50 });

test('what is issued stands on the page, in the data and in the feed; an update and a lift follow', async () => {
  const alert = await issued();
  await eventually(async () => { expect(await standing(alert.id)).toEqual(['issued', true]); });
  const page = await get('/alerts/active.html');
  expect(page.body).toContain('警戒レベル3 高齢者等避難');
  expect(page.body).toContain('場所: 神崎町全域');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect((await get('/alerts/cap.atom')).body).toContain(`public/${alert.id}.html`);
  expect((await get(`/alerts/public/${alert.id}.html`)).body).toContain('避難所は市民センターです。');
  const cap = await get(`/alerts/cap/${alert.versions[0]?.id}.xml`);
  expect(cap.headers['content-type']).toBe('application/cap+xml; charset=utf-8');
  expect(cap.body).toContain('<msgType>Alert</msgType>');

  const updated = await good(call('POST', `/alerts/${alert.id}/update`, 'duty-officer', order({ texts: { ja: { detail: '避難所を追加しました。' } } }), alert.version));
  await eventually(async () => { expect((await listed(alert.id))?.status).toBe('updated');
    expect((await get('/alerts/active.html')).body).toContain('避難所を追加しました。');
  });
  const one = (await get(`/alerts/public/${alert.id}.json`)).json<{ versions: { action: string }[] }>();
  expect(one.versions.map(({ action }) => action)).toEqual(['issue', 'update']);
  expect((await get(`/alerts/cap/${alert.versions[0]?.id}.xml`)).body).toBe(cap.body);
  expect((await get(`/alerts/cap/${updated.versions[1]?.id}.xml`)).body).toContain(`urn:uuid:${alert.versions[0]?.id},`);

  await good(call('POST', `/alerts/${alert.id}/lift`, 'duty-officer', { reason: '雨がやみました。' }));
  await eventually(async () => { expect(await listed(alert.id)).toMatchObject({ status: 'lifted', standing: false });
    expect((await get('/alerts/active.html')).body).toContain('解除されました');
  });
  clock.advance({ hours: 25 });
  await eventually(async () => { expect(await listed(alert.id)).toBeUndefined();
    expect((await get('/alerts/active.html')).body).not.toContain(alert.id);
  });
  expect((await get(`/alerts/public/${alert.id}.html`)).body).toContain('解除されました');
});

test('a drill is published apart and marked, and no real alert stands among drills', async () => {
  const real = await issued({ areas: [north] });
  const drill = await good(call('POST', '/drills', 'duty-officer', order()));
  await eventually(async () => {
    expect((await listed(drill.id, '/alerts/drills/active.json'))?.headline.ja).toMatch(/^【訓練】/);
    expect([await standing(real.id), await standing(drill.id, '/alerts/drills/')]).toEqual([['issued', true], ['issued', true]]);
  });
  for (const path of ['active.html', 'active.json', 'cap.atom']) {
    const [publicFile, drillFile] = [(await get(`/alerts/${path}`)).body, (await get(`/alerts/drills/${path}`)).body];
    expect([path, publicFile.includes(real.id), publicFile.includes(drill.id), publicFile.includes('訓練')]).toEqual([path, true, false, false]);
    expect([path, drillFile.includes(real.id), drillFile.includes(drill.id), drillFile.includes('訓練')]).toEqual([path, false, true, true]);
  }
  for (const path of [`public/${drill.id}.html`, `public/${drill.id}.json`, `cap/${drill.versions[0]?.id}.xml`]) {
    expect((await get(`/alerts/${path}`)).statusCode).toBe(404);
    expect((await get(`/alerts/drills/${path}`)).body).toContain('訓練');
  }
  expect((await get(`/alerts/drills/public/${real.id}.html`)).statusCode).toBe(404);
  expect((await get(`/alerts/drills/cap/${drill.versions[0]?.id}.xml`)).body).toContain('<status>Exercise</status>');
});

test('a draft, a discarded one and staff data are published nowhere', async () => {
  const draft = await good(call('POST', '/alerts', 'duty-officer', order({ level: 4 })));
  expect(draft.status).toBe('drafted');
  const seen = await issued();
  await eventually(async () => { expect(await listed(seen.id)).toBeDefined(); });
  for (const path of ['active.html', 'active.json', 'cap.atom']) expect((await get(`/alerts/${path}`)).body).not.toContain(draft.id);
  expect((await get(`/alerts/public/${draft.id}.html`)).statusCode).toBe(404);
  expect((await get(`/alerts/public/${seen.id}.json`)).body).not.toMatch(/approvals|dispatchId|toldBy|draftedBy/);
  expect((await get(`/alerts/${seen.id}`)).statusCode).toBe(401);
});

test('whoever has it already gets 304; browsers get the page, programs the data', async () => {
  const { headers } = await get('/alerts/active.json');
  expect(headers).toMatchObject({ etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string, 'access-control-allow-origin': '*' });
  expect(headers['cache-control']).toMatch(/^public, max-age=5,/);
  const again = await get('/alerts/active.json', { 'if-none-match': String(headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await get('/alerts/active.json', { 'if-modified-since': String(headers['last-modified']) })).statusCode).toBe(304);
  const negotiated = await get('/alerts/active', { accept: 'text/html,*/*;q=0.8' });
  expect(negotiated.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: expect.stringContaining('Accept') as string });
  expect((await get('/alerts/active')).json<Active>().alerts).toBeInstanceOf(Array);
  expect((await running.inject({ method: 'HEAD', url: '/alerts/active.html' })).statusCode).toBe(200);
});

test.each(['/alerts/public/..%2f..%2fmaster-key.json', '/alerts/cap/x.xml', '/alerts/drills/active.exe', `/alerts/public/${randomUUID()}.html`, `/alerts/cap/${randomUUID()}.xml`, '/alerts/public/%00.html'])(
  '%s is refused, and never a fault', async (url) => {
    const { statusCode, headers } = await get(url);
    expect([400, 404]).toContain(statusCode);
    expect(headers['content-type']).toContain('problem+json');
  });

test('killed between the order and the page: the next start repairs it, and removes what was half written', async () => {
  const stale = await issued();
  await eventually(async () => { expect(await listed(stale.id)).toBeDefined(); });
  await running.close();
  // What a killed process leaves behind, and what happened while none ran.
  const other = await startApp(service, []);
  const half = join(config.ALERT_FOLDER ?? '', '.active.html.1-abc.tmp');
  await writeFile(half, '<!doctype html><p>ha');
  await utimes(half, new Date(Date.now() - 120_000), new Date(Date.now() - 120_000));
  await other.db.query(`UPDATE alert SET status = 'cancelled', changed_at = changed_at - interval '3 days', version = version + 1 WHERE id = $1`, [stale.id]);
  await other.close();
  running = await start();
  await eventually(async () => {
    expect(await listed(stale.id)).toBeUndefined();
    expect((await get(`/alerts/public/${stale.id}.html`)).body).toContain('取り消されました');
  });
  expect(await readdir(config.ALERT_FOLDER ?? '')).not.toContain('.active.html.1-abc.tmp');
});

test('a second replica with an empty folder writes the same bytes; files that are missing are made when asked for', async () => {
  const alert = await issued();
  await eventually(async () => { expect(await listed(alert.id)).toBeDefined(); });
  await running.app.get(AlertPublisher).look();
  const paths = ['active.html', 'active.json', 'cap.atom', `public/${alert.id}.html`, `cap/${alert.versions[0]?.id}.xml`];
  const read = () => Promise.all(paths.map(async (path) => (await running.app.get(AlertFiles).read(path))?.bytes.toString()));
  const before = await read();
  const folder = config.ALERT_FOLDER ?? '';
  await rm(join(folder, 'public'), { recursive: true });
  expect((await get(`/alerts/public/${alert.id}.html`)).statusCode).toBe(200);
  await running.close();
  await rm(folder, { recursive: true });
  running = await start();
  await eventually(async () => { expect(await read()).toEqual(before); });
});

test('a reader during rewrites never sees half a file', async () => {
  const files = running.app.get(AlertFiles);
  await mkdir(files.folder, { recursive: true });
  const contents = ['a', 'b'].map((letter) => `<begin>${letter.repeat(300_000)}<end>`);
  let isWriting = true;
  const writer = (async () => {
    for (let round = 0; round < 60; round += 1) await files.write('busy.html', contents[round % 2] ?? '');
    isWriting = false;
  })();
  const seen = new Set<string>();
  await eventually(async () => { expect(await files.read('busy.html')).toBeDefined(); });
  while (isWriting) seen.add((await files.read('busy.html'))?.bytes.toString() ?? 'nothing');
  await writer;
  expect([...seen].every((text) => contents.includes(text))).toBe(true);
});

test('once the city has given its areas and shelters, pages, data, feed and CAP have the map, and what is wrong in them is said', async () => {
  const alert = await issued();
  await eventually(async () => { expect(await standing(alert.id)).toEqual(['issued', true]); });
  expect((await get(`/alerts/public/${alert.id}.svg`)).statusCode).toBe(404);

  const collection = (...features: [object, [number, number]][]) => ({ type: 'FeatureCollection', features: features.map(([properties, coordinates]) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } })) });
  const put = (layer: string, payload: object, version: number, person: Person = 'public-relations') =>
    running.inject({ method: 'PUT', url: `/alert-map/${layer}`, headers: { ...signIn(person), 'idempotency-key': randomUUID(), 'if-match': `"v${version}"` }, payload });
  const areas = collection([{ code: town }, [140.405, 35.902]]);
  expect((await put('areas', areas, 0, 'citizen')).statusCode).toBe(403);
  const wrong = await put('areas', collection([{ code: '999999' }, [140.4, 35.9]]), 0);
  expect([wrong.statusCode, wrong.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)]).toEqual([400, ['#/features/0/properties/code']]);
  expect((await put('areas', areas, 0)).statusCode).toBe(200);
  expect((await put('areas', areas, 0)).statusCode).toBe(412);
  expect((await put('shelters', collection([{ name: '市民センター' }, [140.41, 35.9]]), 0)).json()).toMatchObject({ version: 1, features: ['市民センター'] });

  await eventually(async () => { expect((await get(`/alerts/public/${alert.id}.svg`)).body).toContain('避難所 1か所'); });
  expect((await get(`/alerts/public/${alert.id}.svg`)).headers['content-type']).toBe('image/svg+xml; charset=utf-8');
  await eventually(async () => { expect((await get('/alerts/active.html')).body).toContain('<li>市民センター</li>'); });
  await eventually(async () => { expect((await get('/alerts/cap.atom')).body).toMatch(new RegExp(`<link rel="enclosure" type="image/svg\\+xml" href="[^"]*${alert.id}\\.svg" length="\\d+"`)); });
  expect((await get(`/alerts/public/${alert.id}.json`)).json()).toMatchObject({ links: { map: `public/${alert.id}.svg` } });
});
