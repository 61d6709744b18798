import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/** A process by id and start time: an id alone may belong to somebody else after a while. */
export interface ProcessMark {
  pid: number;
  startedAt: string;
}

/** @returns undefined when no such process runs. */
export function markOf(pid: number): ProcessMark | undefined {
  try {
    return { pid, startedAt: platform() === 'linux' ? linuxStart(pid) : otherStart(pid) };
  } catch {
    return undefined;
  }
}

export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startedAt === mark.startedAt;
}

function linuxStart(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field, the name, may hold spaces and brackets; what follows its last bracket is fields 3, 4, …
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z') throw new Error('The process has ended and only waits for its parent');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}:${fields[19]}`;
}

function otherStart(pid: number): string {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
}
