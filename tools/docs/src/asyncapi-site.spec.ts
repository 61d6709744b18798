import { allEvents } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { asyncApiSite } from './asyncapi-site.js';
import { publicAsyncApi, wholeAsyncApi } from './event-catalogue.js';

test('the page loads only files of its own', async () => {
  const site = await asyncApiSite(publicAsyncApi(allEvents));
  const page = site.get('index.html')?.body.toString() ?? '';
  const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file).filter((file) => file !== 'data:,');
  expect(loaded).toEqual(['styles.css', 'asyncapi.json', 'viewer.js', 'start.js']);
  expect(loaded.filter((file) => !site.has(file))).toEqual([]);
  expect(page).not.toMatch(/<script>|onload=|https?:/);
  expect(site.get('viewer.js')?.body.toString()).toContain('AsyncApiStandalone');
});

test('the public page knows nothing but public events', async () => {
  const documentOf = async (document: Parameters<typeof asyncApiSite>[0]) => (await asyncApiSite(document)).get('asyncapi.json')?.body;
  expect(await documentOf(wholeAsyncApi(allEvents))).toContain('int.participation.grant-application');
  expect(await documentOf(publicAsyncApi(allEvents))).not.toMatch(/int\.participation|contactRef/);
});
