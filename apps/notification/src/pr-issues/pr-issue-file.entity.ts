import type { ReceivedFile } from '@tomoni/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export const media = ['pdf', 'audio', 'large-type', 'braille'] as const;
export type Medium = (typeof media)[number];
/** By content: a spoken edition is MP3, braille is ready to emboss (BRF) or a PDF. */
export const mediaTypes: Readonly<Record<Medium, readonly string[]>> = {
  pdf: ['application/pdf'], audio: ['audio/mpeg'], 'large-type': ['application/pdf'], braille: ['text/x-brf', 'application/pdf'],
};

/** One edition of an issue as a file. */
@Entity()
@ForeignKey('PrIssue', ['issueId'], ['id'], { name: 'pr_issue_file_of' })
@Index('pr_issue_file_by_issue', ['issueId', 'id'])
export class PrIssueFile implements ReceivedFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') issueId: string;
  @Column('text') medium: Medium;
  /** What is in it: 「音声版 1ページから4ページ」. */
  @Column('text') title: string;
  @Column('text') key: string;
  @Column('text') name: string;
  @Column('text') type: string;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('text') scan: ReceivedFile['scan'];
  @Column('boolean', { nullable: true }) tagged: boolean | null;
  @Column('timestamptz') uploadedAt: Date;
}
