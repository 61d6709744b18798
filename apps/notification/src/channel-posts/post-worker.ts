import { setTimeout as sleep } from 'node:timers/promises';
import { Messaging } from '@tomoni/messaging';
import { Transactions } from '@tomoni/platform';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AnnouncementChannel } from '../announcements/channel-publisher.service.js';
import { ChannelsService } from '../channels/channels.service.js';
import { config } from '../config.js';
import { DispatchesService } from '../dispatches/dispatches.service.js';
import type { Audience } from '../dispatches/dispatch.entity.js';
import type { RecipientStatus } from '../dispatches/dispatch-recipient.entity.js';
import { WebhookPartnersService } from '../webhook-partners/webhook-partners.service.js';
import { ChannelPost } from './channel-post.entity.js';
import { PostQueue, type Place, type PostOutcome } from './post-queue.js';
import { messagesOf, partnerDataOf } from './post-texts.js';

const idleMs = 1_000;
/** Places that are posted to at the same time; each of them one post at a time. */
const placesAtOnce = 32;
const longestRestMs = 600_000;
/** It may have been read. */
const reachedStatuses: readonly RecipientStatus[] = ['handing', 'handed', 'accepted', 'unknown'];

/**
 * Posts what is due, where this process has the role `consumer`. Every place has a line of its own and rests by itself
 * when it fails, so a dead partner costs the others nothing.
 */
@Injectable()
export class PostWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(PostWorker.name);
  private readonly stopping = new AbortController();
  private readonly lines = new Map<string, Promise<void>>();
  private readonly resting = new Map<string, { failures: number; until: number }>();
  private running?: Promise<void>;

  constructor(
    private readonly messaging: Messaging,
    private readonly transactions: Transactions,
    private readonly queue: PostQueue,
    private readonly channels: ChannelsService,
    private readonly dispatches: DispatchesService,
    private readonly partners: WebhookPartnersService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.messaging.options.roles.includes('consumer')) this.running = this.run();
  }

  /** Begins nothing new and finishes what is being posted. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all(this.lines.values());
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        for (const place of await this.queue.places()) this.open(place);
      } catch (error) {
        this.log.error(`Posts could not be looked up: ${error instanceof Error ? error.message : String(error)}`);
      }
      await sleep(idleMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private open(place: Place): void {
    const name = `${place.channel} ${place.target}`;
    if (this.lines.has(name) || this.lines.size >= placesAtOnce || Date.now() < (this.resting.get(name)?.until ?? 0)) return;
    const line = this.line(place, name)
      .catch((error: unknown) => { this.log.error(`Posting to ${place.channel} was cut short: ${error instanceof Error ? error.message : String(error)}`); })
      .finally(() => this.lines.delete(name));
    this.lines.set(name, line);
  }

  /** One after the other, until nothing is due or the place does not answer. */
  private async line(place: Place, name: string): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const post = await this.queue.take(place);
      if (!post) return;
      const outcome = await this.tryOnce(post);
      if (outcome) await this.queue.settle(post, outcome);
      if (!outcome || 'externalId' in outcome) {
        this.resting.delete(name);
      } else if (!outcome.never) {
        const failures = (this.resting.get(name)?.failures ?? 0) + 1;
        this.resting.set(name, { failures, until: Date.now() + Math.max((outcome.notBefore ?? 0) * 1_000, Math.min(longestRestMs, config.CHANNEL_RETRY_SECONDS * 1_000 * 2 ** Math.min(failures - 1, 10))) });
        return;
      }
    }
  }

  /** @returns undefined when it is recorded already */
  private async tryOnce(post: ChannelPost): Promise<PostOutcome | undefined> {
    if (post.channel === 'webhook') return this.tell(post);
    if (post.channel === 'web') return { externalId: post.announcement.url };
    if (!this.channels.isConfigured(post.channel)) return { error: 'not-configured', never: true };
    await this.plan(post, post.channel);
    return undefined;
  }

  private async tell({ id, kind, target, announcementId, announcement }: ChannelPost): Promise<PostOutcome> {
    const event = { id, type: `jp.tomoni.announcement.${kind}.v1`, subject: announcementId, time: announcement.publishedAt, data: partnerDataOf(announcement, kind) };
    const answer = await this.partners.tell(target, event);
    if (!answer) return { error: 'partner-inactive', never: true };
    if (answer.reason === null) return { externalId: id };
    // 410: the partner says that it wants no more of them. An address inside our network will not become one outside.
    return { error: answer.reason, never: answer.status === 410 || answer.reason === 'address-refused', notBefore: answer.retryAfter };
  }

  /** One text to the subscribers who are reached in one way; the dispatch engine does the rest. What it takes the place of goes no further. */
  private async plan(post: ChannelPost, kind: Exclude<AnnouncementChannel, 'web' | 'webhook'>): Promise<void> {
    const { category, areas } = post.announcement;
    await this.transactions.run(async (tx) => {
      const earlier = await this.earlierDispatches(tx, post);
      for (const { id } of earlier) await this.dispatches.stop(tx, id);
      const told = earlier.find(({ reached }) => reached > 0);
      // Who was never told of it need not hear that it is withdrawn.
      const audience: Audience = post.kind === 'withdrawn' && told ? { sameAs: told.id, among: reachedStatuses } : { topics: [category], areas, kinds: [kind] };
      const made = post.kind === 'withdrawn' && !told ? undefined : await this.dispatches.plan(tx, { source: { kind: 'announcement', id: post.id }, about: [post.announcementId], lane: 'campaign', messages: messagesOf(post.announcement, post.kind), audience });
      await this.queue.posted(tx, post, made?.id ?? null);
    });
  }

  /** Of the same announcement by the same way, the one that reached most first. */
  private earlierDispatches(tx: EntityManager, { announcementId, channel, id }: ChannelPost): Promise<{ id: string; reached: number }[]> {
    return tx.query<{ id: string; reached: number }[]>(
      `SELECT dispatch.id, (SELECT count(*)::int FROM dispatch_recipient WHERE dispatch_id = dispatch.id AND status = ANY($4)) AS reached
       FROM channel_post post JOIN dispatch ON dispatch.source_kind = 'announcement' AND dispatch.source_id = post.id
       WHERE post.announcement_id = $1 AND post.channel = $2 AND post.id < $3 ORDER BY reached DESC, dispatch.id DESC`,
      [announcementId, channel, id, reachedStatuses],
    );
  }
}
