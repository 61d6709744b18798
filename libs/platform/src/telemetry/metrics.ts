import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { RequestTimes } from './request-times.js';

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
  readonly requests = new RequestTimes();
  private readonly foreign: (() => readonly ForeignMetric[])[] = [];

  constructor(private readonly service: string) {
    this.registry.setDefaultLabels({ service });
    // The default of 10 ms would wake an idle process a hundred times a second.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 500 });
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
    return [await this.registry.metrics(), this.requests.text(this.service), ...others].join('\n');
  }

  private print({ name, help, type, samples }: ForeignMetric): string {
    const lines = samples().map(({ labels, value }) =>
      `${name}{${Object.entries({ service: this.service, ...labels }).map(([label, text]) => `${label}=${JSON.stringify(text)}`).join(',')}} ${value}`);
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
  }
}
