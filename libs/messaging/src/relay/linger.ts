const longestMs = 30;
const fullRate = 7_500;

/**
 * How long to wait for more events before sending: not at all when few come (1 ms at 10 a second, 7 ms at 500), up to 30 ms as they
 * become many. A request costs the same for one event as for a hundred; a lone event must not wait.
 */
export class Linger {
  #rate = 0;
  #since: number;

  constructor(now: number) {
    this.#since = now;
  }

  /** @param now milliseconds; @param events sent since the last call. Answers milliseconds. */
  next(now: number, events: number): number {
    const seconds = Math.max(now - this.#since, 1) / 1000;
    this.#since = now;
    // A moving average over about a second, however often we are asked.
    const weight = 1 - Math.exp(-seconds);
    this.#rate += (events / seconds - this.#rate) * weight;
    return Math.min(longestMs, Math.floor(Math.sqrt(this.#rate / fullRate) * longestMs));
  }
}
