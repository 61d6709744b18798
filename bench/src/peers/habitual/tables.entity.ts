import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('grant_program')
export class Program {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') fy: number;
  @Column('date') closesOn: string;
}

@Entity('grant_application')
@Index(['groupId', 'fy'], { unique: true })
export class Application {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid') programId: string;
  @Column('integer') fy: number;
  @Column('uuid') groupId: string;
  @Column('text') groupName: string;
  @Column('text') title: string;
  @Column('jsonb') plan: object;
  @Column('jsonb') budgetLines: object[];
  @Column('integer') requestedYen: number;
  @Column('text') status: string;
  @Column('uuid') contactRef: string;
  @Column('date') closesOn: string;
  @Column('integer', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) draftedAt: Date;
}

@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid') contactRef: string;
  @Column('uuid') applicationId: string;
  @Column('text') personRef: string;
  /** Encrypted together; ours encrypts each field under a key of the person. */
  @Column('text') sealed: string;
}

@Entity('audit')
export class AuditEntry {
  @PrimaryGeneratedColumn() id: number;
  @Column('text') actor: string;
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
