import type { Texts } from '@tomoni/contracts';
import { NotAllowed } from '@tomoni/procedure';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique, UpdateDateColumn } from 'typeorm';
import type { AnnouncementChannel, PostedAnnouncement, PostKind } from '../announcements/channel-publisher.service.js';
import { config } from '../config.js';

export const postStatuses = ['queued', 'posting', 'posted', 'failed', 'retracted'] as const;
export type PostStatus = (typeof postStatuses)[number];
export const postStatusTexts: Readonly<Record<PostStatus, Texts>> = {
  queued: { ja: '掲載待ち', en: 'Waiting to be posted' },
  posting: { ja: '掲載中', en: 'Being posted' },
  posted: { ja: '掲載しました', en: 'Posted' },
  failed: { ja: '掲載できませんでした', en: 'It could not be posted' },
  retracted: { ja: '取り下げ・差し替え済み', en: 'Taken back, or replaced by a later edition' },
};

/** As it stands in the table: moments are text there. */
export type StoredAnnouncement = Omit<PostedAnnouncement, 'channels' | 'firstPublishedAt' | 'publishedAt'> & { readonly firstPublishedAt: string; readonly publishedAt: string };

export const giveUpAfterMs = config.CHANNEL_GIVE_UP_HOURS * 3_600_000;

/** One edition of one announcement on one channel, for `webhook` at one partner (`target`). */
@Entity()
@Unique('channel_post_once', ['announcementId', 'edition', 'kind', 'channel', 'target'])
@Index('channel_post_newest', ['createdAt', 'id'])
@Index('channel_post_status', ['status', 'createdAt', 'id'])
@Index('channel_post_due', ['nextAttemptAt'], { where: `status IN ('queued', 'posting')` })
export class ChannelPost {
  /** Also the id of what is sent, so that a repetition is recognised. */
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') announcementId: string;
  @Column('int') edition: number;
  @Column('text') kind: PostKind;
  @Column('text') channel: AnnouncementChannel;
  /** Id of the partner; empty where a channel is one place. */
  @Column('text', { default: '' }) target: string;
  @Column('text') deptCode: string;
  @Column('jsonb') announcement: StoredAnnouncement;
  @Column('text') status: PostStatus;
  /** What it is called there: the page, the dispatch, the event. */
  @Column('text', { nullable: true }) externalId: string | null;
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { default: () => 'now()' }) nextAttemptAt: Date;
  @Column('timestamptz') giveUpAt: Date;
  /** A code: `no-answer`, `unreachable`, `address-refused`, `not-configured`, `partner-inactive`, `status-503`. */
  @Column('text', { nullable: true }) lastError: string | null;
  @Column('uuid', { nullable: true }) leaseOwner: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt: Date;
  @Column('timestamptz', { nullable: true }) postedAt: Date | null;

  /** A person knows that the cause is gone. @throws NotAllowed unless it has failed */
  retry(): void {
    if (this.status !== 'failed') {
      throw new NotAllowed({ code: 'channel-post-not-failed', ja: `この掲載は「${postStatusTexts[this.status].ja}」のため、再試行できません。`, en: `This post is in the state "${postStatusTexts[this.status].en}"; only a failed one is tried again.` });
    }
    Object.assign(this, { status: 'queued', attempts: 0, nextAttemptAt: new Date(0), giveUpAt: new Date(Date.now() + giveUpAfterMs), version: this.version + 1 });
  }
}
