import { CreateDateColumn, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The month a subscriber's child was (or will be) born in, given with consent for 育児・健康 mails and for nothing else. No name, no day. */
@Entity()
@Index('child_month_index', ['monthIndex'])
export class ChildMonth {
  @PrimaryColumn('uuid') subscriberId: string;
  /** Blind index of `YYYY-MM`: a campaign finds those of a month without opening any. */
  @PrimaryColumn('text') monthIndex: string;
  /** `YYYY-MM`, sealed with the subscriber's own key under `child-month`, for showing it to them alone. */
  @Column('text') monthSealed: string;
  @CreateDateColumn({ type: 'timestamptz' }) consentedAt: Date;
}
