import { readdirSync, readFileSync } from 'node:fs';

/** A running process, as Linux tells it. */
export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** A process and everything below it. */
export function treeOf(root: number): Process[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    // The command in parentheses may hold anything, so what follows the last one counts.
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): number[] => [pid, ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child))];
  return below(root).map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ').trim() ?? '' }));
}

/** Resident memory in MB, shared pages divided among those who share them (PSS): sums of it count nothing twice. */
export const proportionalMb = ({ pid }: Process): number => memoryMb(`/proc/${pid}/smaps_rollup`, 'Pss');

/** Resident memory in MB, shared pages whole (RSS). */
export const residentMb = ({ pid }: Process): number => memoryMb(`/proc/${pid}/smaps_rollup`, 'Rss');

/** Time on a processor so far, seconds, over all threads. */
export function cpuSeconds({ pid }: Process): number {
  const threads = threadsOf(pid);
  return threads.reduce((sum, thread) => sum + Number(read(`/proc/${pid}/task/${thread}/schedstat`)?.split(' ')[0] ?? 0), 0) / 1e9;
}

/** Starts to count. @returns asks: milliseconds of processor time since then, over these processes and all below them, ended ones included. */
export function processorTime(...roots: readonly number[]): () => number {
  const now = () => roots.flatMap(treeOf).reduce((sum, process) => sum + cpuSeconds(process) + endedSeconds(process), 0) * 1_000;
  const before = now();
  return () => now() - before;
}

const ticksPerSecond = 100;

/** Time of children that have ended (`cutime` and `cstime` of proc(5)), to a hundredth of a second. */
function endedSeconds({ pid }: Process): number {
  const stat = read(`/proc/${pid}/stat`);
  const [user = 0, system = 0] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ').slice(13, 15).map(Number) ?? [];
  return (user + system) / ticksPerSecond;
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended
  }
}

function memoryMb(file: string, line: 'Pss' | 'Rss'): number {
  const kilobytes = new RegExp(`^${line}: +(\\d+) kB$`, 'm').exec(read(file) ?? '')?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

/** A process may end while it is looked at. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
