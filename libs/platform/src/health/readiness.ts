import { setTimeout as sleep } from 'node:timers/promises';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Role } from '../config/variables.js';

/** Something the service cannot work without. Rejects, or tells what is wrong, while it is not well. */
export interface ReadinessCheck {
  readonly name: string;
  /** Which of a process's roles cannot do without it. */
  readonly roles: readonly Role[];
  readonly check: () => Promise<string | undefined>;
  readonly close?: () => Promise<void>;
}
export interface CheckResult { readonly name: string; readonly status: 'up' | 'down'; readonly reason?: string }

const timeout = 2_000;
const freshFor = 500;

/** Asks every check at once; an answer serves all who ask within half a second, so that asking cannot become a load. */
export class Readiness implements OnApplicationShutdown {
  private draining = false;
  private asked = -Infinity;
  private answer: Promise<readonly CheckResult[]> = Promise.resolve([]);

  constructor(private readonly checks: readonly ReadinessCheck[]) {}

  /** From now on not ready: the balancer sends nobody here any more. */
  drain(): void {
    this.draining = true;
  }

  /** What all roles need, or one of them: writes go on while Kafka is away, so a balancer asks for `http` alone. */
  async results(role?: Role): Promise<readonly CheckResult[]> {
    if (this.draining) return [{ name: 'service', status: 'down', reason: 'draining' }];
    if (performance.now() - this.asked > freshFor) {
      this.asked = performance.now();
      this.answer = Promise.all(this.checks.map(ask));
    }
    const all = await this.answer;
    return role ? all.filter(({ name }) => this.checks.some((check) => check.name === name && check.roles.includes(role))) : all;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.checks.flatMap(({ close }) => (close ? [close()] : [])));
  }
}

async function ask({ name, check }: ReadinessCheck): Promise<CheckResult> {
  const giveUp = new AbortController();
  try {
    const reason = await Promise.race([check(), sleep(timeout, 'no answer', { ref: false, signal: giveUp.signal })]);
    return reason === undefined ? { name, status: 'up' } : { name, status: 'down', reason };
  } catch {
    // The cause may quote addresses and passwords; it stands in the log of whoever met it first.
    return { name, status: 'down', reason: 'failed' };
  } finally {
    giveUp.abort();
  }
}
