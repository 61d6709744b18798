import { Column, CreateDateColumn, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('grant_program')
export class Program {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') fy: number;
  @Column('text') deptCode: string;
  @Column('date') closesOn: string;
}

/** The columns and indexes of ours. */
@Entity('grant_application')
@Index(['groupId', 'fy'], { unique: true })
@Index(['programId', 'id'])
@Index(['status', 'id'])
export class Application {
  @PrimaryGeneratedColumn('uuid') id: string;
  @ManyToOne(() => Program) @JoinColumn({ name: 'programId' }) program: Program;
  @Column('uuid') programId: string;
  @Column('integer') fy: number;
  @Column('text') deptCode: string;
  @Column('uuid') groupId: string;
  @Column('text') groupName: string;
  @Column('text') title: string;
  @Column('jsonb') plan: object;
  @Column('jsonb') budgetLines: object[];
  @Column('integer') requestedYen: number;
  @Column('text') status: string;
  @Column('uuid') contactRef: string;
  @Column('date') closesOn: string;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('date', { nullable: true }) checkDueOn: string | null;
  @Column('date', { nullable: true }) correctionDueOn: string | null;
  @Column('jsonb', { default: [] }) correctionDays: object[];
  @Column('text', { nullable: true }) checkedBy: string | null;
  @Column('integer', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) draftedAt: Date;
}

@Entity('audit')
export class AuditEntry {
  @PrimaryGeneratedColumn() id: number;
  @Column('text') actor: string;
  @Column('text') actorKind: string;
  @Column('text') action: string;
  @Column('text') subjectId: string;
  @CreateDateColumn({ type: 'timestamptz' }) at: Date;
}

@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryColumn('text') key: string;
  @Column('text') fingerprint: string;
  @Column('jsonb') reply: object;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
}
