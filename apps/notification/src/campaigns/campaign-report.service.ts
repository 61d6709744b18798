import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { config } from '../config.js';
import { textVariants } from '../dispatches/dispatch.entity.js';
import type { RecipientStatus } from '../dispatches/dispatch-recipient.entity.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { endpointKinds } from '../subscriptions/endpoint.entity.js';
import { mailFooter } from '../mail-footer.js';
import type { Campaign } from './campaign.entity.js';
import { CampaignRules } from './campaign-rules.service.js';
import { CampaignsService } from './campaigns.service.js';
import { quietNote } from './quiet-note.js';
import { shown, shownParts } from '../small-counts.js';

const followMs = 1_000;
/** A line that is kept open for ever is one nobody watches; a browser comes back by itself. */
const longestFollowMs = 10 * 60_000;
const unsubscribedWithinDays = 7;

/** How a campaign would look, fares and fared: counts only, and none so small that it is a person. */
@Injectable()
export class CampaignReports {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly campaigns: CampaignsService,
    private readonly rules: CampaignRules,
    private readonly dispatches: DispatchesService,
  ) {}

  async preview(id: string) {
    const campaign = await this.campaigns.find(id);
    const reached = await this.dispatches.reach(this.db.manager, campaign.audience(this.dayOf(campaign)));
    const reach = shownParts(Object.fromEntries(endpointKinds.map((kind) => [kind, reached[kind] ?? 0])));
    const mails = textVariants.flatMap((variant) => {
      const message = campaign.messages[variant];
      const lang = variant === 'ja' || variant === 'ja-easy' ? 'ja' as const : 'en' as const;
      return message ? [{ variant, subject: message.subject, text: `${message.text}\n${mailFooter(lang, exampleLink)}` }] : [];
    });
    return { id, reach: { total: reach.total, byKind: reach.parts }, quiet: quietNote(campaign.scheduledAt ?? this.clock.now(), await this.rules.quietHours()), mails };
  }

  async progress(id: string) {
    const campaign = await this.campaigns.find(id);
    const { total, parts } = shownParts(await this.statuses(campaign));
    return { id, status: campaign.status, total, counts: parts };
  }

  /** Server-sent events: the progress whenever it changed, until nothing is on its way any more or the caller’s token ends. */
  async *follow(id: string, tokenEnds: number): AsyncGenerator<string> {
    const until = Math.min(Date.now() + longestFollowMs, tokenEnds);
    for (let last = ''; Date.now() < until;) {
      const progress = await this.progress(id);
      const text = JSON.stringify(progress);
      if (text !== last) yield `event: progress\ndata: ${text}\n\n`;
      else yield ': \n\n';
      if (progress.status !== 'queued' && progress.status !== 'sending') {
        yield `event: end\ndata: {}\n\n`;
        return;
      }
      last = text;
      await sleep(followMs);
    }
  }

  async report(id: string) {
    const campaign = await this.campaigns.find(id);
    const by = async (part: string, from = '') => {
      const rows = await this.db.query<{ part: string; count: number }[]>(`SELECT ${part} AS part, count(*)::int AS count FROM (${lastOfEach}) AS last ${from} GROUP BY 1 ORDER BY 1`, [campaign.dispatchIds]);
      return shownParts(Object.fromEntries(rows.map((row) => [row.part, row.count])));
    };
    const areas = `JOIN subscriber ON subscriber.id = last.subscriber_id CROSS JOIN LATERAL unnest(CASE WHEN areas = '{}' THEN ARRAY['${config.TENANT}'] ELSE areas END) AS area`;
    const [statuses, kinds, gateways, byArea, left] = [await by('status'), await by('kind'), await by('gateway'), await by('area', areas), await this.leftAfter(campaign)];
    return {
      id, status: campaign.status, sentAt: campaign.sentAt, total: statuses.total, byStatus: statuses.parts, byKind: kinds.parts, byGateway: gateways.parts, byArea: byArea.parts,
      unsubscribedAfter: shown(left),
    };
  }

  /** How each recipient's last try stands. */
  async statuses({ dispatchIds }: Pick<Campaign, 'dispatchIds'>, db: Pick<DataSource, 'query'> = this.db): Promise<Partial<Record<RecipientStatus, number>>> {
    const rows = await db.query<{ status: RecipientStatus; count: number }[]>(`SELECT status, count(*)::int AS count FROM (${lastOfEach}) AS last GROUP BY status`, [dispatchIds]);
    return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
  }

  private async leftAfter({ dispatchIds, sentAt }: Campaign): Promise<number> {
    const [row] = await this.db.query<{ count: number }[]>(
      `SELECT count(DISTINCT subscriber.id)::int AS count FROM dispatch_recipient JOIN subscriber ON subscriber.id = subscriber_id
       WHERE dispatch_id = ANY($1::uuid[]) AND unsubscribed_at BETWEEN $2 AND $2::timestamptz + $3 * interval '1 day'`,
      [dispatchIds, sentAt, unsubscribedWithinDays],
    );
    return row?.count ?? 0;
  }

  /** In Asia/Tokyo, when it will be sent. */
  private dayOf({ scheduledAt }: Campaign): string {
    return scheduledAt && scheduledAt > this.clock.now() ? new Date(scheduledAt.getTime() + 9 * 3_600_000).toISOString().slice(0, 10) : this.clock.today();
  }
}

/** $1: the dispatches in their order. One that was sent again counts as its last try. */
const lastOfEach = `SELECT DISTINCT ON (endpoint_id) endpoint_id, subscriber_id, kind, gateway, status FROM dispatch_recipient
  WHERE dispatch_id = ANY($1::uuid[]) ORDER BY endpoint_id, array_position($1::uuid[], dispatch_id) DESC`;

const exampleLink = `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}/unsubscribe?token=…`;
