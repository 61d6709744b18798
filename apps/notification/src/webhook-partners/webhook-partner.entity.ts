import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** ケーブルテレビ, コミュニティFM, 情報誌 and other print. */
export const partnerKinds = ['catv', 'fm', 'print'] as const;

/** Somebody who puts the city's announcements on a medium of their own, and is told of each by a signed request. */
@Entity()
@Index('webhook_partner_newest', ['createdAt', 'id'])
export class WebhookPartner {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('text') kind: (typeof partnerKinds)[number];
  @Column('text') url: string;
  /** Sealed with a key of the partner's own. */
  @Column('text') secretSealed: string;
  /** Signs too until the partner has changed over. */
  @Column('text', { nullable: true }) formerSecretSealed: string | null;
  @Column('timestamptz', { nullable: true }) formerSecretUntil: Date | null;
  /** Empty: all. */
  @Column('text', { array: true }) topics: string[];
  /** Empty: the whole city. */
  @Column('text', { array: true }) areas: string[];
  @Column('boolean', { default: true }) active: boolean;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt: Date;
}
