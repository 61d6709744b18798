import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apps } from './apps.js';
import { fetchDocument, readDocument } from './client-files.js';
import type { City } from './city/city.js';
import { Scratch, type Run } from './spec-run.js';

let scratch: Scratch;
let run: Run;
beforeAll(async () => { scratch = await Scratch.make(); });
afterAll(() => scratch.remove());

const city = () => JSON.parse(readFileSync(scratch.home.city, 'utf8')) as City;
const status = async () => ((await (await fetch(`${scratch.urls['start']}/status.json`)).json()) as { services: { name: string; state: string; restarts: number }[] }).services;

/** Process ids of everything that works in the scratch folder or was started by `pid`. */
function processesOf(pid: number): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).trim().split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []);
  return table.filter(([, , parent, state = '', args = '']) => !state.startsWith('Z') && (Number(parent) === pid || args.includes(scratch.home.root))).map(([, id]) => Number(id)).filter((id) => id !== pid);
}

function childOf(pid: number, words: string): number {
  const found = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' }).split('\n').find((line) => line.includes(words));
  return Number.parseInt(found ?? '', 10);
}

async function gone(pid: number): Promise<void> {
  for (let waited = 0; processesOf(pid).length > 0 && waited < 15_000; waited += 100) await sleep(100);
  expect(processesOf(pid)).toEqual([]);
}

describe('the first start', () => {
  beforeAll(async () => {
    run = scratch.start();
    await run.says('is ready after');
  });

  test('brings every app up and writes where everything is', async () => {
    const { urls } = scratch;
    for (const { name } of apps) expect((await fetch(`${urls[name]}/health/ready`)).status, name).toBe(200);
    expect(urls).toMatchObject({ kafka: /^127\.0\.0\.1:\d+$/, postgres: /^postgres:/, redis: /^redis:/, mail: /^http:/, start: /^http:/ });
    expect(run.output).toContain('千葉県佐倉市 (122122)');
  });

  test('seeds the city with its topics, areas and the demo groups', () => {
    expect(city()).toMatchObject({ lgCode: '122122', areas: [{ code: '122122', name: '佐倉市' }] });
    expect(city()).toHaveProperty('groups.0.id');
  });

  test('keeps its keys to itself', () => {
    expect(statSync(scratch.home.keys).mode & 0o077).toBe(0);
  });

  test('shows a start page that no other site can read or script', async () => {
    const { start = '' } = scratch.urls;
    const page = await fetch(start, { headers: { 'accept-language': 'en' } });
    const text = await page.text();
    expect(text).toContain('Everything is running');
    for (const { does } of apps) expect(text).toContain(does.en);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    const { port } = new URL(start);
    expect(await rawStatus(Number(port), 'evil.example')).toBe(403);
    expect(await rawStatus(Number(port), `127.0.0.1:${port}`)).toBe(200);
  });

  test('signs demo users in for one service each', async () => {
    expect(await scratch.token()).toMatch(/^secretariat .*協働推進課$/m);
    const claims = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    expect(claims(await scratch.token('secretariat'))).toMatchObject({ aud: 'participation', kind: 'staff', unit: '0310', scope: 'grants:check' });
    expect(claims(await scratch.token('partner-demo'))).toMatchObject({ aud: 'participation', kind: 'partner' });
    expect(await scratch.token('nobody')).toContain('There is no demo person "nobody"');
  });

  test.each(apps.filter(({ reference }) => reference).map(({ name }) => name))('%s serves its reference, and the document the typed client was made from', async (name) => {
    const url = scratch.urls[name] ?? '';
    expect((await fetch(`${url}/reference`)).headers.get('content-type')).toContain('text/html');
    expect(readDocument(name)).toEqual(await fetchDocument(url));
  });

  test('refuses a second start in the same folder with one sentence', async () => {
    const second = scratch.start();
    expect(await second.ended).toBe(1);
    expect(second.output.trim()).toMatch(/^Tomoni already runs in .* started by process \d+[^\n]*$/);
    expect((await status()).every(({ state }) => state === 'running')).toBe(true);
  });

  test.each(['participation/dist/main.js', 'postgres -D', 'kafka.Kafka', 'redis-server'])('starts %s again after kill -9, and says so', async (words) => {
    const pid = childOf(run.pid, words);
    process.kill(pid, 'SIGKILL');
    await sleep(200);
    for (let waited = 0; waited < 60_000 && !(await status()).every(({ state }) => state === 'running'); waited += 200) await sleep(200);
    expect(childOf(run.pid, words)).not.toBe(pid);
    expect(run.output).toContain('signal SIGKILL; starts again');
  });

  test('leaves nothing behind when the supervisor itself is killed', async () => {
    run.kill('SIGKILL');
    await run.ended;
    await gone(run.pid);
  });
});

describe('the next start', () => {
  test('after the kill finds its data and its city', async () => {
    run = scratch.start();
    await run.says('is ready after');
    expect((await status()).every(({ state }) => state === 'running')).toBe(true);
    expect(city().lgCode).toBe('122122');
  });

  test('stops in the reverse order on SIGINT, cleanly, and removes urls.json', async () => {
    run.kill('SIGINT');
    expect(await run.ended).toBe(0);
    await gone(run.pid);
    expect(existsSync(scratch.home.urls)).toBe(false);
    expect(await scratch.token()).toContain('Tomoni does not run from');
    const stops = run.output.split('\n').filter((line) => line.includes('stop ')).map((line) => /stop (\S+)/.exec(line)?.[1] ?? '');
    expect(stops.indexOf('participation')).toBeGreaterThan(-1);
    expect(stops.indexOf('participation')).toBeLessThan(stops.indexOf('PostgreSQL'));
    expect(stops.indexOf('participation')).toBeLessThan(stops.indexOf('Kafka'));
  });

  test('with another city is refused, because one platform serves one', async () => {
    const other = scratch.start(['--city', '123421']);
    expect(await other.ended).toBe(1);
    expect(other.output).toContain('holds 佐倉市 (122122), and one platform serves one city: add --fresh');
    expect(city().lgCode).toBe('122122');
  });

  test.each([
    [['--city', '123422'], {}, 'The check digit of the municipality code is wrong'],
    [['--town', 'x'], {}, 'Usage: npm start'],
    [[], { DATABASE_URL: 'mysql://db' }, 'DATABASE_URL'],
    [['--fresh'], { DATABASE_URL: 'postgres://127.0.0.1:1/db' }, '--fresh empties only what Tomoni keeps itself'],
  ])('%j %j is refused in a sentence without a stack', async (args, env, sentence) => {
    const refused = scratch.start(args, env);
    expect(await refused.ended).toBe(1);
    expect(refused.output).toContain(sentence);
    expect(refused.output).not.toContain('    at ');
  });

  test('with a busy port that was asked for names port and variable', async () => {
    const other = createServer();
    await once(other.listen(Number(scratch.env['PARTICIPATION_PORT']), '127.0.0.1'), 'listening');
    const refused = scratch.start();
    expect(await refused.ended).toBe(1);
    expect(refused.output.trim()).toMatch(/^Port \d+ for participation is busy: set PARTICIPATION_PORT[^\n]*$/);
    await new Promise((done) => other.close(done));
  });

  test('--fresh begins another, empty city', async () => {
    run = scratch.start(['--fresh', '--city', '123421']);
    await run.says('神崎町 (123421) is ready after');
    expect(city()).toMatchObject({ lgCode: '123421', areas: [{ name: '神崎町' }] });
    expect(await run.end()).toBe(0);
  });
});

/** `fetch` does not let us lie about the host. */
async function rawStatus(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject).end();
  });
}
