import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

/** What the SMS provider told about one message. The first word counts; repetitions are counted. */
@Entity()
@Index('sms_receipt_unknown', ['receivedAt'], { where: 'NOT known' })
export class SmsReceipt {
  /** Names the message at the provider (`dispatchId.endpointId`). */
  @PrimaryColumn('text') key: string;
  @Column('text') status: 'delivered' | 'failed';
  /** False: we never sent such a message. Somebody should ask the provider why. */
  @Column('boolean') known: boolean;
  @Column('int', { default: 0 }) repeated: number;
  @CreateDateColumn({ type: 'timestamptz' }) receivedAt: Date;
}
