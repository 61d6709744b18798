import type { Drill } from '@tomoni/messaging';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import type { RecipientStatus } from './dispatch-recipient.entity.js';

export const textVariants = ['ja', 'ja-easy', 'en', 'zh', 'ko', 'pt', 'vi'] as const;
export type TextVariant = (typeof textVariants)[number];
export interface Message { readonly subject: string; readonly text: string }
/** The words of a dispatch as they go out. `ja` is always there; who reads another language without a text gets English, else Japanese. */
export type Messages = { readonly ja: Message } & { readonly [Variant in TextVariant]?: Message };

export const dispatchSources = ['campaign', 'alert', 'announcement', 'news', 'test'] as const;
/** `alert` has connections of its own: nothing a campaign does delays it. */
export const lanes = ['alert', 'campaign'] as const;
export type Lane = (typeof lanes)[number];

/** Who gets it. Only confirmed endpoints ever count. */
export type Audience =
  | {
      readonly topics: readonly string[];
      /** Empty, or with the code of the whole city: everywhere. */
      readonly areas: readonly string[];
      /** `YYYY-MM`: only those who told that a child of theirs was born in one of these months. */
      readonly childMonths?: readonly string[];
      readonly kinds?: readonly EndpointKind[];
    }
  /** Exactly those who were planned for an earlier dispatch: updates, lifts and cancellations of an alert. */
  | { readonly sameAs: string; /** Only those with whom it ended so. */ readonly among?: readonly RecipientStatus[] }
  /** Whose turn it is in this round of topic news (slice topic-news). */
  | { readonly news: string }
  /** Drills and test sends: only endpoints that are marked for it. */
  | { readonly drill: true; readonly kinds?: readonly EndpointKind[] };

export interface DispatchOrder {
  readonly source: { readonly kind: (typeof dispatchSources)[number]; readonly id: string };
  /** Ids of what it tells of, by which staff find it; that of its source when absent. */
  readonly about?: readonly string[];
  readonly lane: Lane;
  readonly drill?: Drill;
  readonly messages: Messages;
  readonly audience: Audience;
}

/** One text on its way to many: a snapshot of who gets it, taken in the transaction that ordered it, and how far it has come. */
@Entity()
@Index('dispatch_open', ['status'], { where: `status <> 'done'` })
@Index('dispatch_about', ['about'], { type: 'gin' })
@Unique('dispatch_source', ['sourceKind', 'sourceId'])
export class Dispatch {
  @PrimaryColumn('uuid') id: string;
  @Column('text') sourceKind: (typeof dispatchSources)[number];
  @Column('uuid') sourceId: string;
  /** The alert, campaign, announcement or programme; a digest tells of several. */
  @Column('uuid', { array: true }) about: string[];
  @Column('text') lane: Lane;
  @Column('text') drill: Drill;
  @Column('jsonb') messages: Messages;
  @Column('jsonb') audience: Audience;
  @Column('text') status: 'sending' | 'done' | 'stopped';
  @Column('int') total: number;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) completedAt: Date | null;
  @Column('timestamptz', { nullable: true }) stoppedAt: Date | null;
  /** When its end was told; what is sent again afterwards is not told again. */
  @Column('timestamptz', { nullable: true }) toldAt: Date | null;
}
