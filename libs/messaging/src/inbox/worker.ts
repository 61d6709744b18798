import { describeError, isTransient } from '../errors.js';
import { giveUp, runBatch, type BatchDependencies } from './batch.js';
import { laneKey, Undeliverable, type Delivery } from './delivery.js';

const longestPauseMs = 30_000;
const longestOutagePauseMs = 5_000;

export interface RetryRules {
  /** Runs of an event that fails for another reason than a transient one, before it becomes a dead letter. */
  readonly attempts: number;
  /** First pause, milliseconds; it doubles. */
  readonly pauseMs: number;
}

/**
 * Handles batches: whole first, event by event when the batch throws. Answers what must come again and after how long.
 * An event that fails for a transient reason keeps its place; its key pauses, others go on.
 */
export class Worker {
  /** Runs of events that have failed and not yet come to an end. */
  readonly #failed = new Map<string, { permanent: number; transient: number }>();

  /** Batches in a row that failed for a reason outside of their events. */
  #outage = 0;

  constructor(private readonly needs: BatchDependencies, private readonly rules: RetryRules) {}

  async run(batch: readonly Delivery[]): Promise<ReadonlyMap<Delivery, number>> {
    this.needs.metrics.batches.add();
    if (batch.length > 1 && batch.every(({ id }) => !this.#failed.has(id))) {
      try {
        await runBatch(this.needs, batch);
        this.#outage = 0;
        return new Map();
      } catch (error) {
        this.needs.metrics.retries.add(1, { reason: isTransient(error) ? 'transient' : 'batch' });
      }
    }
    return this.#oneByOne(batch);
  }

  async #oneByOne(batch: readonly Delivery[]): Promise<ReadonlyMap<Delivery, number>> {
    const again = new Map<Delivery, number>();
    const heldKeys = new Set<string>();
    let transientInARow = 0;
    for (const delivery of batch) {
      const key = laneKey(delivery);
      // Three of different keys in a row: it is not the events, the rest would fail as well.
      if (transientInARow === 3 && !heldKeys.has(key)) this.#outage += 1; // once a batch: the next adds to the row
      const pause = heldKeys.has(key) ? 0 : transientInARow >= 3 ? this.#outagePause() : await this.#one(delivery);
      if (pause === undefined) transientInARow = this.#outage = 0;
      else {
        if (!heldKeys.has(key)) transientInARow += 1;
        heldKeys.add(key);
        again.set(delivery, pause);
      }
    }
    return again;
  }

  #outagePause(): number {
    return Math.min(longestOutagePauseMs, this.rules.pauseMs * 2 ** Math.min(this.#outage, 10));
  }

  /** Answers undefined when the event has come to an end, else the pause before its next run. */
  async #one(delivery: Delivery): Promise<number | undefined> {
    const failed = this.#failed.get(delivery.id) ?? { permanent: 0, transient: 0 };
    try {
      await runBatch(this.needs, [delivery]);
    } catch (error) {
      try {
        const pause = await this.#afterFailure(delivery, failed, error);
        if (pause !== undefined) {
          this.#failed.set(delivery.id, failed);
          return pause;
        }
      } catch (storing) {
        return this.#pause(failed, storing, delivery); // not even the dead letter could be written
      }
    }
    this.#failed.delete(delivery.id);
    return undefined;
  }

  async #afterFailure(delivery: Delivery, failed: { permanent: number; transient: number }, error: unknown): Promise<number | undefined> {
    if (isTransient(error)) return this.#pause(failed, error, delivery);
    failed.permanent += 1;
    if (error instanceof Undeliverable || failed.permanent >= this.rules.attempts) {
      await giveUp(this.needs, delivery, describeError(error), failed.permanent);
      return undefined;
    }
    this.needs.metrics.retries.add(1, { reason: 'error' });
    return this.rules.pauseMs * 2 ** (failed.permanent - 1);
  }

  #pause(failed: { transient: number }, error: unknown, delivery: Delivery): number {
    failed.transient += 1;
    this.needs.metrics.retries.add(1, { reason: 'transient' });
    if (failed.transient === 1 || failed.transient % 20 === 0)
      this.needs.log(`${delivery.type} ${delivery.id} waits (attempt ${failed.transient}): ${describeError(error)}`);
    return Math.min(longestPauseMs, this.rules.pauseMs * 2 ** Math.min(failed.transient - 1, 12));
  }
}
