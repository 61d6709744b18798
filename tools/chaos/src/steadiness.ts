/** What was measured at one moment, by name; what could not be asked then is absent. */
export interface Sample {
  readonly at: number;
  readonly values: Readonly<Record<string, number>>;
}

/** How far the last quarter of a soak may stand above the second. The first warms up. */
export interface Tolerance {
  readonly factor: number;
  readonly more: number;
}

export interface Course {
  readonly name: string;
  /** Medians: one garbage collection, one fault more or less, changes nothing. */
  readonly second: number;
  readonly last: number;
  readonly steady: boolean;
}

/** Compares the last quarter with the second. What was measured in only one of them is not steady. @param toleranceOf by the name of what was measured */
export function courses(samples: readonly Sample[], toleranceOf: (name: string) => Tolerance): Course[] {
  const [first = 0, end = 0] = [samples.at(0)?.at, samples.at(-1)?.at];
  const quarter = (end - first) / 4;
  const during = (name: string, which: number) =>
    median(samples.filter(({ at }) => at >= first + which * quarter && at <= first + (which + 1) * quarter).flatMap(({ values }) => values[name] ?? []));
  return [...new Set(samples.flatMap(({ values }) => Object.keys(values)))].sort().map((name) => {
    const [second, last] = [during(name, 1), during(name, 3)];
    const { factor, more } = toleranceOf(name);
    return { name, second, last, steady: last <= second * factor + more };
  });
}

const median = (numbers: readonly number[]): number => [...numbers].sort((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)] ?? Number.NaN;
