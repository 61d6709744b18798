import { allEvents } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { asyncApiSite } from './asyncapi-site.js';
import { publicAsyncApi, wholeAsyncApi } from './event-catalogue.js';

test('the page loads only files of its own', { timeout: 30_000 }, async () => {
  const site = await asyncApiSite(publicAsyncApi(allEvents));
  const page = site.get('index.html')?.body.toString() ?? '';
  const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
  expect(loaded).toEqual(['styles.css', 'asyncapi.json', 'viewer.js', 'start.js']);
  expect(loaded.filter((file) => !site.has(file))).toEqual([]);
  expect(page).not.toMatch(/<script>|onload=|https?:/);
  expect(site.get('document.json')?.body.toString()).toContain('x-parser-spec-parsed');
});

test("the public page knows nothing but public events", { timeout: 30_000 }, async () => {
  const texts = async (document: Parameters<typeof asyncApiSite>[0]) => (await asyncApiSite(document)).get('document.json')?.body.toString();
  expect(await texts(wholeAsyncApi(allEvents))).toContain('int.participation.grant-application');
  expect(await texts(publicAsyncApi(allEvents))).not.toMatch(/int\.participation|contactRef/);
});

test('a mistaken document gives no page', { timeout: 30_000 }, async () => {
  const mistaken = { ...publicAsyncApi(allEvents), channels: { wrong: { address: 5 } } };
  await expect(asyncApiSite(mistaken)).rejects.toThrow('No valid AsyncAPI document');
});
