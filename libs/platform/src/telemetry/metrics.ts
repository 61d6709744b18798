import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** A number somebody else counts: messaging's relay and inbox. */
export interface ForeignMetric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: () => readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

/** Metrics of this process. Labels are routes, methods and outcomes: never an id, an address or a person. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'route' | 'method' | 'status'>;
  private readonly series = new Map<string, Histogram.Internal<'route' | 'method' | 'status'>>();
  private readonly foreign: (() => readonly ForeignMetric[])[] = [];

  constructor(private readonly service: string) {
    this.registry.setDefaultLabels({ service });
    // The default of 10 ms would wake an idle process a hundred times a second.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 500 });
    this.requests = new Histogram({
      name: 'tomoni_http_request_seconds', help: 'From the first byte of a request to the end of its reply', labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [this.registry],
    });
  }

  observeRequest(route: string, method: string, status: number, seconds: number): void {
    const key = `${method} ${route} ${status}`;
    let series = this.series.get(key);
    if (!series) {
      series = this.requests.labels({ route, method, status: String(status) });
      this.series.set(key, series);
    }
    series.observe(seconds);
  }

  counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  /** `read` is asked at each scrape. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({ name, help, registers: [this.registry], collect() { this.set(read()); } });
  }

  add(foreign: () => readonly ForeignMetric[]): void {
    this.foreign.push(foreign);
  }

  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  async text(): Promise<string> {
    const others = this.foreign.flatMap((read) => read()).map((metric) => this.print(metric));
    return [await this.registry.metrics(), ...others].join('\n');
  }

  private print({ name, help, type, samples }: ForeignMetric): string {
    const lines = samples().map(({ labels, value }) =>
      `${name}{${Object.entries({ service: this.service, ...labels }).map(([label, text]) => `${label}=${JSON.stringify(text)}`).join(',')}} ${value}`);
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
  }
}
