import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { Messaging } from '@tomoni/messaging';
import { startApp, type StartedApp } from '@tomoni/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { service } from '../service.js';
import { HandOverQueue, type Outcome } from './hand-over-queue.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let running: StartedApp;
// Without the role `consumer` nothing is sent by itself.
beforeAll(async () => { running = await startApp(service, ['http']); });
afterAll(() => running.close());

const again: Outcome[] = [{ status: 'deferred', reason: 'try-later', later: 'doubling' }, { status: 'deferred', reason: 'gateway-away', later: 'with-age', uncounted: true }];
const final: Outcome[] = [{ status: 'handed' }, { status: 'failed', reason: 'refused' }, { status: 'unknown', reason: 'outcome-lost' }];
const worker = fc.nat(2);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), worker }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('begin' as const), worker }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('settle' as const), worker, outcome: fc.constantFrom(...again, ...final) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), worker }) },
  { weight: 2, arbitrary: fc.constant({ do: 'leases end' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'look after the dead' as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test('whatever three instances do, crash or miss, a mail is handed over again only after an answer that said it was not taken', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
    const id = await queued();
    const run = new Run(id);
    for (const each of steps) await run.do(each);
    await running.db.query(`UPDATE delivery SET status = 'undeliverable' WHERE id = $1`, [id]);
  }), { numRuns: 200 });
});

/** One delivery, three instances, and what the mail server would know about it. */
class Run {
  private readonly queues = Array.from({ length: 3 }, () => new HandOverQueue(running.db, running.app.get(Messaging)));
  private readonly holds = [false, false, false];
  /** The instance whose hand-over is under way, also after it has crashed; its mail may have been taken. */
  private mayHaveSent = false;
  private handing?: number;

  constructor(private readonly id: string) {}

  async do(each: Step): Promise<void> {
    switch (each.do) {
      case 'take':
        if ((await this.queue(each.worker).take(5)).some(({ id }) => id === this.id)) this.holds[each.worker] = true;
        return;
      case 'begin': {
        if (!this.holds[each.worker]) return;
        const mayGo = await running.db.transaction((tx) => this.queue(each.worker).begin(tx, this.id));
        if (!mayGo) return;
        expect(this.mayHaveSent).toBe(false);
        this.mayHaveSent = true;
        this.handing = each.worker;
        return;
      }
      case 'settle':
        if (this.handing !== each.worker) return;
        await this.queue(each.worker).settle(this.id, each.outcome, true);
        this.mayHaveSent = each.outcome.status !== 'deferred';
        this.end(each.worker);
        return;
      case 'crash':
        this.queues[each.worker] = new HandOverQueue(running.db, running.app.get(Messaging));
        this.end(each.worker);
        return;
      case 'leases end':
        await running.db.query(`UPDATE delivery SET lease_until = now() - interval '1 ms', next_attempt_at = now() WHERE id = $1 AND lease_until IS NOT NULL`, [this.id]);
        await running.db.query(`UPDATE delivery SET next_attempt_at = now() WHERE id = $1`, [this.id]);
        return;
      case 'look after the dead':
        await this.queue(0).markUnknown();
    }
  }

  private end(worker: number): void {
    this.holds[worker] = false;
    if (this.handing === worker) this.handing = undefined;
  }

  private queue(worker: number): HandOverQueue {
    return this.queues[worker] ?? expect.fail('there are three');
  }
}

async function queued(): Promise<string> {
  const id = randomUUIDv7();
  await running.db.query(
    `INSERT INTO delivery (id, dedupe_key, event_id, event_type, case_id, template, template_version, variables, recipient_kind, owner, recipient_ref, status)
     VALUES ($1, $3, $2, 'spec', $2, 'spec', 1, '{}', 'contact', 'participation', $2, 'queued')`,
    [id, randomUUID(), id],
  );
  return id;
}
