import type { ReceivedFile } from '@tomoni/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const fileKinds = ['plan', 'budget', 'receipt', 'other'] as const;
export type FileKind = (typeof fileKinds)[number];

/** A file of a case. Its content lies in the object store; what its scan said decides whether anybody may have it. */
@Entity('application_file')
@ForeignKey('GrantApplication', ['applicationId'], ['id'], { name: 'application_file_application' })
@Index('application_file_by_application', ['applicationId', 'id'])
export class ApplicationFile implements ReceivedFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') applicationId: string;
  @Column('text') kind: FileKind;
  /** Where it lies in the object store. */
  @Column('text') key: string;
  @Column('text') name: string;
  @Column('text') type: string;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('text') scan: ReceivedFile['scan'];
  @Column('timestamptz') uploadedAt: Date;
}
