import { randomUUID } from 'node:crypto';
import { channelPostFailed } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import { ChannelPost } from './channel-post.entity.js';

export type Place = Pick<ChannelPost, 'channel' | 'target'>;
/** How a try ended. `never`: another try would end the same. */
export type PostOutcome =
  | { readonly externalId: string }
  | { readonly error: string; readonly never?: boolean; /** Seconds, as the partner asked. */ readonly notBefore?: number };

const lease = `now() + interval '1 second' * ${config.CHANNEL_TIMEOUT_SECONDS * 2 + 30}`;
const due = `((post.status = 'queued' AND post.next_attempt_at <= now()) OR (post.status = 'posting' AND post.lease_until < now()))`;
/** A later edition never overtakes an earlier one at the same place. */
const inOrder = `NOT EXISTS (SELECT FROM channel_post earlier WHERE earlier.announcement_id = post.announcement_id AND earlier.channel = post.channel
  AND earlier.target = post.target AND earlier.id < post.id AND earlier.status IN ('queued', 'posting'))`;
/** Doubles up to an hour, spread by a fifth; the attempt has been counted. */
const doubling = `now() + interval '1 second' * greatest($3::float8, least(3600, ${config.CHANNEL_RETRY_SECONDS} * power(2, least(attempts, 20) - 1)) * (0.9 + random() * 0.2))`;

/** The table of posts as a queue that several instances share. */
@Injectable()
export class PostQueue {
  /** Of this process. */
  private readonly owner = randomUUID();

  constructor(private readonly db: DataSource, private readonly transactions: Transactions) {}

  /** Where something is due. */
  places(): Promise<Place[]> {
    return this.db.query<Place[]>(`SELECT DISTINCT post.channel, post.target FROM channel_post post WHERE ${due}`);
  }

  /** Leases the longest-waiting post of one place. */
  async take({ channel, target }: Place): Promise<ChannelPost | undefined> {
    const [rows] = await this.db.query<[{ id: string }[], number]>(
      `UPDATE channel_post SET status = 'posting', attempts = attempts + 1, lease_owner = $1, lease_until = ${lease}, version = version + 1, updated_at = now()
       WHERE id = (SELECT post.id FROM channel_post post WHERE post.channel = $2 AND post.target = $3 AND ${due} AND ${inOrder}
         ORDER BY post.next_attempt_at, post.id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [this.owner, channel, target],
    );
    const [row] = rows;
    return row ? ((await this.db.manager.findOneBy(ChannelPost, { id: row.id })) ?? undefined) : undefined;
  }

  /** Records how it ended, unless somebody else has taken the post over. */
  async settle(post: ChannelPost, outcome: PostOutcome): Promise<void> {
    await this.transactions.run(async (tx) => {
      if ('externalId' in outcome) await this.posted(tx, post, outcome.externalId);
      else await this.failedOnce(tx, post, outcome);
    });
  }

  /** In the caller's transaction: what is planned for subscribers and that it was, stand or fall together. @returns false when the lease was lost */
  async posted(tx: EntityManager, { id, kind, announcementId, channel, target }: ChannelPost, externalId: string | null): Promise<boolean> {
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE channel_post SET status = 'posted', external_id = $3, last_error = NULL, posted_at = now(), lease_owner = NULL, lease_until = NULL, version = version + 1, updated_at = now()
       WHERE id = $1 AND lease_owner = $2 AND status = 'posting'`,
      [id, this.owner, externalId],
    );
    if (changed === 1 && kind === 'withdrawn') {
      await tx.query(
        `UPDATE channel_post SET status = 'retracted', version = version + 1, updated_at = now() WHERE announcement_id = $1 AND channel = $2 AND target = $3 AND id <> $4 AND status = 'posted'`,
        [announcementId, channel, target, id],
      );
    }
    return changed === 1;
  }

  private async failedOnce(tx: EntityManager, { id, announcementId, channel, deptCode }: ChannelPost, { error, never = false, notBefore = 0 }: Extract<PostOutcome, { error: string }>): Promise<void> {
    const [[row]] = await tx.query<[{ status: string; attempts: number }[], number]>(
      `UPDATE channel_post post SET last_error = $4, next_attempt_at = ${doubling}, lease_owner = NULL, lease_until = NULL, version = version + 1, updated_at = now(),
         status = CASE
           WHEN EXISTS (SELECT FROM channel_post later WHERE later.announcement_id = post.announcement_id AND later.channel = post.channel AND later.target = post.target AND later.id > post.id) THEN 'retracted'
           WHEN $5 OR ${doubling} > give_up_at THEN 'failed' ELSE 'queued' END
       WHERE id = $1 AND lease_owner = $2 AND status = 'posting' RETURNING status, attempts`,
      [id, this.owner, notBefore, error, never],
    );
    if (row?.status !== 'failed') return;
    await publish(tx, channelPostFailed, { channelPostId: id, announcementId, channel, reason: error, attempts: row.attempts, deptCode });
  }
}
