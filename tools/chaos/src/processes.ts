import { startServer, type Server } from '@tomoni/backing-services';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessPlan {
  readonly name: string;
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly logFile: string;
}

/** A relay is ready when it has caught up: with everything that many faults before have left in the outbox, if need be. */
const longestCatchUpMs = 300_000;

/** The services' processes, each started as `npm start` starts it, each to be killed alone. */
export class Processes {
  readonly #running = new Map<string, Server>();

  constructor(private readonly planOf: (name: string) => ProcessPlan) {}

  get names(): string[] {
    return [...this.#running.keys()];
  }
  isRunning(name: string): boolean {
    return this.#running.has(name);
  }

  async start(name: string): Promise<void> {
    const { program, env, folder, logFile } = this.planOf(name);
    const ready = `${env['PUBLIC_URL']}/health/ready`;
    const begin = () => startServer({
      name, folder, logFile, env, command: process.execPath, args: ['--max-semi-space-size=1', '--optimize-for-size', program],
      stopSignal: 'SIGTERM', readyWithinMs: name.startsWith('relay') ? longestCatchUpMs : 60_000, isReady: () => answers(ready),
    });
    // As a supervisor would: what cannot start because a server is away is started again.
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#running.set(name, await begin());
        return;
      } catch (error) {
        if (attempt === 10) throw error;
        await sleep(1_000);
      }
    }
  }

  /** At once, also from within a socket's event: what was to be said after this moment is never said. */
  killNow(name: string): void {
    process.kill(this.pidOf(name), 'SIGKILL');
  }
  signal(name: string, signal: NodeJS.Signals): void {
    process.kill(this.pidOf(name), signal);
  }
  async kill(name: string): Promise<void> {
    await this.server(name).kill();
    this.#running.delete(name);
  }
  /** @returns how long it took, milliseconds */
  async stop(name: string): Promise<number> {
    const began = performance.now();
    await this.server(name).stop();
    this.#running.delete(name);
    return performance.now() - began;
  }
  /** After a kill as after none. */
  async restart(name: string): Promise<void> {
    await this.kill(name);
    await this.start(name);
  }
  async stopAll(): Promise<void> {
    for (const name of this.names) this.signal(name, 'SIGCONT');
    await Promise.all(this.names.map((name) => this.stop(name).catch(() => undefined)));
  }
  /** Resident memory; 0 where the system does not tell (only Linux does). */
  memoryMb(name: string): number {
    try {
      const [, kb = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pidOf(name)}/status`, 'utf8')) ?? [];
      return Math.round(Number(kb) / 1_024);
    } catch {
      return 0;
    }
  }
  exited(name: string): Promise<string> {
    return this.server(name).exited;
  }

  private pidOf(name: string): number {
    return this.server(name).pid;
  }
  private server(name: string): Server {
    const found = this.#running.get(name);
    if (!found) throw new Error(`${name} does not run`);
    return found;
  }
}

/** @throws with what the program said */
export async function runToEnd(program: string, env: NodeJS.ProcessEnv): Promise<void> {
  await promisify(execFile)(process.execPath, [program], { env });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
