import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging } from '@tomoni/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TelegramFeed } from './telegram-feed.js';
import { TelegramFolder } from './telegram-folder.js';

const lock = `hashtextextended(current_schema() || ':telegrams', 0)`;
const watchMs = 2_000;
const pauseMs = 5_000;

/**
 * Reads all sources of telegrams where this process has the role `consumer`: one instance of a city at a time, whoever holds
 * the advisory lock, so that no file is fetched twice. Needs the database only. Each source goes on by itself.
 */
@Injectable()
export class TelegramReceiver implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(TelegramReceiver.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(private readonly db: DataSource, private readonly messaging: Messaging, private readonly feed: TelegramFeed, private readonly folder: TelegramFolder) {}

  onApplicationBootstrap(): void {
    const isWanted = this.feed.names.length > 0 || this.folder.path !== undefined;
    if (isWanted && this.messaging.options.roles.includes('consumer')) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.term().catch((error: unknown) => { this.log.error(`Telegrams are not read: ${error instanceof Error ? error.message : String(error)}`); });
      await this.pause(pauseMs, this.stopping.signal);
    }
  }

  /** As long as this instance holds the lock. */
  private async term(): Promise<void> {
    const holder = this.db.createQueryRunner();
    const ending = new AbortController();
    let loops: Promise<void>[] = [];
    try {
      const [row] = (await holder.query(`SELECT pg_try_advisory_lock(${lock}) AS held`)) as { held: boolean }[];
      if (!row?.held) return;
      const signal = AbortSignal.any([this.stopping.signal, ending.signal]);
      const { path } = this.folder;
      loops = [
        ...this.feed.names.map((name) => this.loop(name, () => this.feed.round(name, signal), signal)),
        ...(path === undefined ? [] : [this.loop('folder', () => this.folder.round(path, signal), signal)]),
      ];
      // The lock is the connection's: when it breaks, somebody else may hold it.
      while (!this.stopping.signal.aborted) {
        await this.pause(watchMs, this.stopping.signal);
        await holder.query('SELECT 1');
      }
    } finally {
      ending.abort();
      await Promise.allSettled(loops);
      await holder.query(`SELECT pg_advisory_unlock(${lock})`).catch(() => undefined);
      await holder.release();
    }
  }

  private async loop(name: string, round: () => Promise<number>, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let waitMs = pauseMs;
      try {
        waitMs = await round();
      } catch (error) {
        this.log.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await this.pause(waitMs, signal);
    }
  }

  private pause(ms: number, signal: AbortSignal): Promise<void> {
    return sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}
