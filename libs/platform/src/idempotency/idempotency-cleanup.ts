import { setTimeout as sleep } from 'node:timers/promises';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

const everyMs = 15 * 60_000;
const batch = 5_000;
const deleteOld = `DELETE FROM idempotency_key WHERE id IN (SELECT id FROM idempotency_key WHERE created_at < now() - $1::interval LIMIT ${batch})`;

/** Keys are kept a little longer than the 72 hours that are promised, then deleted in small batches. */
export class IdempotencyCleanup implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(private readonly db: DataSource, private readonly log: Pick<Logger, 'error'>) {}

  start(): void {
    this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** @returns how many keys were older than `age` and are gone. */
  async clean(age = '80 hours'): Promise<number> {
    let deleted = 0;
    for (let last = batch; last === batch && !this.stopping.signal.aborted; deleted += last) {
      const [, count] = await this.db.query<[unknown[], number]>(deleteOld, [age]);
      last = count;
    }
    return deleted;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.clean().catch((error: unknown) => { this.log.error({ err: error }, 'old idempotency keys stay'); });
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
