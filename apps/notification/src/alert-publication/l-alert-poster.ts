import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging } from '@tomoni/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LAlertConnector } from './l-alert-connector.js';
import { LAlertPostsService } from './l-alert-posts.service.js';

const everyMs = 500;

/** Posts for the Lアラート where this process has the role `consumer`. Needs the database only. */
@Injectable()
export class LAlertPoster implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(LAlertPoster.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(private readonly posts: LAlertPostsService, private readonly connector: LAlertConnector, private readonly messaging: Messaging) {}

  onApplicationBootstrap(): void {
    if (this.connector.isConnected && this.messaging.options.roles.includes('consumer')) this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.posts.round().catch((error: unknown) => { this.log.error(`Documents for the Lアラート wait: ${error instanceof Error ? error.message : String(error)}`); });
      await sleep(everyMs, undefined, { signal: this.stopping.signal, ref: false }).catch(() => undefined);
    }
  }
}
