import { AnyScope, Audit, Caller, IfMatch, pageOf, pageQuery, Refuses, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { personalFields } from '../contacts/contact.entity.js';
import { RegisteredView, RepresentativeInput, RepresentativeView } from '../contacts/contact.view.js';
import type { Representative } from '../contacts/contacts.service.js';
import { ApplicationId, ApplicationStatuses, ApplicationView, content, contentExample } from './grant-application.view.js';
import { GrantApplicationsService, type ApplicationCase } from './grant-applications.service.js';

const programId = '019a4f00-0000-7000-8000-000000000001';
const groupId = '019a4f00-0000-7000-8000-000000000003';
const Draft = z.strictObject({ programId: z.uuid(), groupId: z.uuid(), ...content }).meta({ example: { programId, groupId, ...contentExample } });
const Edit = z.strictObject(content).meta({ example: contentExample });
const Mine = pageQuery({});
const Worklist = pageQuery({
  status: z.union([ApplicationStatuses.transform((status) => [status]), z.array(ApplicationStatuses)]).default(['submitted', 'resubmitted', 'correction-requested']),
  programId: z.uuid().optional(),
});

@Controller('grant-applications')
export class GrantApplicationsController {
  constructor(private readonly applications: GrantApplicationsService) {}

  /** Begins an application: one of a group in a fiscal year. */
  @Post()
  @Scopes('grants:apply')
  @Audit('grant-application')
  @Refuses('not-found')
  @Returns(ApplicationView)
  draft(@Body({ schema: Draft }) body: z.output<typeof Draft>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.applications.draft(body, caller);
  }

  /** Changes what was written; a draft freely, later only while a correction is asked for. */
  @Put(':id')
  @Scopes('grants:apply')
  @Audit('grant-application')
  @Returns(ApplicationView)
  edit(
    @Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>,
    @Body({ schema: Edit }) body: z.output<typeof Edit>,
    @IfMatch() version: number,
    @Caller() caller: Caller,
  ): Promise<ApplicationCase> {
    return this.applications.edit(id, version, body, caller);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Scopes('grants:apply')
  @Audit('grant-application')
  @Returns(ApplicationView)
  submit(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.applications.submit(id, caller);
  }

  /** After a correction was asked for. */
  @Post(':id/resubmit')
  @HttpCode(200)
  @Scopes('grants:apply')
  @Audit('grant-application')
  @Returns(ApplicationView)
  resubmit(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.applications.resubmit(id, caller);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Scopes('grants:apply')
  @Audit('grant-application')
  @Returns(ApplicationView)
  withdraw(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.applications.withdraw(id, caller);
  }

  /** The applications of the groups whose officer the caller is, the newest first. */
  @Get('mine')
  @Scopes('grants:apply')
  @Returns(pageOf(ApplicationView))
  mine(@Query({ schema: Mine }) query: z.output<typeof Mine>, @Caller() caller: Caller): Promise<Page<ApplicationCase>> {
    return this.applications.mine(caller, query);
  }

  /** The office's list, the oldest first; without a status, the intake: what waits for its form check. */
  @Get('worklist')
  @AnyScope('grants:check', 'grants:decide', 'grants:audit')
  @Returns(pageOf(ApplicationView))
  worklist(@Query({ schema: Worklist }) { status, ...query }: z.output<typeof Worklist>, @Caller() caller: Caller): Promise<Page<ApplicationCase>> {
    return this.applications.worklist(status, caller, query);
  }

  @Get(':id')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(ApplicationView)
  get(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.applications.get(id, caller);
  }

  /** Who is written to about this case; sealed, and forgotten when the person asks and nothing stands against it. */
  @Put(':id/representative')
  @Scopes('grants:apply')
  @Audit('contact')
  @Returns(RegisteredView)
  registerRepresentative(
    @Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>,
    @Body({ schema: RepresentativeInput }) body: z.output<typeof RepresentativeInput>,
    @Caller() caller: Caller,
  ): Promise<{ contactRef: string }> {
    return this.applications.registerRepresentative(id, body, caller);
  }

  /** Personal data (class C2): every look is on record. */
  @Get(':id/representative')
  @AnyScope('grants:apply', 'grants:check')
  @Audit('contact', { reads: personalFields })
  @Returns(RepresentativeView)
  representative(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<Representative> {
    return this.applications.representative(id, caller);
  }
}
