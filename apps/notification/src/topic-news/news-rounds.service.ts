import { randomUUID } from 'node:crypto';
import { Messaging } from '@tomoni/messaging';
import { CitySettings, Clock, Transactions } from '@tomoni/platform';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { config } from '../config.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import { digestOf, type News } from './digest.js';

const everyMs = 500;
/** Quiet hours may hold news for a night; what is older than this nobody waits for. */
const horizonMs = 36 * 3_600_000;

/** News of one topic and area; of all of them the positions, ascending. */
interface Kind { readonly id: string; readonly seqs: string[] }
/** Those who have the same to hear: of each kind, behind how many. */
interface Group { readonly round: string; readonly unseen: { readonly kind: string; readonly seen: number }[] }

/**
 * Sends collected news, where this process has the role `consumer`. A subscriber's window opens with a mail and ends after
 * `notification.digest-minutes`; in between, and in their quiet hours, nothing comes. What they have heard of stands in `news_turn`, written
 * in the transaction that plans the mail: a crash loses none and repeats none.
 */
@Injectable()
export class NewsRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(NewsRounds.name);
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  /** As far as this process knows: the newest item, and when somebody's window or quiet hours end. */
  private looked = '0';
  private nextAt: Date | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly messaging: Messaging,
    private readonly settings: CitySettings,
    private readonly dispatches: DispatchesService,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.messaging.options.roles.includes('consumer')) return;
    this.timer = setInterval(() => {
      this.running ??= this.runDue()
        .catch((error: unknown) => { this.log.error(`News could not be sent: ${error instanceof Error ? error.message : String(error)}`); })
        .finally(() => { this.running = undefined; });
    }, everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** A position is given out and committed before the next round looks, so that no round passes one by. */
  async holdOff(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(hashtext('topic-news'))`);
  }

  /** A round, when there is news or somebody's time has come. */
  async runDue(): Promise<void> {
    const [row] = await this.db.query<{ seq: string | null }[]>('SELECT max(seq) AS seq FROM news_item');
    const newest = row?.seq ?? '0';
    if (newest === this.looked && !(this.nextAt && this.nextAt <= this.clock.now())) return;
    this.nextAt = await this.transactions.run((tx) => this.round(tx));
    this.looked = newest;
  }

  /** @returns when somebody's time comes who still has something to hear */
  private async round(tx: EntityManager): Promise<Date | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('topic-news'))`);
    const now = this.clock.now();
    const values = await (this.settings as NotificationSettings).today(tx);
    const { from, until } = values['notification.quiet-hours'];
    const since = new Date(now.getTime() - horizonMs);
    const kinds = await tx.query<Kind[]>(`SELECT id::text, seqs FROM (${kindsOf}) AS kind`, [since]);
    if (kinds.length === 0) return undefined;
    const parameters = [since, now, from, until, config.TENANT];
    const groups = await tx.query<Group[]>(
      `WITH picked AS (
         SELECT subscriber_id, json_agg(json_build_object('kind', kind::text, 'seen', seen) ORDER BY kind)::text AS unseen
         FROM (${unseenOf}) AS unseen WHERE due <= $2 GROUP BY subscriber_id),
       turn AS (
         INSERT INTO news_turn (subscriber_id, round, until, last_seq)
         SELECT subscriber_id, md5($6::text || unseen)::uuid, $2::timestamptz + $7 * interval '1 minute', (SELECT max(seq) FROM news_item) FROM picked
         ON CONFLICT (subscriber_id) DO UPDATE SET round = excluded.round, until = excluded.until, last_seq = excluded.last_seq)
       SELECT md5($6::text || unseen)::uuid AS round, unseen::json AS unseen FROM (SELECT DISTINCT unseen FROM picked) AS each`,
      [...parameters, randomUUID(), values['notification.digest-minutes']],
    );
    for (const group of groups) await this.send(tx, group, kinds);
    const [next] = await tx.query<{ due: Date | null }[]>(`SELECT min(due) AS due FROM (${unseenOf}) AS unseen`, parameters);
    return next?.due ?? undefined;
  }

  private async send(tx: EntityManager, { round, unseen }: Group, kinds: readonly Kind[]): Promise<void> {
    const seqs = unseen.flatMap(({ kind, seen }) => kinds.find(({ id }) => id === kind)?.seqs.slice(seen) ?? []);
    const news = await tx.query<(News & { about: string })[]>('SELECT about, messages, page FROM news_item WHERE seq = ANY($1::bigint[]) ORDER BY seq', [seqs]);
    await this.dispatches.plan(tx, { source: { kind: 'news', id: round }, about: news.map(({ about }) => about), lane: 'campaign', messages: digestOf(news, config.CITY_WEBSITE), audience: { news: round } });
  }
}

/** $1: since when. A burst on one topic is one row. */
const kindsOf = `SELECT dense_rank() OVER (ORDER BY topics, areas) AS id, topics, areas, array_agg(seq ORDER BY seq) AS seqs
  FROM news_item WHERE told_at > $1 GROUP BY topics, areas`;

/** Who has what to hear, and from when on. $2: now, $3 and $4: the city's quiet hours, $5: the code of the whole city. */
const unseenOf = `
  SELECT subscriber.id AS subscriber_id, kind.id AS kind, width_bucket(base.seq, kind.seqs) AS seen,
    greatest(coalesce(news_turn.until, $2::timestamptz), after_quiet_hours(greatest(coalesce(news_turn.until, $2::timestamptz), $2::timestamptz), coalesce(quiet_from, $3::time), coalesce(quiet_until, $4::time))) AS due
  FROM subscriber LEFT JOIN news_turn ON news_turn.subscriber_id = subscriber.id
  JOIN LATERAL (SELECT min(confirmed_at) AS confirmed_at FROM endpoint WHERE subscriber_id = subscriber.id AND status IN ('active', 'soft-bounced')) AS reached ON reached.confirmed_at IS NOT NULL
  CROSS JOIN LATERAL (SELECT coalesce(news_turn.last_seq, (SELECT max(seq) FROM news_item WHERE told_at <= reached.confirmed_at), 0::bigint) AS seq) AS base
  JOIN (${kindsOf}) AS kind ON subscriber.topics && kind.topics AND (kind.areas = '{}' OR $5::text = ANY (kind.areas) OR subscriber.areas = '{}' OR subscriber.areas && kind.areas)
  WHERE subscriber.status = 'active' AND kind.seqs[cardinality(kind.seqs)] > base.seq`;
