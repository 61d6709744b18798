import { fiscalYear, publish } from '@tomoni/messaging';
import { announcementCorrected, announcementPublished, announcementWithdrawn } from '@tomoni/contracts';
import { CitySettings, Clock, expectVersion, InvalidInput, Problem, Transactions, type Caller } from '@tomoni/platform';
import { Injectable, Logger, Optional } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { config } from '../config.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { AnnouncementAttachment } from './announcement-attachment.entity.js';
import { AnnouncementChecksService } from './announcement-checks.service.js';
import { AnnouncementEdition } from './announcement-edition.entity.js';
import { Announcement, languagesOf, type Deed } from './announcement.entity.js';
import { theClock } from './announcement.procedure.js';
import { AnnouncementsService, type AnnouncementCase } from './announcements.service.js';
import { ChannelPublisher, type PostedAnnouncement, type PostKind } from './channel-publisher.service.js';

/** What makes an announcement public, changes it there and ends it: state, edition, event and posts stand or fall together. */
@Injectable()
export class AnnouncementPublishingService {
  private readonly log = new Logger(AnnouncementPublishingService.name);

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly announcements: AnnouncementsService,
    private readonly checks: AnnouncementChecksService,
    private readonly settings: CitySettings,
    @Optional() private readonly channels?: ChannelPublisher,
  ) {}

  schedule(id: string, publishAt: Date, version: number, caller: Caller): Promise<AnnouncementCase> {
    return this.change(id, caller, version, async (tx, announcement, deed) => {
      announcement.schedule(publishAt, deed);
      await this.checks.require(tx, announcement);
    });
  }

  publish(id: string, version: number, caller: Caller): Promise<AnnouncementCase> {
    return this.change(id, caller, version, async (tx, announcement, deed) => {
      announcement.publish(deed, await this.reviewMonths(tx));
      await this.checks.require(tx, announcement);
      await this.release(tx, announcement, 'published', deed.now);
    });
  }

  /** What was changed since the last edition becomes public, with a note that says what. The earlier edition stays as it was. */
  correct(id: string, note: string, version: number, caller: Caller): Promise<AnnouncementCase> {
    return this.change(id, caller, version, async (tx, announcement, deed) => {
      announcement.correct({ ...deed, note }, await this.reviewMonths(tx));
      await this.checks.require(tx, announcement);
      await this.release(tx, announcement, 'corrected', deed.now);
    });
  }

  withdraw(id: string, { note, successorId }: { note: string; successorId: string | null }, caller: Caller): Promise<AnnouncementCase> {
    return this.change(id, caller, undefined, async (tx, announcement, deed) => {
      if (successorId !== null && (successorId === id || !(await tx.existsBy(Announcement, { id: successorId })))) {
        throw new InvalidInput([{ in: 'body', pointer: '#/successorId', code: 'unknown-announcement', detail: { ja: '後継となるお知らせがありません。', en: 'There is no such announcement to follow it.' } }]);
      }
      announcement.withdraw(note, successorId, deed);
      const edition = await tx.findOneByOrFail(AnnouncementEdition, { announcementId: id, edition: announcement.edition });
      const successorUrl = announcement.successorId && pageOf(announcement.successorId);
      await publish(tx, announcementWithdrawn, { ...this.facts(announcement, edition), note, successorUrl });
      await this.channels?.post(tx, posted(edition, note), 'withdrawn');
    });
  }

  /**
   * Publishes what is due and ends what has passed its last day, one transaction each: one that fails keeps nobody else waiting.
   * Any number of instances may do it at once: whoever locks a row does it, the others go past. @returns how many
   */
  async runDue(): Promise<number> {
    const due = await this.db.manager.find(Announcement, { select: { id: true }, where: this.due(), order: { publishAt: 'ASC', id: 'ASC' }, take: 1_000 });
    let done = 0;
    for (const { id } of due) {
      done += await this.transactions.run((tx) => this.act(tx, id)).catch((error: unknown) => {
        this.log.error(error);
        return 0;
      });
    }
    return done;
  }

  private due(id?: string) {
    const one = id === undefined ? {} : { id };
    return [
      { ...one, status: 'scheduled' as const, publishAt: LessThanOrEqual(this.clock.now()) },
      { ...one, status: In(['published', 'corrected'] as const), publicTo: LessThan(this.clock.today()) },
    ];
  }

  private async act(tx: EntityManager, id: string): Promise<number> {
    const announcement = await tx.findOne(Announcement, { where: this.due(id), lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
    if (!announcement) return 0;
    const deed: Deed = { caller: theClock, now: this.clock.now() };
    if (announcement.status === 'scheduled') await this.publishOnTime(tx, announcement, deed);
    else announcement.move('expire', deed);
    await tx.save(announcement);
    return 1;
  }

  /** What no longer passes its checks goes back to 広報課 rather than out. */
  private async publishOnTime(tx: EntityManager, announcement: Announcement, deed: Deed): Promise<void> {
    try {
      await this.checks.require(tx, announcement);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      announcement.hold({ ...deed, note: error.detail?.ja });
      return;
    }
    announcement.publishOnTime(deed, await this.reviewMonths(tx));
    await this.release(tx, announcement, 'published', deed.now);
  }

  private change(id: string, caller: Caller, version: number | undefined, work: (tx: EntityManager, announcement: Announcement, deed: Deed) => Promise<void>): Promise<AnnouncementCase> {
    return this.transactions.run(async (tx) => {
      const announcement = await this.announcements.lock(tx, id, caller);
      if (version !== undefined) expectVersion(announcement, version);
      await work(tx, announcement, this.announcements.deed(caller));
      await tx.save(announcement);
      return this.announcements.view(tx, announcement, caller);
    });
  }

  private async release(tx: EntityManager, announcement: Announcement, kind: Exclude<PostKind, 'withdrawn'>, now: Date): Promise<void> {
    const attachments = await tx.find(AnnouncementAttachment, { where: { announcementId: announcement.id, removedAt: IsNull() }, order: { id: 'ASC' } });
    const first = announcement.edition > 1 ? await tx.findOneBy(AnnouncementEdition, { announcementId: announcement.id, edition: 1 }) : null;
    const edition = AnnouncementEdition.of(announcement, attachments, now, { note: announcement.note, first });
    await tx.insert(AnnouncementEdition, edition);
    const facts = this.facts(announcement, edition);
    await (kind === 'published' ? publish(tx, announcementPublished, facts) : publish(tx, announcementCorrected, { ...facts, note: announcement.note ?? '' }));
    await this.channels?.post(tx, posted(edition, edition.note), kind);
  }

  private facts({ id, deptCode, status }: Announcement, { edition, category, areas, variants, validTo }: AnnouncementEdition) {
    const langs = languagesOf(variants);
    return {
      announcementId: id, status, effectiveOn: this.clock.today(), fy: fiscalYear(this.clock.now()), deptCode, lgCode: config.TENANT, url: pageOf(id), edition, category, areas: [...areas],
      title: variants.ja?.title ?? '', urls: langs.map((lang) => ({ lang, url: pageOf(id, lang) })), langs, validTo,
    };
  }

  private async reviewMonths(tx: EntityManager): Promise<number> {
    return (await (this.settings as NotificationSettings).today(tx))['notification.review-months'];
  }
}

/** Where the public reads it. */
export const pageOf = (id: string, lang: TextVariant = 'ja'): string =>
  `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}/announcements/${id}/page${lang === 'ja' ? '' : `?lang=${lang}`}`;

function posted({ announcementId, edition, deptCode, category, areas, channels, variants, validTo, firstPublishedAt, publishedAt }: AnnouncementEdition, note: string | null): PostedAnnouncement {
  const { ja } = variants;
  if (!ja) throw new Error('An edition has a Japanese text');
  return { announcementId, edition, deptCode, category, areas, channels, variants: { ...variants, ja }, url: pageOf(announcementId), validTo, note, firstPublishedAt, publishedAt };
}
