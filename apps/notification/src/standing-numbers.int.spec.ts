import { clock, startApp, type StartedApp } from '@tomoni/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from './service.js';
import { StandingNumbers } from './standing-numbers.js';
import { TelegramsService } from './telegrams/telegrams.service.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let running: StartedApp;
beforeAll(async () => {
  clock.set('2026-06-22T23:05:00+09:00');
  running = await startApp(service, ['http']);
});
afterAll(() => running.close());

/** Of the metric, by its label or `all`. */
async function numbers(name: string): Promise<Record<string, number>> {
  await running.app.get(StandingNumbers).look();
  const { body } = await running.inject('/metrics');
  return Object.fromEntries([...body.matchAll(/^(tomoni_\w+)(?:\{([^}]*)\})? (\S+)$/gm)].filter(([, of]) => of === name)
    .map(([, , labels = '', value]) => [/(?:lane|source)="([^"]*)"/.exec(labels)?.[1] ?? 'all', Number(value)]));
}

const telegrams = () => running.app.get(TelegramsService);

test('nothing stands: all numbers are there, and nought', async () => {
  expect(await numbers('tomoni_dispatch_untried_seconds')).toEqual({ alert: 0, campaign: 0 });
  for (const name of ['tomoni_telegrams_refused', 'tomoni_telegram_files_failing', 'tomoni_alert_undecided_seconds']) expect([name, await numbers(name)]).toEqual([name, { all: 0 }]);
});

test('somebody in a plan who was not tried is counted from the order, in the lane; who waits for morning is not', async () => {
  const plan = (lane: string, next: string) => running.db.query(
    `WITH made AS (INSERT INTO dispatch (id, source_kind, source_id, about, lane, drill, messages, audience, status, total, created_at)
       VALUES (gen_random_uuid(), 'test', gen_random_uuid(), '{}', '${lane}', 'normal', '{}', '{}', 'sending', 1, now() - interval '400 seconds') RETURNING id)
     INSERT INTO dispatch_recipient (dispatch_id, endpoint_id, subscriber_id, kind, gateway, lane, variant, next_attempt_at)
       SELECT id, gen_random_uuid(), gen_random_uuid(), 'mail', 'general', '${lane}', 'ja', now() + interval '${next}' FROM made`);
  await plan('alert', '-400 seconds');
  await plan('campaign', '8 hours');
  const { alert, campaign } = await numbers('tomoni_dispatch_untried_seconds');
  expect(alert).toBeGreaterThanOrEqual(400);
  expect(campaign).toBe(0);
});

test('a telegram nobody understands is told for a day', async () => {
  await telegrams().take({ source: 'folder', docId: 'broken', fileName: 'broken.xml', bytes: Buffer.from('<Report>') });
  expect(await numbers('tomoni_telegrams_refused')).toEqual({ all: 1 });
  clock.set('2026-06-23T23:06:00+09:00');
  expect(await numbers('tomoni_telegrams_refused')).toEqual({ all: 0 });
});

test('a draft of level 4 waits for people; one of level 3 and a drill do not count', async () => {
  const draft = (level: number, drill: string) => running.db.query(
    `INSERT INTO alert (id, kind, drill, level, status, areas, texts, effective_at, expires_at, approvals, drafted_by, resend_ids, version, created_at, changed_at)
     VALUES (gen_random_uuid(), 'evacuation', $3, $1, 'drafted', '{123421}', '{}', $2, $2, '{someone}', 'someone', '{}', 1, $2, $2::timestamptz - interval '200 seconds')`, [level, clock.now(), drill]);
  await draft(3, 'normal');
  await draft(4, 'drill');
  expect(await numbers('tomoni_alert_undecided_seconds')).toEqual({ all: 0 });
  await draft(4, 'normal');
  expect(await numbers('tomoni_alert_undecided_seconds')).toEqual({ all: 200 });
});
