import { moment } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, IfMatch, InvalidInput, pageOf, pageQuery, Public, RateLimit, Refuses, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { AnnouncementId, announcementId } from '../announcements/announcement.view.js';
import type { BarrierReport } from '../announcements/barrier-report.entity.js';
import { textVariants } from '../dispatches/dispatch.entity.js';
import { pagePolicy, thanksPage } from './announcement-page.js';
import { BarrierReportsService } from './barrier-reports.service.js';

const lang = z.enum(textVariants).default('ja');
const barrier = z.string().trim().min(1).max(2_000).refine((text) => !text.includes('\0') && text.isWellFormed(), { params: { ja: '使用できない文字が含まれています。', en: 'It contains a character that is not text.' } });
const Report = z.strictObject({ barrier, lang }).meta({ example: { barrier: '表の3行目が読み上げられません。', lang: 'ja' } });
const Form = z.strictObject({ form: z.string().max(16_384) });
const Language = z.strictObject({ lang });
const List = pageQuery({ open: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional() });
const ReportView = z
  .object({ id: z.uuid(), announcementId: z.uuid(), edition: z.int(), lang: z.string(), barrier: z.string(), doneAt: moment.nullable(), version: z.int(), createdAt: moment })
  .meta({
    id: 'BarrierReport',
    example: { id: '019a4f00-0000-7000-8000-0000000000c5', announcementId, edition: 1, lang: 'ja', barrier: '表の3行目が読み上げられません。', doneAt: null, version: 1, createdAt: '2026-04-02T01:00:00.000Z' },
  });
const TakenView = z.object({ id: z.uuid() }).meta({ id: 'BarrierReportTaken', example: { id: '019a4f00-0000-7000-8000-0000000000c5' } });
type Id = z.output<typeof AnnouncementId>;

@Controller()
export class BarrierReportsController {
  constructor(private readonly reports: BarrierReportsService) {}

  /** What somebody could not read or use on a public page. Nobody is asked who they are. */
  @Post('announcements/:id/barrier-reports')
  @Public()
  @RateLimit({ limit: 10, seconds: 60 })
  @Refuses('gone')
  @Audit('barrier-report', { ids: (reply) => [(reply as BarrierReport).id] })
  @Returns(TakenView)
  report(@Param({ schema: AnnouncementId }) { id }: Id, @Body({ schema: Report }) body: z.output<typeof Report>): Promise<BarrierReport> {
    return this.reports.report(id, body);
  }

  /** The same from the page's own form. */
  @Post('announcements/:id/page/barrier')
  @HttpCode(200)
  @Public()
  @RateLimit({ limit: 10, seconds: 60 })
  @Refuses('gone')
  @Audit('barrier-report', { ids: () => [] })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiProduces('text/html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', pagePolicy)
  async fromPage(@Param({ schema: AnnouncementId }) { id }: Id, @Query({ schema: Language }) query: z.output<typeof Language>, @Body({ schema: Form }) body: z.output<typeof Form>): Promise<string> {
    const written = barrier.safeParse(new URLSearchParams(body.form).get('barrier') ?? '');
    if (!written.success) throw new InvalidInput([{ in: 'body', pointer: '#/barrier', code: 'required', detail: { ja: '困ったことを2,000字以内で書いてください。', en: 'Say in up to 2,000 characters what the barrier is.' } }]);
    await this.reports.report(id, { barrier: written.data, ...query });
    return thanksPage(id, query.lang);
  }

  /** For the unit whose pages they are about; 広報課 sees all. */
  @Get('barrier-reports')
  @AnyScope('announcements:read', 'announcements:write')
  @Returns(pageOf(ReportView))
  list(@Query({ schema: List }) query: z.output<typeof List>, @Caller() caller: Caller): Promise<Page<BarrierReport>> {
    return this.reports.list(query, caller);
  }

  @Post('barrier-reports/:id/done')
  @HttpCode(200)
  @Scopes('announcements:write')
  @Audit('barrier-report')
  @Returns(ReportView)
  done(@Param({ schema: AnnouncementId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller): Promise<BarrierReport> {
    return this.reports.done(id, version, caller);
  }
}
