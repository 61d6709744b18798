import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callOutside, isInside, isOutsideAddress } from './outside-request.js';

let url = '';
const server = createServer((request, reply) => {
  if (request.url === '/silent') return;
  if (request.url === '/redirect') reply.writeHead(302, { location: '/ok' }).end();
  else if (request.url === '/endless') {
    reply.writeHead(200);
    const pour = (): void => { while (!reply.destroyed && reply.write('x'.repeat(16_384))); };
    reply.on('drain', pour);
    pour();
  } else if (request.url === '/later') reply.writeHead(503, { 'retry-after': '7' }).end('later');
  else reply.end('ok');
});
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done).closeAllConnections()));
const call = (path: string, timeoutMs = 5_000) => callOutside({ method: 'POST', url: `${url}${path}`, headers: {}, body: '{}', timeoutMs });

test.each([
  '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
  '::1', '::', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'fe80::1', 'fc00::1', 'fd00::1', 'ff02::1', '2001:db8::1', '2002:a00:1::1',
])('%s is inside', (ip) => { expect(isInside(ip)).toBe(true); });
test.each(['8.8.8.8', '1.1.1.1', '203.104.209.7', '2606:4700::1111', '2404:6800:4004::1'])('%s is outside', (ip) => { expect(isInside(ip)).toBe(false); });

test.each([
  'http://partner.example.jp/', 'https://user:word@partner.example.jp/', 'https://10.0.0.1/', 'https://[::1]:1/x'.replace('[::1]', '[fd00::1]'), 'https://2130706433.1/', 'https://intranet/',
  'ftp://partner.example.jp/', 'file:///etc/passwd', 'https://0x0a000001/', 'nonsense',
])('%s is no address of a partner', (text) => { expect(isOutsideAddress(text)).toBe(false); });
test('an https address by name is one', () => { expect(isOutsideAddress('https://partner.example.jp/hook?a=b')).toBe(true); });

test('in production neither loopback nor http, nor a name that leads inside', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.resetModules();
  const { callOutside: production, isOutsideAddress: outside } = await import('./outside-request.js');
  vi.stubEnv('NODE_ENV', 'test');
  expect(outside('http://127.0.0.1/')).toBe(false);
  expect(outside('https://127.0.0.1/')).toBe(false);
  expect(outside('https://localhost/')).toBe(false);
  expect(await production({ method: 'POST', url: 'https://localhost.localdomain/', headers: {}, timeoutMs: 2_000 })).toMatch(/address-refused|unreachable/);
  expect(await production({ method: 'POST', url: `${url}/ok`, headers: {}, timeoutMs: 2_000 })).toBe('address-refused');
});

test('silence, a dead port, an endless answer and a redirect are told apart', async () => {
  expect(await call('/ok')).toEqual({ status: 200, text: 'ok' });
  expect(await call('/silent', 200)).toBe('no-answer');
  expect(await callOutside({ method: 'GET', url: 'http://127.0.0.1:1/', headers: {}, timeoutMs: 2_000 })).toBe('unreachable');
  expect(await call('/redirect')).toMatchObject({ status: 302 });
  expect(await call('/later')).toMatchObject({ status: 503, retryAfter: 7 });
  const endless = await call('/endless');
  expect(typeof endless === 'object' && endless.text.length).toBe(65_536);
});
