import { Audit, Caller, IfMatch, pageOf, pageQuery, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { CampaignId as LifeMailId, LifeMailInput, LifeMailView } from './campaign.view.js';
import { LifeMailsService } from './life-mails.service.js';

const staff = { kinds: ['staff'] as const };
const List = pageQuery({});
type Id = z.output<typeof LifeMailId>;
type Input = z.output<typeof LifeMailInput>;

/** 育児・健康メール: written and approved once, sent to each month of birth in its turn. */
@Controller('life-mails')
export class LifeMailsController {
  constructor(private readonly lifeMails: LifeMailsService) {}

  @Post()
  @Scopes('campaigns:write', staff)
  @Audit('life-mail')
  @Returns(LifeMailView)
  draft(@Body({ schema: LifeMailInput }) body: Input, @Caller() caller: Caller) {
    return this.lifeMails.draft(body, caller);
  }

  @Get()
  @Scopes('campaigns:read', staff)
  @Returns(pageOf(LifeMailView))
  list(@Query({ schema: List }) query: z.output<typeof List>, @Caller() caller: Caller) {
    return this.lifeMails.list(query, caller);
  }

  @Get(':id')
  @Scopes('campaigns:read', staff)
  @Returns(LifeMailView)
  get(@Param({ schema: LifeMailId }) { id }: Id, @Caller() caller: Caller) {
    return this.lifeMails.get(id, caller);
  }

  @Put(':id')
  @Scopes('campaigns:write', staff)
  @Audit('life-mail')
  @Returns(LifeMailView)
  edit(@Param({ schema: LifeMailId }) { id }: Id, @Body({ schema: LifeMailInput }) body: Input, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.lifeMails.edit(id, version, body, caller);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Scopes('campaigns:approve', staff)
  @Audit('life-mail')
  @Returns(LifeMailView)
  approve(@Param({ schema: LifeMailId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.lifeMails.approve(id, version, caller);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Scopes('campaigns:write', staff)
  @Audit('life-mail')
  @Returns(LifeMailView)
  end(@Param({ schema: LifeMailId }) { id }: Id, @IfMatch() version: number, @Caller() caller: Caller) {
    return this.lifeMails.end(id, version, caller);
  }
}
