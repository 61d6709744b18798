import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** An appointed reviewer (審査委員) as this service knows them; the id is what other cases and events call them. */
@Entity('reviewer')
@Unique('reviewer_person', ['personRef'])
export class Reviewer {
  @PrimaryColumn('uuid') id: string;
  @Column('text') personRef: string;
  /** Sealed (class C2): the office reads it, nobody else. */
  @Column('text') sealedName: string;
  @Column('timestamptz') registeredAt: Date;
}
