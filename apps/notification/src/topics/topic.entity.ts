import type { Texts } from '@tomoni/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What people subscribe to. A topic that ends stays, inactive: old announcements still name it. */
@Entity()
export class Topic {
  @PrimaryColumn('text') code: string;
  @Column('jsonb') name: Texts;
  @Column('int') position: number;
  @Column('boolean', { default: true }) active: boolean;
}

/** A part of the city people can ask news for; the first one is the whole city, by its municipality code. */
@Entity()
export class Area {
  @PrimaryColumn('text') code: string;
  @Column('jsonb') name: Texts;
  @Column('int') position: number;
}
