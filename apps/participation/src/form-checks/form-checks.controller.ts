import { Audit, Caller, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ApplicationId, ApplicationView } from '../grant-applications/grant-application.view.js';
import type { ApplicationCase } from '../grant-applications/grant-applications.service.js';
import { FormChecksService } from './form-checks.service.js';

const Reject = z.strictObject({ reason: z.string().min(1).max(2_000) }).meta({ example: { reason: '募集要項の対象団体に当たらないため' } });
const RequestCorrection = z.strictObject({ items: z.string().min(1).max(2_000) }).meta({ example: { items: '収支予算書の合計が申請額と合っていません' } });

@Controller('grant-applications')
export class FormChecksController {
  constructor(private readonly checks: FormChecksService) {}

  @Post(':id/accept')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  accept(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.checks.accept(id, caller);
  }

  /** On form only, with a reason for the applicant; while a correction runs, not before its period ends. */
  @Post(':id/reject')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  reject(
    @Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>,
    @Body({ schema: Reject }) { reason }: z.output<typeof Reject>,
    @Caller() caller: Caller,
  ): Promise<ApplicationCase> {
    return this.checks.reject(id, reason, caller);
  }

  /** The office's own clock stands until the group resubmits. */
  @Post(':id/request-correction')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  requestCorrection(
    @Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>,
    @Body({ schema: RequestCorrection }) { items }: z.output<typeof RequestCorrection>,
    @Caller() caller: Caller,
  ): Promise<ApplicationCase> {
    return this.checks.requestCorrection(id, items, caller);
  }
}
