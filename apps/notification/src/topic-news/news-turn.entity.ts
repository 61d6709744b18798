import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** When somebody last got news, and until when nothing more comes. */
@Entity()
@Index('news_turn_round', ['round'])
export class NewsTurn {
  @PrimaryColumn('uuid') subscriberId: string;
  /** Those who got the same mail; the source of its dispatch. */
  @Column('uuid') round: string;
  @Column('timestamptz') until: Date;
  /** The last news item they were told of, or that was not for them. */
  @Column('bigint') lastSeq: string;
}
