/** What a worker took: in the order of each key. */
export interface Taken<Item> {
  readonly items: readonly Item[];
  /** The work is done, or must be done again: then these come first again, after a pause of so many milliseconds for their key. */
  done(again?: ReadonlyMap<Item, number>): void;
}

interface Queue<Item> {
  readonly key: string;
  items: Item[];
  /** waiting: in line for a worker; busy: a worker has some of it; pausing: until a timer ends. */
  state: 'waiting' | 'busy' | 'pausing';
}

/**
 * Order within a key, no order between keys: a worker takes the heads of many keys at once, and a key that is being
 * worked on or pausing is left out until its turn. So one key that waits holds up no other.
 */
export class KeyQueues<Item> {
  readonly #queues = new Map<string, Queue<Item>>();
  readonly #line = new Set<Queue<Item>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #size = 0;
  #bytes = 0;

  /**
   * @param bytesOf what of an item's memory cannot be neglected
   * @param onReady called when there is something to take
   */
  constructor(private readonly keyOf: (item: Item) => string, private readonly bytesOf: (item: Item) => number, private readonly onReady: () => void) {}

  /** Items waiting, being worked on or pausing. */
  get size(): number {
    return this.#size;
  }
  /** Of all these items. */
  get bytes(): number {
    return this.#bytes;
  }
  get hasReady(): boolean {
    return this.#line.size > 0;
  }

  push(item: Item): void {
    const key = this.keyOf(item);
    const queue = this.#queues.get(key) ?? { key, items: [], state: 'waiting' };
    this.#queues.set(key, queue);
    queue.items.push(item);
    this.#size += 1;
    this.#bytes += this.bytesOf(item);
    if (queue.state === 'waiting') this.#enter(queue);
  }

  take(most: number): Taken<Item> {
    const items: Item[] = [];
    for (const queue of this.#line) {
      if (items.length >= most) break;
      items.push(...queue.items.splice(0, most - items.length));
      queue.state = 'busy';
      this.#line.delete(queue);
    }
    return { items, done: (again = new Map()) => this.#done(items, again) };
  }

  #done(items: readonly Item[], again: ReadonlyMap<Item, number>): void {
    for (const [key, ofKey] of Map.groupBy(items, this.keyOf)) {
      const queue = this.#queues.get(key);
      if (!queue) continue;
      const [back, ended] = [ofKey.filter((item) => again.has(item)), ofKey.filter((item) => !again.has(item))];
      this.#size -= ended.length;
      for (const item of ended) this.#bytes -= this.bytesOf(item);
      queue.items.unshift(...back);
      const pause = Math.max(0, ...back.map((item) => again.get(item) ?? 0));
      if (queue.items.length === 0) this.#queues.delete(key);
      else if (pause > 0) this.#pause(queue, pause);
      else this.#enter(queue);
    }
  }

  #enter(queue: Queue<Item>): void {
    queue.state = 'waiting';
    this.#line.add(queue);
    this.onReady();
  }

  #pause(queue: Queue<Item>, milliseconds: number): void {
    queue.state = 'pausing';
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#enter(queue);
    }, milliseconds);
    this.#timers.add(timer);
  }

  /** Forgets everything; what a worker still has is of no more interest. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#line.clear();
    this.#queues.clear();
    this.#size = this.#bytes = 0;
  }
}
