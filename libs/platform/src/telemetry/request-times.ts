const name = 'tomoni_http_request_seconds';
/** Upper ends in seconds; what takes longer counts under `+Inf`. */
const limits = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Series { readonly labels: string; readonly counts: number[]; sum: number; count: number }

/** A Prometheus histogram of requests that adds two numbers for each: the library's own looks up labels, which costs more than routing. */
export class RequestTimes {
  private readonly series = new Map<string, Series>();

  observe(route: string, method: string, status: number, seconds: number): void {
    const key = `${method} ${status} ${route}`;
    let series = this.series.get(key);
    if (!series) {
      series = { labels: `route=${JSON.stringify(route)},method="${method}",status="${status}"`, counts: limits.map(() => 0), sum: 0, count: 0 };
      this.series.set(key, series);
    }
    const bucket = limits.findIndex((limit) => seconds <= limit);
    if (bucket >= 0) series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sum += seconds;
    series.count += 1;
  }

  text(service: string): string {
    const lines = [...this.series.values()].flatMap(({ labels, counts, sum, count }) => {
      let below = 0;
      const all = `service="${service}",${labels}`;
      return [
        ...limits.map((limit, index) => `${name}_bucket{${all},le="${limit}"} ${(below += counts[index] ?? 0)}`),
        `${name}_bucket{${all},le="+Inf"} ${count}`, `${name}_sum{${all}} ${sum}`, `${name}_count{${all}} ${count}`,
      ];
    });
    return [`# HELP ${name} From the first byte of a request to the end of its reply`, `# TYPE ${name} histogram`, ...lines, ''].join('\n');
  }
}
