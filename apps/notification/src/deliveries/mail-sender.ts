import { Messaging } from '@tomoni/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, EventSubscriber, type EntityManager, type EntitySubscriberInterface } from 'typeorm';
import type { TransactionCommitEvent } from 'typeorm/subscriber/event/TransactionCommitEvent.js';
import { config } from '../config.js';
import type { Delivery } from './delivery.entity.js';
import { HandOverQueue } from './hand-over-queue.js';
import { HandOverService } from './hand-over.service.js';

/** Another instance may have queued something that this one was not told of. */
const longestSleepMs = 5_000;
const longestPauseMs = 60_000;
const mark = 'deliveriesQueued';

/**
 * Sends what is due, where this process has the role `consumer`. Woken by the commit that queued something; otherwise it
 * sleeps until the next delivery is due. While the gateway is away it pauses as a whole, longer each time.
 */
@Injectable()
@EventSubscriber()
export class MailSender implements EntitySubscriberInterface, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailSender.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;
  private woken = false;
  private wake: () => void = () => undefined;

  constructor(db: DataSource, private readonly messaging: Messaging, private readonly queue: HandOverQueue, private readonly handOver: HandOverService) {
    db.subscribers.push(this);
  }

  /** Wakes the sender once `tx` has committed. */
  wakeAfter(tx: EntityManager): void {
    if (tx.queryRunner) tx.queryRunner.data[mark] = true;
  }

  /** What was queued has been committed, by a transaction that tells no subscriber of it. */
  wakeNow(): void {
    this.woken = true;
    this.wake();
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    if (queryRunner.data[mark] !== true) return;
    queryRunner.data[mark] = false;
    this.wakeNow();
  }

  onApplicationBootstrap(): void {
    if (this.messaging.options.roles.includes('consumer')) this.running = this.run();
  }

  /** Takes nothing new and finishes what is being handed over. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    let pauseMs = 0;
    while (!this.stopping.signal.aborted) {
      try {
        const reachable = await this.round();
        pauseMs = reachable ? 0 : Math.min(longestPauseMs, Math.max(1_000, pauseMs * 2));
      } catch (error) {
        pauseMs = Math.min(longestPauseMs, Math.max(1_000, pauseMs * 2));
        this.log.error(`Mails could not be sent, trying again in ${pauseMs} ms: ${error instanceof Error ? error.message : String(error)}`);
      }
      await this.sleep(pauseMs);
    }
  }

  /** Sends until nothing is due. @returns whether the gateway could be reached */
  private async round(): Promise<boolean> {
    const unknown = await this.queue.markUnknown();
    if (unknown > 0) this.log.error(`${unknown} hand-overs were cut short; a person must decide about sending them again`);
    for (;;) {
      this.woken = false;
      const due = await this.queue.take(config.SMTP_CONNECTIONS * 4);
      if (due.length === 0) return true;
      if (!(await this.sendAll(due))) return false;
    }
  }

  /** One at a time on each connection, so that a lease never runs while its mail waits for a connection. */
  private async sendAll(due: Delivery[]): Promise<boolean> {
    let reachable = true;
    const sendNext = async (): Promise<void> => {
      while (reachable && !this.stopping.signal.aborted) {
        const delivery = due.shift();
        if (!delivery) return;
        if (!(await this.handOver.tryOnce(delivery))) reachable = false;
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: config.SMTP_CONNECTIONS }, sendNext));
    await this.queue.release(due.map(({ id }) => id));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return reachable && !this.stopping.signal.aborted;
  }

  private async sleep(pauseMs: number): Promise<void> {
    const ms = pauseMs > 0 ? pauseMs : Math.min(longestSleepMs, (await this.queue.dueInMs().catch(() => undefined)) ?? longestSleepMs);
    // A pause is kept even when something new was queued: the gateway is away for it too.
    if (this.stopping.signal.aborted || (pauseMs === 0 && this.woken)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        if (pauseMs > 0 && !this.stopping.signal.aborted) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
