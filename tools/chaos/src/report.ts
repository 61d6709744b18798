import type { RunResult } from './run.js';

/** One line of the result: all runs of a fault. Times in milliseconds. */
export interface FaultResult {
  readonly fault: string;
  readonly runs: number;
  readonly lost: number;
  readonly phantom: number;
  readonly inverted: number;
  readonly doubleEffects: number;
  readonly kafkaDuplicates: number;
  readonly recoveryP50: number;
  readonly recoveryMax: number;
}

export function summarize(fault: string, runs: readonly RunResult[]): FaultResult {
  const sum = (count: (run: RunResult) => number) => runs.reduce((total, run) => total + count(run), 0);
  const times = runs.map(({ recoveryMs }) => Math.round(recoveryMs)).sort((one, other) => one - other);
  return {
    fault, runs: runs.length,
    lost: sum(({ lost }) => lost.length), phantom: sum(({ phantom }) => phantom.length), inverted: sum(({ inverted }) => inverted.length),
    doubleEffects: sum(({ doubleEffects }) => doubleEffects.length), kafkaDuplicates: sum(({ kafkaDuplicates }) => kafkaDuplicates),
    recoveryP50: times[Math.floor((times.length - 1) / 2)] ?? 0, recoveryMax: times.at(-1) ?? 0,
  };
}

/** Of one fault and client. The middle of the recoveries is that of the recordings' middles, each counted as often as it had runs. */
export function merged<Recorded extends FaultResult>(results: readonly Recorded[]): Recorded {
  const middles = results.flatMap(({ recoveryP50, runs }) => Array.from({ length: runs }, () => recoveryP50)).sort((one, other) => one - other);
  return results.reduce((one, other) => ({
    ...one, runs: one.runs + other.runs, lost: one.lost + other.lost, phantom: one.phantom + other.phantom, inverted: one.inverted + other.inverted,
    doubleEffects: one.doubleEffects + other.doubleEffects, kafkaDuplicates: one.kafkaDuplicates + other.kafkaDuplicates,
    recoveryP50: middles[Math.floor((middles.length - 1) / 2)] ?? 0, recoveryMax: Math.max(one.recoveryMax, other.recoveryMax),
  }));
}

const columns = ['runs', 'lost', 'phantom', 'inverted', 'doubleEffects', 'kafkaDuplicates'] as const;
const titles = ['fault', 'runs', 'lost', 'phantom', 'inverted', 'double effects', 'dup. on Kafka', 'recovery p50/max'];
const widths = [34, 4, 4, 7, 8, 14, 13, 18];
const cells = (texts: readonly string[]) => texts.map((text, index) => (index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0))).join('  ');
const seconds = (ms: number) => (ms / 1_000).toFixed(1);

export const headLine = cells(titles);
export const lineOf = (result: FaultResult): string =>
  cells([result.fault, ...columns.map((column) => String(result[column])), `${seconds(result.recoveryP50)}/${seconds(result.recoveryMax)} s`]);

/** What was found, for whoever repairs it: a few of each. */
export function findingsOf({ lost, phantom, inverted, doubleEffects, broken }: RunResult): string[] {
  return Object.entries({ lost, phantom, inverted, 'double effect': doubleEffects, broken })
    .flatMap(([kind, texts]) => [...texts.slice(0, 5).map((text) => `    ${kind}: ${text}`), ...(texts.length > 5 ? [`    ${kind}: and ${texts.length - 5} more`] : [])]);
}

/** Rows of the table in docs/guarantees.md. */
export function markdownTable(results: readonly (FaultResult & { readonly client: string })[], provesOf: (fault: string) => string): string {
  const head = '| fault | what it proves | client | runs | lost | phantom | inverted | double effects | duplicates on Kafka | recovery p50 / max |\n|---|---|---|--:|--:|--:|--:|--:|--:|--:|';
  // The second client's row of a fault need not say it again.
  const rows = results.map((result, index) =>
    `| \`${result.fault}\` | ${results[index - 1]?.fault === result.fault ? '″' : provesOf(result.fault)} | ${result.client} | ${columns.map((column) => result[column]).join(' | ')} | ${seconds(result.recoveryP50)} s / ${seconds(result.recoveryMax)} s |`);
  return [head, ...rows].join('\n');
}
