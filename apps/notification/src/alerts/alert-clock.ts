import { Messaging } from '@tomoni/messaging';
import { Clock, Transactions } from '@tomoni/platform';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { openStatuses, theClock } from './alert.procedure.js';
import { AlertsService } from './alerts.service.js';

const everyMs = 5_000;

/** Ends what has run out, where this process has the role `consumer`. Nobody is told: its end was told with it. */
@Injectable()
export class AlertClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AlertClock.name);
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;

  constructor(private readonly transactions: Transactions, private readonly clock: Clock, private readonly messaging: Messaging, private readonly alerts: AlertsService) {}

  onApplicationBootstrap(): void {
    if (!this.messaging.options.roles.includes('consumer')) return;
    this.timer = setInterval(() => {
      this.running ??= this.expireDue()
        .catch((error: unknown) => { this.log.error(`Alerts could not be looked after: ${error instanceof Error ? error.message : String(error)}`); })
        .finally(() => { this.running = undefined; });
    }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async expireDue(): Promise<void> {
    while (await this.expireNext());
  }

  private expireNext(): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const [due] = await tx.query<{ id: string }[]>(
        'SELECT id FROM alert WHERE status = ANY($1) AND expires_at <= $2 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED', [openStatuses, now]);
      if (!due) return false;
      const alert = await this.alerts.lock(tx, due.id);
      alert.end('expire', { caller: theClock, now });
      await this.alerts.save(tx, alert);
      return true;
    });
  }
}
