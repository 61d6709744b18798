import type { EntityManager } from 'typeorm';
import type { TextVariant } from '../dispatches/dispatch.entity.js';

/** Where an announcement goes beside its own page. `web` is the page and the feeds, which are always there. */
export const announcementChannels = ['web', 'mail', 'sms', 'push', 'messaging-app', 'webhook'] as const;
export type AnnouncementChannel = (typeof announcementChannels)[number];

export type PostKind = 'published' | 'corrected' | 'withdrawn';

/** The words of one language. `html` is sanitised, `text` is the same without markup. */
export interface PostedText { readonly title: string; readonly html: string; readonly text: string }

/** What is posted: one published edition of an announcement, which never changes any more. */
export interface PostedAnnouncement {
  readonly announcementId: string;
  /** 1 is the first publication, each correction is one more. */
  readonly edition: number;
  readonly deptCode: string;
  /** A topic's code. */
  readonly category: string;
  /** Empty: the whole city. */
  readonly areas: readonly string[];
  readonly channels: readonly AnnouncementChannel[];
  readonly variants: { readonly ja: PostedText } & { readonly [Variant in TextVariant]?: PostedText };
  /** The public page. */
  readonly url: string;
  /** `YYYY-MM-DD`, the last day it holds. */
  readonly validTo: string | null;
  /** Why it was corrected or withdrawn, for the public to read. */
  readonly note: string | null;
  /** Moment of the first publication, and of this edition. */
  readonly firstPublishedAt: Date;
  readonly publishedAt: Date;
}

/**
 * The way out to every channel an announcement names. Called inside the transaction that publishes, so a post stands or falls
 * with the publication: the implementation queues, it never sends here. A global module provides it as `ChannelPublisher`;
 * without one an announcement has its page and its feeds.
 */
export abstract class ChannelPublisher {
  abstract post(tx: EntityManager, announcement: PostedAnnouncement, kind: PostKind): Promise<void>;
}
