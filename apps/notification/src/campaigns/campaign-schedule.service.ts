import { randomUUIDv7 } from 'node:crypto';
import { campaignSent } from '@tomoni/contracts';
import { Messaging, publish } from '@tomoni/messaging';
import { Clock, Transactions } from '@tomoni/platform';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { config } from '../config.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { monthsBefore } from './birth-months.js';
import { Campaign } from './campaign.entity.js';
import { CampaignReports } from './campaign-report.service.js';
import { CampaignsService } from './campaigns.service.js';
import { LifeMail } from './life-mail.entity.js';
import { shown } from '../small-counts.js';

const everyMs = 1_000;
const failed = ['failed', 'bounced', 'undeliverable'] as const;
const taken = ['handed', 'accepted', 'complained'] as const;

/**
 * What happens by the clock, where this process has the role `consumer`: campaigns begin, end and are told of, life mails have
 * their turn. Each step locks its row, so that several instances do it once, and stands in the database, so that a restart loses none.
 */
@Injectable()
export class CampaignSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(CampaignSchedule.name);
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly dispatches: DispatchesService,
    private readonly campaigns: CampaignsService,
    private readonly reports: CampaignReports,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.messaging.options.roles.includes('consumer')) return;
    this.timer = setInterval(() => {
      this.running ??= this.runDue()
        .catch((error: unknown) => { this.log.error(`Campaigns could not be looked after: ${error instanceof Error ? error.message : String(error)}`); })
        .finally(() => { this.running = undefined; });
    }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Everything that is due now. */
  async runDue(): Promise<void> {
    while (await this.openLifeMail());
    while (await this.startNext());
    while (await this.completeNext());
  }

  private startNext(): Promise<boolean> {
    return this.withNext(`status = 'queued' AND (scheduled_at IS NULL OR scheduled_at <= $1)`, [this.clock.now()], async (tx, campaign) => {
      const dispatch = await this.dispatches.plan(tx, {
        source: { kind: 'campaign', id: campaign.id }, lane: 'campaign', messages: campaign.messages, audience: campaign.audience(this.clock.today()),
      });
      campaign.start(dispatch.id, this.clock.now());
    });
  }

  private completeNext(): Promise<boolean> {
    const ended = `status = 'sending' AND EXISTS (SELECT 1 FROM dispatch WHERE dispatch.id = dispatch_ids[array_length(dispatch_ids, 1)] AND (dispatch.status <> 'sending' OR total = 0))`;
    return this.withNext(ended, [], async (tx, campaign) => {
      campaign.complete(this.clock.now());
      if (campaign.toldAt) return;
      campaign.toldAt = this.clock.now();
      await this.tell(tx, campaign);
    });
  }

  private async tell(tx: EntityManager, campaign: Campaign): Promise<void> {
    const counts = await this.reports.statuses(campaign, tx);
    const sum = (...statuses: readonly (keyof typeof counts)[]) => statuses.reduce((total, status) => total + (counts[status] ?? 0), 0);
    const many = (count: number) => {
      const told = shown(count);
      return told === '<5' || told === 0 ? null : told;
    };
    const areas = campaign.areas.length > 0 ? campaign.areas : [config.TENANT];
    await publish(tx, campaignSent, {
      campaignId: campaign.id, title: campaign.title, topic: campaign.topics[0] ?? '', area: areas[0] ?? config.TENANT, topics: campaign.topics, areas,
      queued: many(Object.values(counts).reduce((total, count) => total + count, 0)), accepted: many(sum(...taken)), bounced: many(sum(...failed)),
      effectiveOn: this.clock.today(), lgCode: config.TENANT,
    });
  }

  /** The row is locked by one instance; the others pass it by. */
  private withNext(due: string, values: unknown[], work: (tx: EntityManager, campaign: Campaign) => Promise<void>): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const [next] = await tx.query<{ id: string }[]>(`SELECT id FROM campaign WHERE ${due} ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`, values);
      if (!next) return false;
      const campaign = await this.campaigns.find(next.id, tx);
      await work(tx, campaign);
      await this.campaigns.store(tx, campaign);
      return true;
    });
  }

  /** One approved campaign for one rule and month of birth; the unique key decides between instances. */
  private openLifeMail(): Promise<boolean> {
    const month = this.clock.today().slice(0, 7);
    return this.transactions.run(async (tx) => {
      const rule = await tx.createQueryBuilder(LifeMail, 'rule')
        .where(`rule.status = 'approved' AND rule.active_from <= :month AND (rule.active_until IS NULL OR rule.active_until >= :month)`, { month })
        .andWhere(`NOT EXISTS (SELECT 1 FROM campaign WHERE life_mail_id = rule.id AND birth_month = to_char(to_date(:month, 'YYYY-MM') - rule.age_months * interval '1 month', 'YYYY-MM'))`)
        .setLock('pessimistic_write').setOnLocked('skip_locked').limit(1).getOne();
      if (!rule) return false;
      const birthMonth = monthsBefore(month, rule.ageMonths);
      await tx.query(
        `INSERT INTO campaign (id, title, messages, topics, areas, child_months, status, written_by, approved_by, life_mail_id, birth_month, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $9, $10, $11) ON CONFLICT (life_mail_id, birth_month) DO NOTHING`,
        [randomUUIDv7(), rule.title, JSON.stringify(rule.messages), rule.topics, rule.areas, [birthMonth], rule.writtenBy, rule.approvedBy, rule.id, birthMonth, this.clock.now()],
      );
      return true;
    });
  }
}
