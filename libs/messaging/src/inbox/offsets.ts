import type { Offset } from '../kafka/port.js';

export interface Mark {
  readonly offset: bigint;
  done: boolean;
}

interface Partition {
  readonly topic: string;
  readonly partition: number;
  marks: Mark[];
  next: bigint;
  committable: bigint;
  committed: bigint;
}

/** Which offset of each partition may be committed: everything before it is done. */
export class Offsets {
  readonly #partitions = new Map<string, Partition>();

  /** A record has come. The mark is set to done with its event, whenever that is. */
  track({ topic, partition, offset }: Offset): Mark {
    const at = `${topic}/${partition}`;
    const mark: Mark = { offset, done: false };
    const known = this.#partitions.get(at);
    if (known && offset >= known.next) known.marks.push(mark);
    // Reading began again further back (a rebalance, a topic made anew): what is still under way will come again.
    else this.#partitions.set(at, { topic, partition, marks: [mark], next: offset, committable: offset, committed: offset });
    const now = this.#partitions.get(at);
    if (now) now.next = offset + 1n;
    return mark;
  }

  /** The next to come from a partition; undefined before its first record. */
  next({ topic, partition }: Pick<Offset, 'topic' | 'partition'>): bigint | undefined {
    return this.#partitions.get(`${topic}/${partition}`)?.next;
  }

  /** What can be committed now and was not yet. */
  due(): Offset[] {
    const due: Offset[] = [];
    for (const partition of this.#partitions.values()) {
      const undone = partition.marks.findIndex(({ done }) => !done);
      for (const { offset } of partition.marks.splice(0, undone < 0 ? partition.marks.length : undone)) partition.committable = offset + 1n;
      const { topic, committable, committed } = partition;
      if (committable > committed) due.push({ topic, partition: partition.partition, offset: committable });
    }
    return due;
  }
  committed(offsets: readonly Offset[]): void {
    for (const { topic, partition, offset } of offsets) {
      const known = this.#partitions.get(`${topic}/${partition}`);
      if (known) known.committed = offset;
    }
  }
}
