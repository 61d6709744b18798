import { randomUUIDv7 } from 'node:crypto';
import { expectVersion, NotFound, page, Transactions, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ChannelPublisher, type AnnouncementChannel, type PostedAnnouncement, type PostKind } from '../announcements/channel-publisher.service.js';
import { WebhookPartnersService } from '../webhook-partners/webhook-partners.service.js';
import { ChannelPost, giveUpAfterMs, type PostStatus } from './channel-post.entity.js';

interface Place { readonly channel: AnnouncementChannel; readonly target: string }
export interface PostFilter { cursor?: string; limit: number; announcementId?: string; status?: PostStatus; channel?: AnnouncementChannel }

/** The way of an announcement to its channels: queued with the publication, posted by the post worker. */
@Injectable()
export class ChannelPostsService extends ChannelPublisher {
  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly partners: WebhookPartnersService) {
    super();
  }

  /** The same edition a second time changes nothing. A later edition takes the place of what still waits. */
  async post(tx: EntityManager, announcement: PostedAnnouncement, kind: PostKind): Promise<void> {
    const { announcementId, edition, deptCode, url } = announcement;
    const stored = JSON.stringify({ ...announcement, channels: undefined });
    const places = kind === 'withdrawn' ? await this.placesOf(tx, announcementId) : await this.placesFor(tx, announcement);
    for (const { channel, target } of places) {
      const id = randomUUIDv7();
      // The page and the feeds are the publication itself: it is there as soon as this commits.
      const made = await tx.query<unknown[]>(
        `INSERT INTO channel_post (id, announcement_id, edition, kind, channel, target, dept_code, announcement, give_up_at, status, external_id, posted_at)
         VALUES ($1, $2, $3, $4, $5::text, $6, $7, $8, now() + interval '1 millisecond' * $9::float8, CASE $5::text WHEN 'web' THEN 'posted' ELSE 'queued' END,
           CASE $5::text WHEN 'web' THEN $10::text END, CASE $5::text WHEN 'web' THEN now() END)
         ON CONFLICT (announcement_id, edition, kind, channel, target) DO NOTHING RETURNING 1`,
        [id, announcementId, edition, kind, channel, target, deptCode, stored, giveUpAfterMs, url],
      );
      if (made.length > 0) await this.replaceEarlier(tx, id, announcementId, { channel, target });
    }
    if (kind === 'withdrawn') await this.retractWaiting(tx, announcementId, places);
  }

  list({ announcementId, status, channel, ...query }: PostFilter): Promise<Page<ChannelPost>> {
    const posts = this.db.getRepository(ChannelPost).createQueryBuilder('post');
    if (announcementId !== undefined) posts.andWhere('post.announcementId = :announcementId', { announcementId });
    if (status !== undefined) posts.andWhere('post.status = :status', { status });
    if (channel !== undefined) posts.andWhere('post.channel = :channel', { channel });
    return page(posts, query, { by: ['createdAt', 'id'], direction: 'DESC' });
  }

  /** @param view what the caller is shown @throws NotFound, PreconditionFailed, NotAllowed */
  retry<View>(id: string, version: number, view: (post: ChannelPost) => View): Promise<View> {
    return this.transactions.run(async (tx) => {
      const post = await tx.findOne(ChannelPost, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!post) throw new NotFound();
      expectVersion(post, version);
      post.retry();
      return view(await tx.save(post));
    });
  }

  private async placesFor(tx: EntityManager, { channels, category, areas }: PostedAnnouncement): Promise<Place[]> {
    const chosen = [...new Set<AnnouncementChannel>(['web', ...channels])];
    const partners = chosen.includes('webhook') ? await this.partners.interested(tx, category, areas) : [];
    return chosen.flatMap((channel): Place[] => (channel === 'webhook' ? partners.map((target) => ({ channel, target })) : [{ channel, target: '' }]));
  }

  /** Where it may already be known. */
  private placesOf(tx: EntityManager, announcementId: string): Promise<Place[]> {
    return tx.query<Place[]>(
      `SELECT DISTINCT channel, target FROM channel_post
       WHERE announcement_id = $1 AND (posted_at IS NOT NULL OR status = 'posting' OR (channel = 'webhook' AND attempts > 0)) ORDER BY channel, target`,
      [announcementId],
    );
  }

  private async replaceEarlier(tx: EntityManager, id: string, announcementId: string, { channel, target }: Place): Promise<void> {
    await tx.query(
      `UPDATE channel_post SET status = 'retracted', version = version + 1, updated_at = now()
       WHERE announcement_id = $1 AND channel = $2 AND target = $3 AND id <> $4 AND (status IN ('queued', 'failed') OR (status = 'posted' AND $2 = 'web'))`,
      [announcementId, channel, target, id],
    );
  }

  private async retractWaiting(tx: EntityManager, announcementId: string, told: readonly Place[]): Promise<void> {
    await tx.query(
      `UPDATE channel_post SET status = 'retracted', version = version + 1, updated_at = now()
       WHERE announcement_id = $1 AND status IN ('queued', 'failed') AND NOT (channel || ' ' || target = ANY($2))`,
      [announcementId, told.map(({ channel, target }) => `${channel} ${target}`)],
    );
  }
}
