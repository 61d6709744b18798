import type { ReceivedFile } from '@tomoni/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A file beside an announcement, without what it knew of its makers. Only the announcement's editions decide who sees it. */
@Entity()
@ForeignKey('Announcement', ['announcementId'], ['id'], { name: 'announcement_attachment_of' })
@Index('announcement_attachment_by_announcement', ['announcementId', 'id'])
export class AnnouncementAttachment implements ReceivedFile {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') announcementId: string;
  /** Where it lies in the object store. */
  @Column('text') key: string;
  @Column('text') name: string;
  @Column('text') type: string;
  @Column('integer') bytes: number;
  @Column('text') sha256: string;
  @Column('text') scan: ReceivedFile['scan'];
  /** What it shows or holds, for those who cannot see it. */
  @Column('text') alt: string;
  /** Of a PDF: whether it is tagged; null for anything else. */
  @Column('boolean', { nullable: true }) tagged: boolean | null;
  /** `text`: the announcement itself says all of it; or the address of a page that does. */
  @Column('text', { nullable: true }) htmlTwin: string | null;
  @Column('timestamptz') uploadedAt: Date;
  /** Earlier editions may still name it, so its row stays. */
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
}
