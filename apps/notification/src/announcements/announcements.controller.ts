import { AnyScope, Audit, Caller, IfMatch, pageOf, pageQuery, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { FindingView, findingExample, type Finding } from '../accessibility/finding.view.js';
import type { AnnouncementEdition } from './announcement-edition.entity.js';
import { AnnouncementPublishingService } from './announcement-publishing.service.js';
import type { Announcement } from './announcement.entity.js';
import { AnnouncementCaseView, AnnouncementId, AnnouncementView, Content, day, EditionView, instant, statuses } from './announcement.view.js';
import { AnnouncementsService, type AnnouncementCase } from './announcements.service.js';

const List = pageQuery({ status: statuses.optional(), reviewDueBy: day.optional() });
const note = z.string().trim().min(1).max(1_000);
const Schedule = z.strictObject({ publishAt: instant }).meta({ example: { publishAt: '2026-04-01T09:00:00+09:00' } });
const Correct = z.strictObject({ note }).meta({ example: { note: '締切の日付に誤りがありました。正しくは5月29日です。' } });
const SendBack = z.strictObject({ note }).meta({ example: { note: '問い合わせ先を加えてください。' } });
const Withdraw = z.strictObject({ note, successorId: z.uuid().nullable().default(null) }).meta({ example: { note: '募集を中止しました。', successorId: null } });
const ChecksView = z
  .object({ publishable: z.boolean(), findings: z.array(FindingView) })
  .meta({ id: 'AnnouncementChecks', example: { publishable: false, findings: [findingExample] } });

type Id = z.output<typeof AnnouncementId>;

/** The editor's side: a unit writes, its head approves, 広報課 approves and publishes. */
@Controller('announcements')
export class AnnouncementsController {
  constructor(private readonly announcements: AnnouncementsService, private readonly publishing: AnnouncementPublishingService) {}

  /** A draft of the caller's unit. What is not allowed in a text is taken out of it, and `removed` says what. */
  @Post()
  @Scopes('announcements:write')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  create(@Body({ schema: Content }) body: z.output<typeof Content>, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.create(body, caller);
  }

  /** Of the caller's unit; 広報課 sees all. `reviewDueBy`: public ones whose owner must look at them by that day. */
  @Get()
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(pageOf(AnnouncementView))
  list(@Query({ schema: List }) query: z.output<typeof List>, @Caller() caller: Caller): Promise<Page<Announcement>> {
    return this.announcements.list(query, caller);
  }

  @Get(':id')
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(AnnouncementCaseView)
  get(@Param({ schema: AnnouncementId }) { id }: Id, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.get(id, caller);
  }

  /** Drops every approval. Of a public announcement the change waits for `correct`. */
  @Put(':id')
  @Scopes('announcements:write')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  edit(@Param({ schema: AnnouncementId }) { id }: Id, @Body({ schema: Content }) body: z.output<typeof Content>, @IfMatch() version: number, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.edit(id, body, version, caller);
  }

  /** What stands against publishing (errors) and what people should look at (warnings), with the place of each. */
  @Get(':id/checks')
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(ChecksView)
  async checks(@Param({ schema: AnnouncementId }) { id }: Id, @Caller() caller: Caller): Promise<{ publishable: boolean; findings: Finding[] }> {
    const findings = await this.announcements.checks(id, caller);
    return { publishable: findings.every(({ severity }) => severity !== 'error'), findings };
  }

  /** Every edition the public ever saw, as it was. */
  @Get(':id/versions')
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(z.array(EditionView))
  versions(@Param({ schema: AnnouncementId }) { id }: Id, @Caller() caller: Caller): Promise<AnnouncementEdition[]> {
    return this.announcements.versions(id, caller);
  }

  /** By the head of the unit, never by who wrote it. */
  @Post(':id/approve')
  @HttpCode(200)
  @Scopes('announcements:approve')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  approve(@Param({ schema: AnnouncementId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.step(id, (announcement, deed) => announcement.approve(deed), caller, version);
  }

  @Post(':id/approve-publication')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  approvePublication(@Param({ schema: AnnouncementId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.step(id, (announcement, deed) => announcement.approvePublication(deed), caller, version);
  }

  @Post(':id/send-back')
  @HttpCode(200)
  @AnyScope('announcements:approve', 'announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  sendBack(@Param({ schema: AnnouncementId }) { id }: Id, @Body({ schema: SendBack }) body: z.output<typeof SendBack>, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.step(id, (announcement, deed) => announcement.sendBack({ ...deed, note: body.note }), caller);
  }

  @Post(':id/schedule')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  schedule(@Param({ schema: AnnouncementId }) { id }: Id, @Body({ schema: Schedule }) body: z.output<typeof Schedule>, @IfMatch() version: number, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.publishing.schedule(id, body.publishAt, version, caller);
  }

  /** Now, where it has passed its checks; 422 names every problem with its place. */
  @Post(':id/publish')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  publish(@Param({ schema: AnnouncementId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.publishing.publish(id, version, caller);
  }

  /** A new edition with a note; the earlier one is kept as it was. */
  @Post(':id/correct')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  correct(@Param({ schema: AnnouncementId }) { id }: Id, @Body({ schema: Correct }) body: z.output<typeof Correct>, @IfMatch() version: number, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.publishing.correct(id, body.note, version, caller);
  }

  /** Its address answers 410 from now on, with the successor where there is one. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  withdraw(@Param({ schema: AnnouncementId }) { id }: Id, @Body({ schema: Withdraw }) body: z.output<typeof Withdraw>, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.publishing.withdraw(id, body, caller);
  }

  @Post(':id/archive')
  @HttpCode(200)
  @Scopes('announcements:publish')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  archive(@Param({ schema: AnnouncementId }) { id }: Id, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.step(id, (announcement, deed) => announcement.move('archive', deed), caller);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Scopes('announcements:write')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  discard(@Param({ schema: AnnouncementId }) { id }: Id, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.step(id, (announcement, deed) => announcement.move('discard', deed), caller);
  }

  /** Yearly: its owner has looked at the public page, and it still holds. */
  @Post(':id/confirm-review')
  @HttpCode(200)
  @Scopes('announcements:write')
  @Audit('announcement')
  @Returns(AnnouncementCaseView)
  confirmReview(@Param({ schema: AnnouncementId }) { id }: Id, @Caller() caller: Caller): Promise<AnnouncementCase> {
    return this.announcements.confirmReview(id, caller);
  }
}
