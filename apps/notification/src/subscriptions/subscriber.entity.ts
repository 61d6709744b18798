import { Check, Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

export const languages = ['ja', 'en', 'zh', 'ko', 'pt', 'vi'] as const;
export type SubscriberLanguage = (typeof languages)[number];

/** Somebody who asked for news on topics; where to is in their endpoints. Unsubscribing erases the addresses for good; the row stays as a count. */
@Entity()
// Built by hand: TypeORM cannot describe a GIN index.
@Index('subscriber_topics', { synchronize: false })
@Check('subscriber_quiet_hours', '(quiet_from IS NULL) = (quiet_until IS NULL)')
export class Subscriber {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { array: true }) topics: string[];
  /** Empty: the whole city. */
  @Column('text', { array: true }) areas: string[];
  @Column('text') lang: SubscriberLanguage;
  /** やさしい日本語 where a text has it. */
  @Column('boolean', { default: false }) easy: boolean;
  /** Hours of their own in which nothing that is not urgent comes; both null: the city's. */
  @Column('time', { nullable: true }) quietFrom: string | null;
  @Column('time', { nullable: true }) quietUntil: string | null;
  /** `pending`: no address is confirmed yet. */
  @Column('text') status: 'pending' | 'active' | 'unsubscribed';
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) unsubscribedAt: Date | null;
}
