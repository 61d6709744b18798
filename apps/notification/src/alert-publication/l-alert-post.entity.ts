import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

export const postStatuses = ['waiting', 'posted'] as const;

/** One revision of a document for the Lアラート: one thing that was told of an alert. */
@Entity('l_alert_post')
@Unique('l_alert_post_revision', ['documentId', 'revision'])
@Index('l_alert_post_waiting', ['documentId', 'revision'], { where: `status = 'waiting'` })
export class LAlertPost {
  @PrimaryColumn('uuid') versionId: string;
  @Column('uuid') alertId: string;
  /** Of the alert with which the document began: an alert in place of another is its next revision. */
  @Column('uuid') documentId: string;
  @Column('int') revision: number;
  @Column('text', { default: 'waiting' }) status: (typeof postStatuses)[number];
  @Column('int', { default: 0 }) attempts: number;
  @Column('text', { nullable: true }) problem: string | null;
  @Column('timestamptz') nextAttemptAt: Date;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) postedAt: Date | null;
}
