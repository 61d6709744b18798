/** One run of a row: the same work by ours and by its peer, moments apart. */
export interface Pair { ours: number; peer: number }

/** A measurement with what it must reach. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** What `ratio` = ours / peer must be at least (`higher`) or at most (`lower`). */
  readonly demanded: number;
  readonly better: 'higher' | 'lower';
  /** What stands beside ours, and how it is set up. */
  readonly peer: string;
  /** Starts what both need, yields one pair a run, and stops all of it. */
  measure(runs: number): AsyncGenerator<Pair>;
}

export interface Result {
  row: string;
  unit: string;
  ours: number;
  peer: number;
  ratio: number;
  demanded: number;
  better: 'higher' | 'lower';
  /** Of the ratio, over the runs. */
  min: number;
  max: number;
  runs: number;
}

export async function resultOf(row: Row, runs: number): Promise<Result> {
  const pairs: Pair[] = [];
  for await (const pair of row.measure(runs)) pairs.push(pair);
  const ratios = pairs.map(({ ours, peer }) => ours / peer);
  return {
    row: row.name,
    unit: row.unit,
    ours: rounded(median(pairs.map(({ ours }) => ours))),
    peer: rounded(median(pairs.map(({ peer }) => peer))),
    ratio: rounded(median(ratios)),
    demanded: row.demanded,
    better: row.better,
    min: rounded(Math.min(...ratios)),
    max: rounded(Math.max(...ratios)),
    runs: pairs.length,
  };
}

export const reached = ({ ratio, demanded, better }: Result): boolean => (better === 'higher' ? ratio >= demanded : ratio <= demanded);

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** Nearest rank. @param values in any order, at least one */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('A percentile needs values');
  return value;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Ours and the peer alternately, every other run the peer first, so that neither gains by its place. */
export async function* inTurns(runs: number, ours: () => Promise<number>, peer: () => Promise<number>): AsyncGenerator<Pair> {
  for (let run = 0; run < runs; run += 1) {
    if (run % 2 === 0) yield { ours: await ours(), peer: await peer() };
    else {
      const second = await peer();
      yield { ours: await ours(), peer: second };
    }
  }
}

/** A number that may not be exceeded; it stands in the peer's place, so the ratio is the part of it that is used. */
export const budget = (name: string, unit: string, most: number, what: string, measure: (runs: number) => AsyncGenerator<number>): Row => ({
  name, unit, demanded: 1, better: 'lower', peer: `the budget of ${most} ${unit}: ${what}`,
  async *measure(runs) {
    for await (const ours of measure(runs)) yield { ours, peer: most } satisfies Pair;
  },
});
