import { randomUUIDv7 } from 'node:crypto';
import type { TimelineEntry } from '@tomoni/procedure';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One line of a case's history: no names, no person ids. The database refuses to change or delete it. */
@Entity('case_step')
@ForeignKey('GrantApplication', ['applicationId'], ['id'], { name: 'case_step_application' })
@Index('case_step_by_application', ['applicationId', 'id'])
export class CaseStep implements TimelineEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') applicationId: string;
  /** Which procedure's words `action` and the statuses are. */
  @Column('text') procedure: string;
  @Column('text') action: string;
  @Column('text', { name: 'from_status' }) from: string;
  @Column('text', { name: 'to_status' }) to: string;
  @Column('timestamptz') at: Date;
  @Column('text') byRole: string;
  @Column('text', { nullable: true }) writtenNote: string | null;

  static of(applicationId: string, procedure: string, { note, ...entry }: TimelineEntry): CaseStep {
    return Object.assign(new CaseStep(), { id: randomUUIDv7(), applicationId, procedure, ...entry, writtenNote: note ?? null });
  }

  get note(): string | undefined {
    return this.writtenNote ?? undefined;
  }
}
