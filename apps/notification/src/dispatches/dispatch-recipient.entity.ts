import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import type { Lane, TextVariant } from './dispatch.entity.js';

/** `handed`: the gateway took it. `accepted`, `bounced`, `complained` are what is heard later. */
export const recipientStatuses = ['queued', 'handing', 'handed', 'accepted', 'deferred', 'failed', 'bounced', 'complained', 'unknown', 'undeliverable', 'stopped'] as const;
export type RecipientStatus = (typeof recipientStatuses)[number];

/** One endpoint of one dispatch. The pair is the key: nobody gets one dispatch twice. */
@Entity()
@Index('dispatch_recipient_due', ['lane', 'kind', 'gateway', 'nextAttemptAt'], { where: `status IN ('queued', 'deferred')` })
@Index('dispatch_recipient_open', ['dispatchId'], { where: `status IN ('queued', 'deferred', 'handing')` })
@Index('dispatch_recipient_handing', ['leaseUntil'], { where: `status = 'handing'` })
export class DispatchRecipient {
  @PrimaryColumn('uuid') dispatchId: string;
  @PrimaryColumn('uuid') endpointId: string;
  @Column('uuid') subscriberId: string;
  @Column('text') kind: EndpointKind;
  @Column('text') gateway: string;
  @Column('text') lane: Lane;
  @Column('text') variant: TextVariant;
  @Column('text', { default: 'queued' }) status: RecipientStatus;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('int', { nullable: true }) smtpCode: number | null;
  @Column('smallint', { default: 0 }) attempts: number;
  @Column('timestamptz', { default: () => 'now()' }) nextAttemptAt: Date;
  @Column('uuid', { nullable: true }) leaseOwner: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('timestamptz', { nullable: true }) handedAt: Date | null;
}
