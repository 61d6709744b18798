import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** One event as it flowed past, CloudEvents 1.0 in structured mode. */
export interface SeenEvent {
  id: string;
  type: string;
  visibility?: unknown;
  time: string;
  data: unknown;
}

const kept = 12;
const pauseMs = 5_000;

/**
 * The newest events, read from Kafka like any stranger would. A process of its own, because a Kafka client with all it
 * needs would double the supervisor's memory; it ends with the supervisor, and is started again when it fails.
 */
export class EventFeed {
  /** The newest first. */
  newest: readonly SeenEvent[] = [];
  private child: ChildProcess | undefined;
  private pause: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(
    private readonly brokers: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  start(): void {
    this.child = fork(join(import.meta.dirname, 'process.js'), [], { env: { ...this.env, KAFKA_BROKERS: this.brokers }, stdio: 'ignore', execArgv: ['--max-semi-space-size=1'] });
    this.child.on('message', (event) => (this.newest = [event as SeenEvent, ...this.newest].slice(0, kept)));
    this.child.once('exit', () => {
      if (!this.ended) this.pause = setTimeout(() => this.start(), pauseMs);
    });
  }

  stop(): Promise<void> {
    this.ended = true;
    clearTimeout(this.pause);
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((done) => {
      child.once('exit', () => done());
      child.kill('SIGTERM');
    });
  }
}
