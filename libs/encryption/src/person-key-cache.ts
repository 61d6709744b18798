import type { KeyObject } from 'node:crypto';

/** Unwrapped keys for a short time only: forgetting a person reaches every process within it. */
export class PersonKeyCache {
  private readonly keys = new Map<string, { key: KeyObject; until: number }>();
  private sweep?: NodeJS.Timeout;

  /** @param milliseconds how long a key lives, counted from before it was read; @param now monotonic */
  constructor(private readonly milliseconds: number, private readonly limit: number, private readonly now: () => number) {}

  get(personRef: string): KeyObject | undefined {
    const found = this.keys.get(personRef);
    return found && this.now() < found.until ? found.key : undefined;
  }

  /** @param readAt `now()` before the row was read: a key shredded while it was being read lives no longer for it */
  put(personRef: string, key: KeyObject, readAt: number): void {
    this.keys.delete(personRef);
    this.keys.set(personRef, { key, until: readAt + this.milliseconds });
    for (const oldest of this.keys.keys()) {
      if (this.keys.size <= this.limit) break;
      this.keys.delete(oldest);
    }
    // Keys that nobody asks for again must leave the memory too.
    this.sweep ??= setTimeout(() => this.dropExpired(), this.milliseconds).unref();
  }

  delete(personRef: string): void {
    this.keys.delete(personRef);
  }

  private dropExpired(): void {
    this.sweep = undefined;
    const now = this.now();
    for (const [personRef, { until }] of this.keys) if (until <= now) this.keys.delete(personRef);
    if (this.keys.size > 0) this.sweep = setTimeout(() => this.dropExpired(), this.milliseconds).unref();
  }

  /** How many keys are in memory, expired ones included. */
  get size(): number {
    return this.keys.size;
  }
}
