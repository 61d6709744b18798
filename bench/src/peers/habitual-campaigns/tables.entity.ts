import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('topic')
export class Topic {
  @PrimaryColumn('text') code: string;
}

/** The columns and indexes of ours that a draft fills. */
@Entity('campaign')
@Index(['status', 'id'])
export class Campaign {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') title: string;
  @Column('jsonb') messages: object;
  @Column('text', { array: true }) topics: string[];
  @Column('text', { array: true }) areas: string[];
  @Column('int', { nullable: true }) childAgeMonths: number | null;
  @Column('timestamptz', { nullable: true }) scheduledAt: Date | null;
  @Column('text') status: string;
  @Column('text', { array: true }) writtenBy: string[];
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
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
