import type { Server } from '@tomoni/backing-services';
import { setTimeout as sleep } from 'node:timers/promises';

export type ServiceState = 'starting' | 'running' | 'restarting' | 'stopped';

export interface Watcher {
  /** `detail` says why, for people. */
  changed(name: string, state: ServiceState, detail?: string): void;
}

/** After a minute of good running the next crash counts as the first again. */
const steadyMs = 60_000;
const longestPauseMs = 30_000;

/** The pause before the n-th start after a crash, n from 1: 0.5 s, 1 s, 2 s … 30 s. */
export function pauseAfterCrash(attempt: number): number {
  return Math.min(250 * 2 ** Math.min(attempt, 10), longestPauseMs);
}

/** A server or app that is started again whenever it ends by itself. */
export class Supervised {
  private current: Server | undefined;
  private readonly ending = new AbortController();
  private attempts = 0;

  constructor(
    readonly name: string,
    private readonly start: () => Promise<Server>,
    private readonly watcher: Watcher,
    private readonly pauseBefore = pauseAfterCrash,
  ) {}

  get pid(): number | undefined {
    return this.current?.pid;
  }

  /** @throws what the first start throws; later ones are tried again */
  async begin(): Promise<void> {
    this.watcher.changed(this.name, 'starting');
    this.watch(await this.start());
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.current?.stop();
    this.watcher.changed(this.name, 'stopped');
  }

  private watch(server: Server): void {
    this.current = server;
    this.watcher.changed(this.name, 'running');
    const since = Date.now();
    void server.exited.then((reason) => {
      if (this.ending.signal.aborted) return;
      if (Date.now() - since > steadyMs) this.attempts = 0;
      // Frees the folder the server was started in.
      void server.stop().then(() => this.again(reason));
    });
  }

  private async again(reason: string): Promise<void> {
    this.current = undefined;
    while (!this.ending.signal.aborted) {
      this.attempts += 1;
      const pause = this.pauseBefore(this.attempts);
      this.watcher.changed(this.name, 'restarting', `${reason}; starts again in ${pause / 1000} s`);
      await sleep(pause, undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (this.ending.signal.aborted) return;
      try {
        const server = await this.start();
        if (this.ending.signal.aborted) return await server.stop();
        return this.watch(server);
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  }
}
