import { randomUUIDv7 } from 'node:crypto';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AnnouncementChannel, PostedText } from './channel-publisher.service.js';
import type { AnnouncementAttachment } from './announcement-attachment.entity.js';
import type { Announcement, Texts } from './announcement.entity.js';
import { plainText } from '../accessibility/accessibility.service.js';

export type PublishedAttachment = Pick<AnnouncementAttachment, 'id' | 'name' | 'type' | 'bytes' | 'alt' | 'tagged' | 'htmlTwin'>;
export type PublishedTexts = { readonly [Variant in keyof Texts]?: PostedText };

/** What the public read, as it was: the database takes no change to it. */
@Entity()
@ForeignKey('Announcement', ['announcementId'], ['id'], { name: 'announcement_edition_of' })
@Unique('announcement_edition_number', ['announcementId', 'edition'])
@Index('announcement_edition_newest', ['publishedAt', 'id'])
export class AnnouncementEdition {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') announcementId: string;
  @Column('int') edition: number;
  @Column('text') deptCode: string;
  @Column('text') category: string;
  @Column('text', { array: true }) areas: string[];
  @Column('jsonb') variants: PublishedTexts;
  @Column('jsonb') attachments: PublishedAttachment[];
  @Column('text', { array: true }) channels: AnnouncementChannel[];
  @Column('date') validFrom: string;
  @Column('date', { nullable: true }) validTo: string | null;
  /** Of a correction, for the public to read. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz') firstPublishedAt: Date;
  @Column('timestamptz') publishedAt: Date;

  /** The announcement as it is now, and will be for its readers. */
  static of(announcement: Announcement, attachments: readonly AnnouncementAttachment[], now: Date, { note, first }: { note: string | null; first?: AnnouncementEdition | null }): AnnouncementEdition {
    const { id: announcementId, edition, deptCode, category, areas, channels, validFrom, validTo } = announcement;
    const variants = Object.fromEntries(Object.entries(announcement.variants).map(([variant, { title, html }]) => [variant, { title, html, text: plainText(html) }]));
    return Object.assign(new AnnouncementEdition(), {
      id: randomUUIDv7(), announcementId, edition, deptCode, category, areas, variants, channels, validFrom, validTo, note,
      attachments: attachments.map(({ id, name, type, bytes, alt, tagged, htmlTwin }) => ({ id, name, type, bytes, alt, tagged, htmlTwin })),
      firstPublishedAt: first?.firstPublishedAt ?? now, publishedAt: now,
    } satisfies Partial<AnnouncementEdition>);
  }
}
