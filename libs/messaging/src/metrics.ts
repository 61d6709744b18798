export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A counter or gauge in the shape Prometheus wants; the platform prints it. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  samples(): readonly Sample[];
}

export interface Counter {
  add(value?: number, labels?: Readonly<Record<string, string>>): void;
  /** Sum over all labels. */
  total(): number;
}

/** The numbers of one service's relay and inbox. */
export class Metrics {
  readonly #all = new Map<string, Metric>();

  counter(name: string, help: string): Counter {
    const values = new Map<string, { labels: Readonly<Record<string, string>>; value: number }>();
    this.#all.set(name, { name, help, type: 'counter', samples: () => [...values.values()] });
    return {
      add: (value = 1, labels = {}) => {
        const key = JSON.stringify(labels);
        const sample = values.get(key);
        if (sample) sample.value += value;
        else values.set(key, { labels, value });
      },
      total: () => [...values.values()].reduce((sum, { value }) => sum + value, 0),
    };
  }

  /** `read` is asked at each scrape; undefined leaves the gauge out. */
  gauge(name: string, help: string, read: () => number | undefined): void {
    const samples = () => {
      const value = read();
      return value === undefined ? [] : [{ labels: {}, value }];
    };
    this.#all.set(name, { name, help, type: 'gauge', samples });
  }

  /** As `gauge`, with a value for each set of labels. */
  gauges(name: string, help: string, read: () => readonly Sample[]): void {
    this.#all.set(name, { name, help, type: 'gauge', samples: read });
  }

  all(): readonly Metric[] {
    return [...this.#all.values()];
  }
}
