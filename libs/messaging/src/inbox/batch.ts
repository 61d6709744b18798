import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../database/transaction-connection.js';
import { laneKey, type Delivery } from './delivery.js';
import type { Handlers } from './handlers.js';
import { addDeadLetter, enter, type Known } from './inbox-store.js';
import type { InboxMetrics } from './inbox-metrics.js';

export interface BatchDependencies {
  readonly db: DataSource;
  readonly handlers: Handlers;
  readonly metrics: InboxMetrics;
  readonly log: (message: string) => void;
  /** How long ids are remembered, milliseconds; older duplicates are known by their version. */
  readonly memoryMs: number;
}

/** One transaction: note the ids, run the handlers whose event is new, commit. @throws what a handler threw, with nothing done */
export async function runBatch(needs: BatchDependencies, batch: readonly Delivery[]): Promise<void> {
  const outcome = await inTransaction(needs.db, async (tx) => {
    const known = await enter(tx, batch, batch.filter((delivery) => isForUs(needs, delivery)));
    const versions = new Versions(known);
    const counts = new Map<string, number>();
    const toHandle: Delivery[] = [];
    for (const delivery of batch) {
      const verdict = judge(needs, delivery, known, versions);
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      versions.see(delivery);
      if (verdict === 'waiting') await addDeadLetter(tx, delivery, 'waiting', 'waits behind an earlier event of its key', 0);
      if (verdict === 'handled') toHandle.push(delivery);
    }
    await handle(needs.handlers, toHandle, tx);
    return { counts, oddities: versions.oddities };
  });
  // Only now: a batch that is rolled back has not happened.
  for (const [verdict, count] of outcome.counts) needs.metrics.events.add(count, { outcome: verdict });
  for (const oddity of outcome.oddities) report(needs, oddity);
}

/**
 * One after the other; handlers that keep to their key run beside those of other keys, in order within their own.
 * @throws what the first of them threw, after all that had begun have ended
 */
async function handle(handlers: Handlers, deliveries: readonly Delivery[], tx: EntityManager): Promise<void> {
  const beside = new Map<string, Promise<void>>();
  const ended = async () => {
    for (const outcome of await Promise.allSettled(beside.values())) if (outcome.status === 'rejected') throw outcome.reason;
    beside.clear();
  };
  for (const delivery of deliveries) {
    if (handlers.keepToTheirKey(delivery.type)) {
      const key = laneKey(delivery);
      const before = beside.get(key);
      beside.set(key, before ? before.then(() => handlers.run(delivery, tx)) : handlers.run(delivery, tx));
    } else {
      await ended();
      await handlers.run(delivery, tx);
    }
  }
  await ended();
}

/** Stores an event that will never be handled as it is, so that others go on and later events of its key wait. */
export async function giveUp(needs: BatchDependencies, delivery: Delivery, cause: string, attempts: number): Promise<void> {
  const stored = await inTransaction(needs.db, async (tx) => {
    const known = await enter(tx, [delivery], [delivery]);
    const isNew = known.fresh.has(delivery.id);
    if (isNew) await addDeadLetter(tx, delivery, 'failed', cause, attempts);
    return isNew;
  });
  if (!stored) return;
  needs.metrics.events.add(1, { outcome: 'dead' });
  needs.log(`Dead letter: ${delivery.type} ${delivery.id} of ${laneKey(delivery)} after ${attempts} attempts: ${cause}`);
}

/** Events of types we do not handle only move the version of their key; broken records must not vanish. */
function isForUs({ handlers }: BatchDependencies, { event, type }: Delivery): boolean {
  return event instanceof Error || handlers.has(type);
}

type Verdict = 'handled' | 'duplicate' | 'waiting' | 'skipped' | 'skipped-version';

function judge(needs: BatchDependencies, delivery: Delivery, { fresh, blocked }: Known, versions: Versions): Verdict {
  if (!isForUs(needs, delivery)) return needs.handlers.hasOtherVersionOf(delivery.type) ? 'skipped-version' : 'skipped';
  // A second copy in the same batch is not fresh again.
  if (!fresh.has(delivery.id) || versions.hasTaken(delivery.id)) return 'duplicate';
  if (isForgotten(delivery.id, needs.memoryMs) && delivery.version > 0 && delivery.version <= versions.last(delivery)) return 'duplicate';
  versions.take(delivery);
  return blocked.has(laneKey(delivery)) ? 'waiting' : 'handled';
}

/** Ids are UUIDv7. One that is older than the memory may have been handled and forgotten. */
function isForgotten(id: string, memoryMs: number): boolean {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) < Date.now() - memoryMs;
}

interface Oddity { readonly kind: 'gap' | 'step-back'; readonly delivery: Delivery; readonly last: number }

/** Follows the versions of the keys through a batch. */
class Versions {
  readonly oddities: Oddity[] = [];
  readonly #seen = new Map<string, number>();
  readonly #taken = new Set<string>();

  constructor(private readonly known: Known) {}

  hasTaken(id: string): boolean {
    return this.#taken.has(id);
  }
  last(delivery: Delivery): number {
    const key = laneKey(delivery);
    return this.#seen.get(key) ?? this.known.versions.get(key) ?? 0;
  }
  /** A new event that goes back is odd; a duplicate that does is not. */
  take(delivery: Delivery): void {
    this.#taken.add(delivery.id);
    const last = this.last(delivery);
    if (delivery.version > 0 && delivery.version <= last) this.oddities.push({ kind: 'step-back', delivery, last });
  }
  /** Before the first event of a key we know nothing: a topic may begin anywhere. */
  see(delivery: Delivery): void {
    const { version } = delivery;
    const last = this.last(delivery);
    if (last > 0 && version > last + 1) this.oddities.push({ kind: 'gap', delivery, last });
    this.#seen.set(laneKey(delivery), Math.max(version, last));
  }
}

function report({ metrics, log }: BatchDependencies, { kind, delivery, last }: Oddity): void {
  metrics.oddities.add(1, { kind });
  log(`Version ${kind} in ${laneKey(delivery)}: ${delivery.version} came after ${last} (${delivery.type} ${delivery.id})`);
}
