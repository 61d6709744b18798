import type { Server } from '@tomoni/backing-services';
import { Board } from './board.js';
import type { Display } from './display.js';
import { Supervised } from './supervised.js';

/** Starts things as steps that people see, keeps processes running, and ends all in the reverse order. */
export class Supervisor {
  readonly board = new Board();
  private readonly stopping = new AbortController();
  private readonly started: { name?: string; stop: () => Promise<void> }[] = [];

  constructor(readonly display: Display) {}

  /** Aborted as soon as somebody wants to stop. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  /** What to do at the end; with a name it is shown as a step. */
  onStop(stop: () => Promise<void>, name?: string): void {
    this.started.push({ stop, ...(name ? { name } : {}) });
  }

  /** Starts a process as a step and starts it again whenever it ends by itself. `name` is its line on the board. */
  async keep<S extends Server>(label: string, name: string, start: () => Promise<S>): Promise<S> {
    let latest: S | undefined;
    const supervised = new Supervised(name, async () => (latest = await start()), this.board);
    await this.display.step(label, () => supervised.begin(), () => `process ${supervised.pid}`);
    this.onStop(() => supervised.stop(), label);
    if (!latest) throw new Error(`${name} was started without an answer`);
    return latest;
  }

  /** A step that fails to stop is told and does not keep the others running. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.display.end();
    for (let last = this.started.pop(); last; last = this.started.pop()) {
      const work = last.name ? this.display.step(`stop ${last.name}`, last.stop) : last.stop();
      await work.catch((error: unknown) => this.display.note('red', String(error)));
    }
  }
}
