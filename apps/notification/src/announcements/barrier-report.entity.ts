import { CreateDateColumn, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** 「このページで困ったこと」: what somebody could not read or use. No name, no address: whoever wants an answer asks the office. */
@Entity()
@ForeignKey('Announcement', ['announcementId'], ['id'], { name: 'barrier_report_about' })
@Index('barrier_report_newest', ['createdAt', 'id'])
export class BarrierReport {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') announcementId: string;
  @Column('int') edition: number;
  @Column('text') lang: string;
  @Column('text') barrier: string;
  @Column('text') deptCode: string;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
