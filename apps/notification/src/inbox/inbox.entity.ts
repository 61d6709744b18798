import type { Texts } from '@tomoni/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A person's inbox; `lastNumber` is locked by whoever adds to it, so that numbers rise in the order of commits. */
@Entity()
export class PersonInbox {
  @PrimaryColumn('text') personRef: string;
  @Column('int', { default: 0 }) lastNumber: number;
}

/** Who proved to be whom the service `owner` knows by `contactRef` (docs/adr/0012). */
@Entity()
@ForeignKey('PersonInbox', ['personRef'], ['personRef'], { name: 'inbox_link_inbox', onDelete: 'CASCADE' })
@Index('inbox_link_person', ['personRef'])
export class InboxLink {
  @PrimaryColumn('text') owner: string;
  @PrimaryColumn('uuid') contactRef: string;
  @Column('text') personRef: string;
  @Column('timestamptz', { default: () => 'now()' }) linkedAt: Date;
}

/** The twin of one mail, without a name in it: no notice in law, whether it was read or not. */
@Entity()
@ForeignKey('PersonInbox', ['personRef'], ['personRef'], { name: 'inbox_message_inbox', onDelete: 'CASCADE' })
@Unique('inbox_message_delivery', ['deliveryId'])
@Unique('inbox_message_number', ['personRef', 'number'])
@Index('inbox_message_unread', ['personRef'], { where: 'read_at IS NULL' })
export class InboxMessage {
  @PrimaryColumn('uuid') id: string;
  @Column('text') personRef: string;
  /** Counts within the inbox, from 1: where lists and streams go on. */
  @Column('int') number: number;
  @Column('uuid') deliveryId: string;
  @Column('uuid') caseId: string;
  @Column('jsonb') subject: Texts;
  @Column('jsonb') text: Texts;
  /** When the mail was queued. */
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) readAt: Date | null;
}
