import { CitySettings, Clock, expectVersion, InvalidInput, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type EntityManager, type FindOneOptions } from 'typeorm';
import { cleanHtml, type Removed } from '../accessibility/accessibility.service.js';
import type { Finding } from '../accessibility/finding.view.js';
import type { NotificationSettings } from '../city-settings.js';
import type { TextVariant } from '../dispatches/dispatch.entity.js';
import { TopicsService } from '../topics/topics.service.js';
import { AnnouncementAttachment } from './announcement-attachment.entity.js';
import { AnnouncementChecksService } from './announcement-checks.service.js';
import { AnnouncementEdition } from './announcement-edition.entity.js';
import { Announcement, type AnnouncementContent, type Deed, type Texts } from './announcement.entity.js';
import { mayRead, type AnnouncementStatus } from './announcement.procedure.js';

type RemovedFrom = Removed & { readonly variant: TextVariant };
interface LinkedAction { readonly name: string; readonly href: string; readonly label: { ja: string; en: string } }
export type AnnouncementCase = Announcement & { actions: LinkedAction[]; removed: RemovedFrom[]; attachments: AnnouncementAttachment[] };

/** Writing and approving. What makes it public is `AnnouncementPublishingService`. */
@Injectable()
export class AnnouncementsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly topics: TopicsService,
    private readonly checker: AnnouncementChecksService,
    private readonly settings: CitySettings,
  ) {}

  create(content: AnnouncementContent, caller: Caller): Promise<AnnouncementCase> {
    return this.transactions.run(async (tx) => {
      const { unit, sub } = caller;
      if (!unit) throw new NotAllowed({ code: 'no-unit', ja: '所属のない方はお知らせを作成できません', en: 'Only somebody of a unit drafts an announcement' });
      const { cleaned, removed } = await this.accepted(tx, content);
      const announcement = Announcement.draft(unit, cleaned, { writer: sub }, this.clock.now());
      await tx.insert(Announcement, announcement);
      return this.view(tx, announcement, caller, removed);
    });
  }

  /** A draft because something happened elsewhere; the same event a second time changes nothing. A human goes on from here. */
  async draftFromEvent(tx: EntityManager, deptCode: string, content: AnnouncementContent, source: { type: string; eventId: string }): Promise<void> {
    const announcement = Announcement.draft(deptCode, { ...content, ...clean(content.variants) }, { source }, this.clock.now());
    await tx.createQueryBuilder().insert().into(Announcement).values(announcement).orIgnore().execute();
  }

  edit(id: string, content: AnnouncementContent, version: number, caller: Caller): Promise<AnnouncementCase> {
    return this.transactions.run(async (tx) => {
      const announcement = await this.lock(tx, id, caller);
      expectVersion(announcement, version);
      requireOpen(announcement);
      const { cleaned, removed } = await this.accepted(tx, content, id);
      announcement.edit(cleaned, this.deed(caller));
      await tx.save(announcement);
      return this.view(tx, announcement, caller, removed);
    });
  }

  /** A step that publishes nothing, on the version that the caller has read. */
  step(id: string, act: (announcement: Announcement, deed: Deed) => unknown, caller: Caller, version?: number): Promise<AnnouncementCase> {
    return this.transactions.run(async (tx) => {
      const announcement = await this.lock(tx, id, caller);
      if (version !== undefined) expectVersion(announcement, version);
      act(announcement, this.deed(caller));
      await tx.save(announcement);
      return this.view(tx, announcement, caller);
    });
  }

  /** Yearly: whoever owns the page says that it still holds. */
  async confirmReview(id: string, caller: Caller): Promise<AnnouncementCase> {
    const { 'notification.review-months': months } = await (this.settings as NotificationSettings).today();
    return this.step(id, (announcement) => {
      if (!announcement.isPublic) throw new NotAllowed({ code: 'not-public', ja: '公開中のお知らせだけを確認できます', en: 'Only a public announcement is looked over' });
      announcement.confirmReview(this.clock.today(), months);
    }, caller);
  }

  list({ status, reviewDueBy, ...request }: { status?: AnnouncementStatus; reviewDueBy?: string; cursor?: string; limit: number }, caller: Caller): Promise<Page<Announcement>> {
    const query = this.db.manager.createQueryBuilder(Announcement, 'announcement');
    if (!mayRead(caller, { deptCode: '' })) query.andWhere('announcement.deptCode = :unit', { unit: caller.unit ?? '' });
    if (status !== undefined) query.andWhere('announcement.status = :status', { status });
    if (reviewDueBy !== undefined) query.andWhere(`announcement.status IN ('published', 'corrected') AND announcement.reviewDueOn <= :reviewDueBy`, { reviewDueBy });
    return page(query, request, { by: ['createdAt', 'id'], direction: 'DESC' });
  }

  async get(id: string, caller: Caller): Promise<AnnouncementCase> {
    return this.view(this.db.manager, await this.readable(id, caller), caller);
  }

  async checks(id: string, caller: Caller): Promise<Finding[]> {
    return this.checker.of(this.db.manager, await this.readable(id, caller));
  }

  /** Every edition the public ever saw, the newest first. */
  async versions(id: string, caller: Caller): Promise<AnnouncementEdition[]> {
    await this.readable(id, caller);
    return this.db.manager.find(AnnouncementEdition, { where: { announcementId: id }, order: { edition: 'DESC' } });
  }

  readable(id: string, caller: Caller): Promise<Announcement> {
    return this.find(this.db.manager, id, caller);
  }

  lock(tx: EntityManager, id: string, caller: Caller): Promise<Announcement> {
    return this.find(tx, id, caller, { mode: 'pessimistic_write' });
  }

  deed(caller: Caller, note?: string): Deed {
    return { caller, now: this.clock.now(), note };
  }

  async view(tx: EntityManager, announcement: Announcement, caller: Caller, removed: RemovedFrom[] = []): Promise<AnnouncementCase> {
    const attachments = await tx.find(AnnouncementAttachment, { where: { announcementId: announcement.id, removedAt: IsNull() }, order: { id: 'ASC' } });
    const actions = announcement.actions(this.deed(caller)).filter(({ name }) => name !== 'revise').map(({ name, href, label }) => ({ name, href: `/announcements/${announcement.id}/${href}`, label }));
    return Object.assign(announcement, { actions, removed, attachments });
  }

  /** Another unit's announcement does not exist for a writer. */
  private async find(tx: EntityManager, id: string, caller: Caller, lock?: FindOneOptions['lock']): Promise<Announcement> {
    const announcement = await tx.findOne(Announcement, { where: { id }, ...(lock && { lock }) });
    if (!announcement || !mayRead(caller, announcement)) throw new NotFound({ ja: 'お知らせが見つかりません', en: 'There is no such announcement' });
    return announcement;
  }

  private async accepted(tx: EntityManager, content: AnnouncementContent, id?: string): Promise<{ cleaned: AnnouncementContent; removed: RemovedFrom[] }> {
    const { category, areas, successorId } = content;
    await this.topics.requireKnown(tx, { topics: [category], areas }).catch((error: unknown) => {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput((error.errors ?? []).map((field) => ({ ...field, pointer: field.pointer.replace('#/topics/0', '#/category') })));
    });
    if (successorId !== null && (successorId === id || !(await tx.existsBy(Announcement, { id: successorId })))) {
      throw new InvalidInput([{ in: 'body', pointer: '#/successorId', code: 'unknown-announcement', detail: { ja: '後継となるお知らせがありません。', en: 'There is no such announcement to follow it.' } }]);
    }
    const { variants, removed } = clean(content.variants);
    return { cleaned: { ...content, variants }, removed };
  }
}

function requireOpen({ status }: Announcement): void {
  if (status !== 'withdrawn' && status !== 'archived') return;
  throw new NotAllowed({ code: 'closed', ja: '取り下げた、または保存済みのお知らせは直せません。新しく作成してください。', en: 'What was withdrawn or archived is not changed. Draft a new one.' });
}

function clean(variants: Texts): { variants: Texts; removed: RemovedFrom[] } {
  const cleaned = Object.entries(variants).map(([variant, { title, html }]) => ({ variant: variant as TextVariant, title, ...cleanHtml(html) }));
  return {
    variants: Object.fromEntries(cleaned.map(({ variant, title, html }) => [variant, { title, html }])),
    removed: cleaned.flatMap(({ variant, removed }) => removed.map((one) => ({ ...one, variant }))),
  };
}

