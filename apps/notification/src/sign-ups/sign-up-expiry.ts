import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging } from '@tomoni/messaging';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SignUpsService } from './sign-ups.service.js';

const everyMs = 60_000;
const batch = 500;

/** Addresses nobody confirmed are not kept a minute longer than promised. */
@Injectable()
export class SignUpExpiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SignUpExpiry.name);
  private readonly stopping = new AbortController();
  private running?: Promise<void>;

  constructor(private readonly messaging: Messaging, private readonly signUps: SignUpsService) {}

  onApplicationBootstrap(): void {
    if (this.messaging.options.roles.includes('consumer')) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async loop(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const expired = await this.signUps.expire(batch).catch((error: unknown) => {
        this.log.error(`Unconfirmed addresses stay: ${error instanceof Error ? error.name : typeof error}`);
        return 0;
      });
      if (expired < batch) await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
