import { Readable } from 'node:stream';
import { Audit, Caller, IfMatch, pageOf, pageQuery, Returns, Scopes, Streams } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import { CampaignReports } from './campaign-report.service.js';
import { CampaignId, CampaignInput, CampaignStatuses, CampaignView, PreviewView, ProgressView, ReportView, TestSendView } from './campaign.view.js';
import { CampaignsService } from './campaigns.service.js';

const staff = { kinds: ['staff'] as const };
const List = pageQuery({ status: CampaignStatuses.optional() });
type Id = z.output<typeof CampaignId>;
type Input = z.output<typeof CampaignInput>;

@Controller('campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsService, private readonly reports: CampaignReports) {}

  /** Begins a campaign; nothing is sent before a second person has approved it. */
  @Post()
  @Scopes('campaigns:write', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  draft(@Body({ schema: CampaignInput }) body: Input, @Caller() caller: Caller) {
    return this.campaigns.draft(body, caller);
  }

  @Get()
  @Scopes('campaigns:read', staff)
  @Returns(pageOf(CampaignView))
  list(@Query({ schema: List }) query: z.output<typeof List>, @Caller() caller: Caller) {
    return this.campaigns.list(query, caller);
  }

  @Get(':id')
  @Scopes('campaigns:read', staff)
  @Returns(CampaignView)
  get(@Param({ schema: CampaignId }) { id }: Id, @Caller() caller: Caller) {
    return this.campaigns.get(id, caller);
  }

  /** Changes the words; an approval was for the old ones and ends. */
  @Put(':id')
  @Scopes('campaigns:write', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  edit(@Param({ schema: CampaignId }) { id }: Id, @Body({ schema: CampaignInput }) body: Input, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.campaigns.edit(id, version, body, caller);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Scopes('campaigns:approve', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  approve(@Param({ schema: CampaignId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.campaigns.approve(id, version, caller);
  }

  /** Sends it now, or at the moment it is scheduled for. */
  @Post(':id/queue')
  @HttpCode(200)
  @Scopes('campaigns:operate', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  queue(@Param({ schema: CampaignId }) { id }: Id, @Caller() caller: Caller) {
    return this.campaigns.queue(id, caller);
  }

  /** The stop button. */
  @Post(':id/stop')
  @HttpCode(200)
  @Scopes('campaigns:operate', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  stop(@Param({ schema: CampaignId }) { id }: Id, @Caller() caller: Caller) {
    return this.campaigns.stop(id, caller);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Scopes('campaigns:write', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  withdraw(@Param({ schema: CampaignId }) { id }: Id, @Caller() caller: Caller) {
    return this.campaigns.withdraw(id, caller);
  }

  /** Once more to those for whom it failed, and to nobody else. */
  @Post(':id/resend-failed')
  @HttpCode(200)
  @Scopes('campaigns:operate', staff)
  @Audit('campaign')
  @Returns(CampaignView)
  resendFailed(@Param({ schema: CampaignId }) { id }: Id, @Caller() caller: Caller) {
    return this.campaigns.resendFailed(id, caller);
  }

  /** To the addresses marked for drills, and marked as a test itself. */
  @Post(':id/test-send')
  @HttpCode(200)
  @Scopes('campaigns:write', staff)
  @Audit('campaign')
  @Returns(TestSendView)
  testSend(@Param({ schema: CampaignId }) { id }: Id) {
    return this.campaigns.testSend(id);
  }

  /** How many it would reach, and every variant as the mail will look. */
  @Get(':id/preview')
  @Scopes('campaigns:read', staff)
  @Returns(PreviewView)
  preview(@Param({ schema: CampaignId }) { id }: Id) {
    return this.reports.preview(id);
  }

  @Get(':id/progress')
  @Scopes('campaigns:read', staff)
  @Returns(ProgressView)
  progress(@Param({ schema: CampaignId }) { id }: Id) {
    return this.reports.progress(id);
  }

  /** The same as server-sent events; ends when nothing is on its way any more. */
  @Get(':id/progress/stream')
  @Scopes('campaigns:read', staff)
  @Streams()
  async follow(@Param({ schema: CampaignId }) { id }: Id, @Caller() caller: Caller): Promise<StreamableFile> {
    await this.reports.progress(id);
    return new StreamableFile(Readable.from(this.reports.follow(id, caller.expiresAt), { objectMode: false }), { type: 'text/event-stream' });
  }

  @Get(':id/report')
  @Scopes('campaigns:read', staff)
  @Returns(ReportView)
  report(@Param({ schema: CampaignId }) { id }: Id) {
    return this.reports.report(id);
  }
}
