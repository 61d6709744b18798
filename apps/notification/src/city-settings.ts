import { code } from '@tomoni/contracts';
import type { CitySettings } from '@tomoni/platform';
import { z } from 'zod';
import { textVariants } from './dispatches/dispatch.entity.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).describe('時刻（日本時間） / a time of day in Asia/Tokyo');

const variant = z.enum(textVariants);

/** What a city decides about notification (domain.md §5, marked *). The first values stand in the migration. */
export const notificationSettings = {
  /** When nothing that is not urgent is sent. May run over midnight. */
  'notification.quiet-hours': z.strictObject({ from: time, until: time }),
  /** Double opt-in: how long a confirmation link holds. */
  'notification.confirmation-hours': z.int().min(1).max(72),
  /** News of one topic in one window is one mail. 0: nobody waits for more, and what has come up together is still one mail. */
  'notification.digest-minutes': z.int().min(0).max(24 * 60),
  /** Hard bounces of one address until it is suspended. */
  'notification.hard-bounces': z.int().min(1).max(20),
  /** Soft bounces in a row until it is suspended. */
  'notification.soft-bounces': z.int().min(1).max(100),
  /** The longest text of a campaign, in full-width characters; ASCII counts half. */
  'notification.campaign-characters': z.int().min(100).max(5_000),
  /** Hosts that links in campaigns may lead to, and everything below them. */
  'notification.link-domains': z.array(z.string().max(253).regex(/^([a-z0-9-]+\.)+[a-z0-9-]+$/)).min(1).max(20),
  /** The longest SMS, in parts the carrier counts (and bills) one by one. */
  'notification.sms-parts': z.int().min(1).max(10),
  /** A telegram older than this when it arrives (after an outage) issues nothing by itself: people look at its draft. */
  'notification.telegram-fresh-hours': z.int().min(1).max(72),
  /** Whoever asked for any of these topics is told of alerts. */
  'notification.alert-topics': z.array(code).min(1).max(20),
  /** How long an alert stands when nobody said until when. */
  'notification.alert-hours': z.int().min(1).max(240),
  /** Whether a code that headquarters gives by telephone may stand for the second person at level 4 and above. */
  'notification.alert-voice-codes': z.boolean(),
  /** In which languages an announcement must be before it is published; a category's own list comes on top. */
  'notification.required-variants': z.strictObject({ always: z.array(variant).max(7), byCategory: z.record(z.string().max(60), z.array(variant).max(7)) }),
  /** After how many months the owner of a public page looks at it again. */
  'notification.review-months': z.int().min(1).max(60),
} as const;

export type NotificationSettings = CitySettings<typeof notificationSettings>;
