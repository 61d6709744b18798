import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Messages } from '../dispatches/dispatch.entity.js';

/** One piece of news, made of one event. In the order of `seq`: who has been told up to one has missed none before it. */
@Entity()
@Unique('news_item_event', ['eventId'])
@Index('news_item_told', ['toldAt'])
export class NewsItem {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq: string;
  @Column('uuid') eventId: string;
  @Column('text') eventType: string;
  @Column('uuid') about: string;
  @Column('text', { array: true }) topics: string[];
  @Column('text', { array: true }) areas: string[];
  @Column('jsonb') messages: Messages;
  /** Where more of it stands. */
  @Column('text', { nullable: true }) page: string | null;
  @Column('timestamptz') toldAt: Date;
}
