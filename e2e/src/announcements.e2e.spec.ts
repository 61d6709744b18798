import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { announcementPublished } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { day, mailsWith, place, tokenOf, urlOf } from './spec/city.js';
import { readTopics } from './spec/topics.js';

// Publishing is one transaction, posting follows it: whatever dies between, each channel is told of each announcement once.

const patiently = { timeout: 150_000, interval: 500 };
const Announcement = z.object({ id: z.string(), version: z.int(), status: z.string() });
const Posts = z.object({ items: z.array(z.object({ id: z.string(), channel: z.string(), status: z.string(), externalId: z.string().nullable() })) });
const Dispatch = z.object({ total: z.int(), counts: z.record(z.string(), z.int()) });

async function send(who: string, method: 'GET' | 'POST', path: string, body?: object, { version, key = randomUUID() }: { version?: number; key?: string } = {}): Promise<Response> {
  return fetch(urlOf('notification') + path, {
    method, ...(body && { body: JSON.stringify(body) }),
    headers: {
      authorization: `Bearer ${await tokenOf(who, 'notification')}`, 'idempotency-key': key,
      ...(body && { 'content-type': 'application/json' }), ...(version !== undefined && { 'if-match': `"v${version}"` }),
    },
  });
}
async function call<Reply>(reply: z.ZodType<Reply>, ...request: Parameters<typeof send>): Promise<Reply> {
  const answer = await send(...request);
  const text = await answer.text();
  expect(answer.ok, `${request[1]} ${request[2]}: ${text}`).toBe(true);
  return reply.parse(JSON.parse(text));
}

/** The same request under the same key until somebody answers: the service may be dead for a moment. */
async function insist(...[who, method, path, body, { version } = {}]: Parameters<typeof send>): Promise<void> {
  const key = randomUUID();
  await expect.poll(() => send(who, method, path, body, { version, key }).then(({ status }) => status, String), { timeout: 60_000, interval: 300 }).toBe(200);
}

async function approved(title: string) {
  const text = { title, html: '<h2>日時</h2><p>あす9時から</p>' };
  const draft = await call(Announcement, 'writer', 'POST', '/announcements', { category: 'civic-activity', validFrom: day(), channels: ['mail', 'webhook'], variants: { ja: text, en: text } });
  const once = await call(Announcement, 'department-head', 'POST', `/announcements/${draft.id}/approve`, undefined, { version: draft.version });
  return call(Announcement, 'public-relations', 'POST', `/announcements/${draft.id}/approve-publication`, undefined, { version: once.version });
}

/** A partner that keeps the id and the announcement of what it is told. */
async function partner() {
  const told: { id: string; subject: string }[] = [];
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      told.push(JSON.parse(Buffer.concat(chunks).toString()) as (typeof told)[number]);
      reply.writeHead(200).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, close: () => server.close().closeAllConnections() };
}

/** The service's process below the supervisor. */
function notification(): number {
  const line = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(place.pid)], { encoding: 'utf8' }).split('\n').find((process) => process.includes('notification/dist/main.js'));
  return Number.parseInt(line ?? '', 10);
}

test('killed in the middle of publishing: every announcement is public once, with one event, and each channel is told once', async () => {
  const cable = await partner();
  try {
    await call(z.object({ id: z.string() }), 'public-relations', 'POST', '/webhook-partners', { name: '見本ケーブルテレビ', kind: 'catv', url: cable.url, topics: [], areas: [], active: true });
    const sign = `見本 止まっても一度 ${randomUUID().slice(0, 8)}`;
    const ready = [];
    for (let nth = 0; nth < 8; nth += 1) ready.push(await approved(`${sign} ${nth}`));
    const publishing = ready.map(({ id, version }) => insist('public-relations', 'POST', `/announcements/${id}/publish`, undefined, { version }));
    // Once among the publications, and once among the posts.
    await Promise.race(publishing);
    const first = notification();
    process.kill(first, 'SIGKILL');
    await Promise.all(publishing);
    await expect.poll(() => cable.told.length, patiently).toBeGreaterThan(0);
    const second = notification();
    expect(second).not.toBe(first);
    process.kill(second, 'SIGKILL');

    const posts = (id: string) => send('public-relations', 'GET', `/channel-posts?announcementId=${id}`).then(async (answer) => Posts.parse(await answer.json()).items, () => []);
    for (const [nth, { id }] of ready.entries()) {
      await expect.poll(async () => (await posts(id)).map(({ channel, status }) => `${channel} ${status}`).sort(), patiently).toEqual(['mail posted', 'web posted', 'webhook posted']);
      const mail = (await posts(id)).find(({ channel }) => channel === 'mail')?.externalId ?? '';
      // Whether a mail went out while its process died nobody knows, so it is not sent again.
      await expect.poll(async () => {
        const { total, counts: { handed = 0, unknown = 0 } } = await call(Dispatch, 'public-relations', 'GET', `/dispatches/${mail}`);
        return total > 0 && handed + unknown === total;
      }, patiently).toBe(true);
      const mailed = (await mailsWith(`${sign} ${nth}`)).flatMap(({ to }) => to);
      expect(mailed).toEqual([...new Set(mailed)]);
      // A partner may be told again of what it had answered when the process died, under the id it knows.
      expect(new Set(cable.told.filter(({ subject }) => subject === id).map((event) => event.id)).size).toBe(1);
      expect((await fetch(`${urlOf('notification')}/announcements/${id}/page`)).status).toBe(200);
    }
    const feed = z.object({ items: z.array(z.object({ title: z.string() })) }).parse(await (await fetch(`${urlOf('notification')}/feed.json?category=civic-activity`)).json());
    expect(feed.items.map(({ title }) => title).filter((title) => title.startsWith(sign)).sort()).toEqual(ready.map((_, nth) => `${sign} ${nth}`).sort());
    const ids = new Set(ready.map(({ id }) => id));
    // The relay died too: it may have sent an event again, under the id that every reader knows.
    await expect.poll(async () => {
      const found = (await readTopics((topic) => topic === announcementPublished.topic)).filter(({ key, headers }) => ids.has(key) && headers['ce_type'] === announcementPublished.type);
      return [new Set(found.map(({ key }) => key)).size, new Set(found.map(({ headers }) => headers['ce_id'])).size];
    }, patiently).toEqual([ready.length, ready.length]);
  } finally {
    cable.close();
  }
}, 400_000);
