import { NotFound, page, Problem, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AnnouncementEdition } from '../announcements/announcement-edition.entity.js';
import { pageOf } from '../announcements/announcement-publishing.service.js';
import { Announcement } from '../announcements/announcement.entity.js';
import { config } from '../config.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import type { SitemapEntry } from './feed-formats.js';

export interface PublicFilter { readonly category?: string; readonly area?: string; readonly lang?: TextVariant; readonly cursor?: string; readonly limit: number }
/** What was public and is not any more. */
export interface Gone { readonly successor: AnnouncementEdition | null; readonly note: string | null }

const inFeed = 50;
/** sitemaps.org takes no more in one file. */
const inSitemap = 50_000;

/** What everybody may read: of each public announcement the newest edition, and nothing of what is being written. */
@Injectable()
export class AnnouncementFeedsService {
  constructor(private readonly db: DataSource) {}

  /** The newest first; what was corrected counts as new. An area's list has what is for the whole city, too. */
  list({ category, area, lang, ...request }: PublicFilter): Promise<Page<AnnouncementEdition>> {
    return page(this.query({ category, area, lang }), request, { by: ['publishedAt', 'id'], direction: 'DESC' });
  }

  async newest(filter: Omit<PublicFilter, 'cursor' | 'limit'>): Promise<AnnouncementEdition[]> {
    return this.query(filter).orderBy('edition.publishedAt', 'DESC').addOrderBy('edition.id', 'DESC').limit(inFeed).getMany();
  }

  async sitemap(): Promise<SitemapEntry[]> {
    return this.db.query<SitemapEntry[]>(
      `SELECT edition.announcement_id AS "announcementId", edition.published_at AS "publishedAt", ARRAY(SELECT jsonb_object_keys(edition.variants)) AS variants
       FROM announcement_edition AS edition JOIN announcement ON announcement.id = edition.announcement_id AND announcement.edition = edition.edition
       WHERE announcement.status IN ('published', 'corrected') ORDER BY edition.published_at DESC, edition.id LIMIT ${inSitemap}`,
    );
  }

  /** The edition that is public now, or what there is to say where one was. @throws NotFound for what never was public */
  async find(id: string): Promise<{ edition: AnnouncementEdition; gone?: undefined } | { gone: Gone; edition?: undefined }> {
    const announcement = await this.db.manager.findOneBy(Announcement, { id });
    if (!announcement || announcement.edition === 0) throw new NotFound({ ja: 'お知らせが見つかりません', en: 'There is no such announcement' });
    if (announcement.isPublic) return { edition: await this.current(announcement) };
    const follower = announcement.successorId === null ? null : await this.db.manager.findOneBy(Announcement, { id: announcement.successorId });
    return { gone: { successor: follower?.isPublic ? await this.current(follower) : null, note: announcement.note } };
  }

  /** @throws Problem 410 with the successor's address */
  async require(id: string): Promise<AnnouncementEdition> {
    const { edition, gone } = await this.find(id);
    if (edition) return edition;
    throw goneProblem(gone);
  }

  private current({ id, edition }: Announcement): Promise<AnnouncementEdition> {
    return this.db.manager.findOneByOrFail(AnnouncementEdition, { announcementId: id, edition });
  }

  private query({ category, area, lang }: Omit<PublicFilter, 'cursor' | 'limit'>) {
    const query = this.db.manager.createQueryBuilder(AnnouncementEdition, 'edition').innerJoin(
      Announcement, 'announcement', `announcement.id = edition.announcementId AND announcement.edition = edition.edition AND announcement.status IN ('published', 'corrected')`,
    );
    if (category !== undefined) query.andWhere('edition.category = :category', { category });
    if (area !== undefined) query.andWhere(`(edition.areas = '{}' OR edition.areas && ARRAY[:area, :city]::text[])`, { area, city: config.TENANT });
    if (lang !== undefined) query.andWhere('jsonb_exists(edition.variants, :lang)', { lang });
    return query;
  }
}

export const goneProblem = ({ successor, note }: Gone): Problem =>
  new Problem('gone', { members: { successor: successor && { url: pageOf(successor.announcementId), title: successor.variants.ja?.title }, note } });
