import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';

export const suppressionReasons = ['hard-bounces', 'soft-bounces', 'complaint'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** An address nothing is sent to until its owner confirms it anew, or staff lift it. Not the address itself: its blind index. */
@Entity()
@Unique('suppression_address', ['kind', 'addressIndex'])
@Index('suppression_newest', ['suppressedAt', 'id'])
export class Suppression {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: EndpointKind;
  @Column('text') addressIndex: string;
  @Column('text') reason: SuppressionReason;
  @CreateDateColumn({ type: 'timestamptz' }) suppressedAt: Date;
}
