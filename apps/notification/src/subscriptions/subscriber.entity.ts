import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who asked for news on topics. Unsubscribing erases the address for good; the row stays as a count. */
@Entity()
// Built by hand: TypeORM cannot describe a GIN index.
@Index('subscriber_topics', { synchronize: false })
export class Subscriber {
  @PrimaryColumn('uuid') id: string;
  /** Blind index of the address: finds a second subscription of it without opening any. */
  @Column('text', { nullable: true, unique: true }) mailIndex: string | null;
  /** The address, sealed with the subscriber's own key. */
  @Column('text', { nullable: true }) mailSealed: string | null;
  @Column('text', { array: true }) topics: string[];
  /** Empty: the whole city. */
  @Column('text', { array: true }) areas: string[];
  @Column('text') lang: 'ja' | 'en';
  @Column('text') status: 'active' | 'unsubscribed';
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @Column('timestamptz', { nullable: true }) unsubscribedAt: Date | null;
}
