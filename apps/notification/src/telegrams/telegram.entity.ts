import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { TelegramAction, TelegramDecision, ParsedTelegram, AreaRelation } from './telegram.js';
import type { MappedAction } from './telegram-mapping.js';
import type { RefusalReason } from './telegram-xml.js';

/** `taken`: understood, and acted on as its decision says. `duplicate`: the same telegram again. `refused`: kept as it came, for a person. */
export const telegramStates = ['taken', 'duplicate', 'refused'] as const;
export type TelegramState = (typeof telegramStates)[number];
export const seriesStates = ['new', 'open', 'closed'] as const;

/** A telegram as it came, what was understood of it, and what was decided. */
@Entity()
// The same file is stored once, and so is the same telegram under another file name.
@Unique('telegram_document', ['source', 'docId'])
@Unique('telegram_dedupe_key', ['dedupeKey'])
@Index('telegram_series', ['series', 'id'])
@Index('telegram_received', ['receivedAt', 'id'])
// An evacuation order is people's.
@Check('telegram_never_orders', `alert_kind NOT LIKE 'evacuation%'`)
export class Telegram {
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('text') docId: string;
  @Column('text') state: TelegramState;
  @Column('text', { nullable: true }) dedupeKey: string | null;
  @Column('text', { nullable: true }) series: string | null;
  @Column('text', { nullable: true }) seriesState: (typeof seriesStates)[number] | null;
  @Column('text', { default: '' }) kindCode: string;
  @Column('text', { default: '' }) title: string;
  @Column('text', { default: '' }) status: string;
  @Column('text', { default: '' }) infoType: string;
  @Column('timestamptz', { nullable: true }) reportedAt: Date | null;
  @Column('text', { nullable: true }) action: TelegramAction | null;
  @Column('text', { default: '' }) alertKind: string;
  @Column('smallint', { default: 0 }) level: number;
  @Column('jsonb', { nullable: true }) understood: ParsedTelegram | null;
  @Column('jsonb', { nullable: true }) decision: TelegramDecision | null;
  @Column('text', { nullable: true }) refusal: RefusalReason | null;
  @Column('text', { nullable: true }) refusalDetail: string | null;
  /** Of which it is a duplicate. */
  @Column('uuid', { nullable: true }) duplicateOf: string | null;
  /** The bytes as they came; of what is too large only the beginning, of a duplicate nothing. */
  @Column('bytea', { select: false, nullable: true }) raw: Buffer | null;
  @Column('int') rawBytes: number;
  @Column('timestamptz') receivedAt: Date;
}

/** What the city makes of a kind, from a day on. A change is a new row. */
@Entity('telegram_mapping')
export class TelegramMapping {
  @PrimaryColumn('text') kindCode: string;
  @PrimaryColumn('text') itemCode: string;
  @PrimaryColumn('text') itemName: string;
  @PrimaryColumn('date') effectiveFrom: string;
  @Column('text') alertKind: string;
  @Column('smallint') level: number;
  @Column('boolean') official: boolean;
  @Column('text') action: MappedAction;
  @Column('text') textJa: string;
  @Column('text') textEn: string;
  @Column('text') basis: string;
}

/** How an area of telegrams lies to the city, from a day on, where the rules by code do not know it. */
@Entity('telegram_area')
export class TelegramAreaRow {
  @PrimaryColumn('text') codeType: string;
  @PrimaryColumn('text') code: string;
  @PrimaryColumn('date') effectiveFrom: string;
  @Column('text') relation: AreaRelation;
  @Column('text', { array: true }) cityAreas: string[];
  @Column('text') basis: string;
}

/** One feed or the folder: how it fares, for people to see. */
@Entity('telegram_source')
export class TelegramSource {
  @PrimaryColumn('text') name: string;
  @Column('text') address: string;
  @Column('text', { nullable: true }) etag: string | null;
  @Column('text', { nullable: true }) lastModified: string | null;
  @Column('timestamptz', { nullable: true }) lastAttemptAt: Date | null;
  @Column('timestamptz', { nullable: true }) lastSuccessAt: Date | null;
  @Column('text', { default: 'waiting' }) condition: 'waiting' | 'ok' | 'failing';
  @Column('text', { nullable: true }) problem: string | null;
  @Column('int', { default: 0 }) failures: number;
  @Column('timestamptz') nextAttemptAt: Date;
}

/** A file that a feed named: fetched once and never again. */
@Entity('telegram_file')
@Index('telegram_file_wanted', ['nextAttemptAt'], { where: 'fetched_at IS NULL' })
export class TelegramFile {
  @PrimaryColumn('text') entryId: string;
  @Column('text') source: string;
  @Column('text') url: string;
  /** As the feed says; the order in which files are taken. */
  @Column('timestamptz') updated: Date;
  @Column('timestamptz') seenAt: Date;
  /** Fetched, but not taken yet. */
  @Column('bytea', { nullable: true }) body: Buffer | null;
  @Column('timestamptz', { nullable: true }) fetchedAt: Date | null;
  @Column('int', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('timestamptz') nextAttemptAt: Date;
}
