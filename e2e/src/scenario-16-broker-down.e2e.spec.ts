import { randomUUID } from 'node:crypto';
import { alertIssued } from '@tomoni/contracts';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { mailsWith, server, tokenOf, urlOf } from './spec/city.js';
import { readTopics } from './spec/topics.js';

// domain.md §10, scenario 16: an evacuation order while the event broker is down. What it takes for 60,000 is a row of the bench.

const at = (path: string) => `${urlOf('notification')}${path}`;
const Alert = z.object({ id: z.string(), status: z.string(), version: z.int(), title: z.object({ ja: z.string() }) });
const Progress = z.object({ dispatches: z.array(z.object({ total: z.int(), status: z.string(), counts: z.record(z.string(), z.int()) })) });
const Topics = z.object({ areas: z.array(z.object({ code: z.string(), name: z.object({ ja: z.string() }) })) });

async function call<Reply>(reply: z.ZodType<Reply>, token: string, method: 'GET' | 'POST', path: string, body?: object, version?: number): Promise<Reply> {
  const answer = await fetch(at(path), {
    method, ...(body && { body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), 'content-type': 'application/json', ...(version !== undefined && { 'if-match': `"v${version}"` }) },
  });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${text}`).toBe(true);
  return reply.parse(JSON.parse(text));
}
const eventually = <Result>(check: () => Promise<Result>) => vi.waitFor(check, { timeout: 60_000, interval: 200 });
const eventsOf = async (id: string) => (await readTopics((topic) => topic === alertIssued.topic)).filter(({ key }) => key === id);
const recipients = async (words: string) => (await mailsWith(words)).flatMap(({ to }) => to).sort();

test('broker and Redis down: the order goes out, page and feed say it; when they return one event appears and nobody gets a second mail', async () => {
  const [officer, headquarters] = await Promise.all([tokenOf('duty-officer', 'notification'), tokenOf('headquarters', 'notification')]);
  const { areas } = Topics.parse(await (await fetch(at('/topics'))).json());
  const sign = `避難所 ${randomUUID().slice(0, 8)}`;
  let told: string[] = [];
  let id = '';
  await server('kafka', 'kill');
  await server('redis', 'kill');
  try {
    const draft = await call(Alert, officer, 'POST', '/alerts', { kind: 'evacuation', level: 4, areas: [areas[0]?.code], texts: { ja: { detail: sign }, 'ja-easy': { detail: sign }, en: { detail: sign } } });
    expect(draft.status).toBe('drafted');
    id = draft.id;
    expect((await call(Alert, headquarters, 'POST', `/alerts/${id}/approve`, {}, draft.version)).status).toBe('issued');
    await eventually(async () => {
      const [first] = (await call(Progress, officer, 'GET', `/alerts/${id}/progress`)).dispatches;
      expect(first?.status).toBe('done');
      expect(first?.total).toBeGreaterThanOrEqual(3);
    });
    told = await recipients(sign);
    expect(told).toEqual(expect.arrayContaining(['subscriber-everything@example.jp', 'subscriber-safety@example.jp', 'subscriber-safety-2@example.jp']));
    expect(told).toEqual([...new Set(told)]);
    await eventually(async () => {
      const active = await (await fetch(at('/alerts/active.json'))).text();
      expect(active).toContain(id);
      expect(await (await fetch(at('/alerts/active.html'))).text()).toContain('警戒レベル4 避難指示');
      expect(await (await fetch(at('/alerts/cap.atom'))).text()).toContain(id);
    });
  } finally {
    await server('kafka', 'start');
    await server('redis', 'start');
  }
  await eventually(async () => { expect((await eventsOf(id)).map(({ headers }) => headers['ce_type'])).toEqual([alertIssued.type]); });
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await recipients(sign)).toEqual(told);
  await call(Alert, officer, 'POST', `/alerts/${id}/cancel`, { reason: '通し試験のために発表しました。' });
  await eventually(async () => { expect((await recipients('通し試験のために発表しました。')).length).toBe(told.length); });
  expect((await eventsOf(id)).map(({ headers }) => headers['ce_type']).slice(0, 1)).toEqual([alertIssued.type]);
});
