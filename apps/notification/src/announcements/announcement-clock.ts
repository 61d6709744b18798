import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging } from '@tomoni/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { config } from '../config.js';
import { AnnouncementPublishingService } from './announcement-publishing.service.js';

/** Looks every few seconds for what is due, where this process has the role `consumer`. */
@Injectable()
export class AnnouncementClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AnnouncementClock.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(private readonly messaging: Messaging, private readonly publishing: AnnouncementPublishingService) {}

  onApplicationBootstrap(): void {
    if (this.messaging.options.roles.includes('consumer')) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.publishing.runDue().catch((error: unknown) => { this.log.error(error); });
      await sleep(config.ANNOUNCEMENT_TICK_SECONDS * 1_000, undefined, { signal }).catch(() => undefined);
    }
  }
}
