import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique, UpdateDateColumn } from 'typeorm';

export const endpointKinds = ['mail', 'sms', 'push', 'messaging-app'] as const;
export type EndpointKind = (typeof endpointKinds)[number];

/** `active` and `soft-bounced` are written to, nobody else is. */
export const endpointStatuses = ['requested', 'confirmation-sent', 'active', 'soft-bounced', 'suspended', 'unsubscribed'] as const;
export type EndpointStatus = (typeof endpointStatuses)[number];

/** Where one subscriber can be reached: a mail address, a phone, a browser, an account of a messaging app. */
@Entity()
@Unique('endpoint_address', ['kind', 'addressIndex'])
@Index('endpoint_subscriber', ['subscriberId'])
@Index('endpoint_unconfirmed', ['confirmBy'], { where: `status IN ('requested', 'confirmation-sent')` })
export class Endpoint {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') subscriberId: string;
  @Column('text') kind: EndpointKind;
  /** Blind index of the address: finds a second sign-up of it without opening any. Null once it is forgotten. */
  @Column('text', { nullable: true }) addressIndex: string | null;
  /** Sealed with the subscriber's own key under the field name `kind`. */
  @Column('text', { nullable: true }) addressSealed: string | null;
  /** Which gateway's rules hold for it (docomo, au, softbank, general), read off its domain at sign-up: pacing opens no address. */
  @Column('text', { default: 'general' }) gateway: string;
  @Column('text') status: EndpointStatus;
  /** Gets drills and test sends, and is known to. */
  @Column('boolean', { default: false }) drill: boolean;
  @Column('int', { default: 0 }) softBounces: number;
  @Column('int', { default: 0 }) hardBounces: number;
  @Column('timestamptz', { nullable: true }) lastBounceAt: Date | null;
  @Column('timestamptz', { nullable: true }) confirmBy: Date | null;
  /** How many confirmations were asked for since `askedSince`: nobody floods somebody else's mailbox with them. */
  @Column('int', { default: 0 }) asked: number;
  @Column('timestamptz', { nullable: true }) askedSince: Date | null;
  /** Wrong codes typed for a phone. */
  @Column('int', { default: 0 }) codeTries: number;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt: Date;
}
