import { freePort } from '@tomoni/backing-services';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from './config.js';
import { Home } from './home.js';
import { readUrls } from './running.js';

const dist = resolve(import.meta.dirname, '../dist');

/** A scratch folder with its own ports, in which a spec really runs `npm start`'s program. */
export class Scratch {
  readonly home = new Home(mkdtempSync(join(tmpdir(), 'tomoni-stack-')));
  private readonly runs: Run[] = [];
  private constructor(readonly env: NodeJS.ProcessEnv) {}

  static async make(): Promise<Scratch> {
    const { inherited, ports } = readConfig();
    const chosen: Record<string, string> = {};
    for (const { variable } of ports) chosen[variable] = String(await freePort());
    return new Scratch({ ...inherited, ...chosen, npm_lifecycle_event: undefined, LOG_LEVEL: 'info' });
  }

  start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
    return this.run('start', args, env);
  }

  /** `npm run tour`, while it runs. */
  tour(): Run {
    return this.run('tour/tour');
  }

  /** Output of `npm run --silent token`. */
  async token(...args: string[]): Promise<string> {
    const run = this.run('token', args);
    await run.ended;
    return run.output.trim();
  }

  get urls(): Record<string, string> {
    return readUrls(this.home);
  }

  private run(program: Program, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Run {
    const run = new Run(program, args, { ...this.env, TOMONI_HOME: this.home.root, ...env });
    this.runs.push(run);
    return run;
  }

  /** Ends all programs; what they left stays. */
  async end(): Promise<void> {
    for (const run of this.runs) await run.end();
  }

  /** Ends everything, also after a failed test, and deletes the folder. */
  async remove(): Promise<void> {
    await this.end();
    rmSync(this.home.root, { recursive: true, force: true });
  }
}

type Program = 'start' | 'token' | 'tour/tour';

/** One run of a program of this package. */
export class Run {
  output = '';
  /** The exit code. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(program: Program, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [join(dist, `${program}.js`), ...args], { env });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits until the output holds the text. @throws with the whole output when the program ends or time is up first */
  async says(text: string, limitMs = 90_000): Promise<void> {
    const limit = Date.now() + limitMs;
    while (!this.output.includes(text)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null || Date.now() > limit) throw new Error(`"${text}" was not said:\n${this.output}`);
      await sleep(50);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(): Promise<number | null> {
    this.kill('SIGTERM');
    return this.ended;
  }
}
