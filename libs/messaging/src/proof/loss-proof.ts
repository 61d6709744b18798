import { setTimeout as sleep } from 'node:timers/promises';
import { withConnection } from '../database/connection.js';
import { describeError } from '../errors.js';
import type { Metrics, Sample } from '../metrics.js';
import { hourMs, hourOf } from './chain.js';
import { reconcile, type ReconcileNeeds, type Reconciliation } from './reconcile.js';

const pastTheHourMs = 5 * 60_000;

export interface LossProofOptions extends Omit<ReconcileNeeds, 'signal'> {
  readonly metrics: Metrics;
  readonly log: (message: string) => void;
}

/** Once an hour: nothing was lost, nothing invented, or which events. Every process with the role shows the numbers, one of them counts. */
export class LossProof {
  readonly #stopping = new AbortController();
  #running?: Promise<void>;
  #differences: readonly Sample[] = [];
  #checkedAt: number = Date.now();

  constructor(private readonly options: LossProofOptions) {
    options.metrics.gauges('tomoni_loss_proof_differences', 'Events of the last seven days that are not on both sides as they should be, by side and topic', () => this.#differences);
    options.metrics.gauge('tomoni_loss_proof_age_seconds', 'Since the sides were last compared', () => (Date.now() - this.#checkedAt) / 1_000);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Now. @returns undefined when another instance is at it @throws when a side cannot be read */
  async check(now?: Date): Promise<Reconciliation | undefined> {
    const result = await reconcile({ ...this.options, signal: this.#stopping.signal }, now);
    await this.#readResults();
    if (result && result.differences > 0)
      this.options.log(`The loss proof found ${result.differences} differences: npm run events -- verify names them`);
    return result;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    await this.#logged(() => this.#readResults());
    while (!signal.aborted) {
      const next = hourOf(Date.now() - pastTheHourMs) + hourMs + pastTheHourMs;
      // Spread a little: the instance that comes second finds the hour done.
      await sleep(next - Date.now() + Math.random() * 60_000, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.#logged(() => this.#checkUnlessDone());
    }
  }

  async #checkUnlessDone(): Promise<void> {
    await this.#readResults();
    if (Date.now() - this.#checkedAt > hourMs / 2) await this.check();
  }

  async #logged(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) this.options.log(`The loss proof could not be made: ${describeError(error)}`);
    });
  }

  #readResults(): Promise<void> {
    return withConnection(this.options.databaseUrl, 'tomoni loss proof', async (sql) => {
      const counts = await sql.query<{ side: string; topic: string; value: number }>(
        `SELECT side, topic, sum(difference_count)::int AS value FROM loss_proof WHERE hour >= now() - interval '7 days' GROUP BY side, topic ORDER BY side, topic`);
      this.#differences = counts.rows.map(({ side, topic, value }) => ({ labels: { side, topic }, value }));
      const { rows } = await sql.query<{ at: Date | null }>('SELECT max(checked_at) AS at FROM loss_proof_hour');
      this.#checkedAt = rows[0]?.at?.getTime() ?? this.#checkedAt;
    });
  }
}
