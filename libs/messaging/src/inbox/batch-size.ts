const wantedMs = 200;
const first = 50;

/**
 * How many events one transaction takes: as many as were handled within a fifth of a second lately. Slow handlers keep their locks
 * no longer, quick ones share a commit among many.
 */
export class BatchSize {
  #now: number;

  constructor(private readonly most: number) {
    this.#now = Math.min(first, most);
  }

  get now(): number {
    return this.#now;
  }

  /** What a batch of so many took. It doubles at most: one that was quick by chance proves little. */
  took(milliseconds: number, events: number): void {
    const fitting = (events * wantedMs) / Math.max(1, milliseconds);
    this.#now = Math.max(1, Math.floor(Math.min(fitting, this.#now * 2, this.most)));
  }
}
