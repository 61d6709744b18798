import { freePort } from '@tomoni/backing-services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { City } from '../city/city.js';
import { serveStartPage, type StartPage } from './server.js';

let page: StartPage;
let url: string;
beforeAll(async () => {
  const port = await freePort();
  const look = () => { throw new Error('Nobody asked for the start page'); };
  page = await serveStartPage({ port, city: {} as City, look, watched: () => undefined });
  url = `http://127.0.0.1:${port}/events/catalogue`;
});
afterAll(() => page.close());

test('the catalogue and all it loads are served from here, under its own policy', async () => {
  const response = await fetch(url);
  expect([response.status, response.url]).toEqual([200, `${url}/`]);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  const files = [...(await response.text()).matchAll(/(?:src|href)="([\w.]+)"/g)].map(([, file = '']) => file);
  expect(files).toHaveLength(4);
  for (const file of files) expect((await fetch(`${url}/${file}`)).status).toBe(200);
});

test('nothing beside it is served', async () => {
  for (const name of ['package.json', '..%2fpackage.json', 'a/b']) expect((await fetch(`${url}/${name}`)).status).toBe(404);
});
