import { Messaging, type Sample } from '@tomoni/messaging';
import { Clock } from '@tomoni/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { config } from './config.js';

const everyMs = 15_000;

interface Standing {
  readonly sources: readonly Sample[];
  readonly untried: readonly Sample[];
  readonly filesFailing?: number;
  readonly refused?: number;
  readonly undecidedSeconds?: number;
  readonly lAlertSeconds?: number;
}
const nothing: Standing = { sources: [], untried: [] };

/**
 * What stands in the database and people must be woken for: an alert that goes out too slowly or waits for a decision, a feed of
 * telegrams that is not read, a telegram nobody understood. Every process tells it, so that the death of one hides nothing;
 * what could not be read is left out rather than old.
 */
@Injectable()
export class StandingNumbers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private now = nothing;
  private readonly since: Date;
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;

  constructor(private readonly db: DataSource, private readonly clock: Clock, { metrics }: Messaging) {
    this.since = clock.now();
    metrics.gauges('tomoni_dispatch_untried_seconds', 'Age of the oldest dispatch of which somebody whose turn it is was not tried yet, by lane; 0 when there is none', () => this.now.untried);
    metrics.gauges('tomoni_telegram_source_age_seconds', 'Since a source of telegrams was last read, by source', () => this.now.sources);
    metrics.gauge('tomoni_telegram_files_failing', 'Telegrams that a feed named and that could not be fetched or taken yet', () => this.now.filesFailing);
    metrics.gauge('tomoni_telegrams_refused', 'Telegrams of the last 24 hours that were not understood', () => this.now.refused);
    metrics.gauge('tomoni_alert_undecided_seconds', 'Age of the oldest draft of level 4 or above, or that asks for a decision on evacuation; 0 when there is none', () => this.now.undecidedSeconds);
    metrics.gauge('tomoni_l_alert_waiting_seconds', 'Age of the oldest document for the L-Alert that is not posted yet; 0 when there is none', () => this.now.lAlertSeconds);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => { this.looking ??= this.look().finally(() => { this.looking = undefined; }); }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Reads everything now. Never throws. */
  async look(): Promise<void> {
    this.now = await this.read().catch(() => nothing);
  }

  private async read(): Promise<Standing> {
    const now = this.clock.now();
    const untried = await this.db.query<{ lane: string; age: number }[]>(
      `SELECT lane, coalesce(extract(epoch FROM now() - (
           SELECT min(d.created_at) FROM dispatch d WHERE d.status = 'sending' AND d.lane = lanes.lane
           AND EXISTS (SELECT 1 FROM dispatch_recipient r WHERE r.dispatch_id = d.id AND r.status = 'queued' AND r.next_attempt_at <= now()))), 0)::float8 AS age
       FROM unnest('{alert,campaign}'::text[]) AS lanes (lane)`);
    const sources = await this.db.query<{ source: string; age: number }[]>(
      `SELECT name AS source, extract(epoch FROM $1::timestamptz - coalesce(last_success_at, $2))::float8 AS age FROM telegram_source WHERE starts_with(address, $3) OR address = $4`,
      [now, this.since, config.JMA_FEED_URL ?? 'off', config.TELEGRAM_FOLDER ?? 'off']);
    const [row] = await this.db.query<{ failing: number; refused: number; undecided: number; lAlert: number }[]>(
      `SELECT (SELECT count(problem)::int FROM telegram_file WHERE fetched_at IS NULL) AS failing,
         (SELECT count(*)::int FROM telegram WHERE state = 'refused' AND received_at > $1::timestamptz - interval '1 day') AS refused,
         coalesce(extract(epoch FROM $1 - (SELECT min(changed_at) FROM alert WHERE status = 'drafted' AND drill = 'normal' AND (level >= 4 OR evacuation_prompt IS NOT NULL))), 0)::float8 AS undecided,
         coalesce(extract(epoch FROM $1 - (SELECT min(created_at) FROM l_alert_post WHERE status = 'waiting')), 0)::float8 AS "lAlert"`,
      [now]);
    return {
      untried: untried.map(({ lane, age }) => ({ labels: { lane }, value: age })),
      sources: sources.map(({ source, age }) => ({ labels: { source }, value: age })),
      filesFailing: row?.failing, refused: row?.refused, undecidedSeconds: row?.undecided, lAlertSeconds: row?.lAlert,
    };
  }
}
