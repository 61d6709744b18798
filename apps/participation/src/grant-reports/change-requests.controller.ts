import { code, moment, yen } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { BudgetLines, contentExample, Plan } from '../grant-applications/grant-application.view.js';
import { AwardCaseView, AwardId } from '../grant-awards/grant-award.view.js';
import type { AwardCase } from '../grant-awards/grant-awards.service.js';
import { amount } from '../grant-programs/grant-program.view.js';
import type { ChangeRequest } from './change-request.entity.js';
import { ChangeRequestsService } from './change-requests.service.js';

const words = z.string().min(1).max(2_000);
const RequestChange = z
  .strictObject({ reason: words, budgetLines: BudgetLines, plan: Plan.nullable().default(null) })
  .meta({ example: { reason: '苗の単価が下がったため', budgetLines: [{ category: 'supplies', label: '苗・土', yen: 95_000 }, { category: 'fees', label: '講師謝礼', yen: 40_000 }], plan: null } });
const Approve = z.strictObject({ decidedYen: amount.min(1).optional(), reason: words.optional() }).meta({ example: { decidedYen: 120_000 } });
const Refuse = z.strictObject({ reason: words }).meta({ example: { reason: '事業の目的が変わるため' } });
const ChangeRequestView = z
  .object({
    id: z.uuid(), reason: z.string(), budgetLines: z.array(z.object({ category: code, label: z.string(), yen })), plan: Plan.nullable(), minor: z.boolean(),
    status: z.enum(['requested', 'approved', 'refused']), decisionReason: z.string().nullable(), requestedAt: moment,
  })
  .meta({
    id: 'ChangeRequest',
    example: {
      id: '019a4f00-0000-7000-8000-0000000000c1', reason: '苗の単価が下がったため', budgetLines: contentExample.budgetLines, plan: null, minor: true, status: 'approved',
      decisionReason: null, requestedAt: '2026-09-01T01:00:00.000Z',
    },
  });

@Controller()
export class ChangeRequestsController {
  constructor(private readonly changes: ChangeRequestsService) {}

  /** Asks for approval; costs that fall by no more than 20 %* are only notified and take effect at once. */
  @Post('grant-applications/:id/change-requests')
  @HttpCode(200)
  @Scopes('grants:apply')
  @Audit('change-request')
  @Returns(AwardCaseView)
  request(
    @Param({ schema: AwardId }) { id }: z.output<typeof AwardId>,
    @Body({ schema: RequestChange }) body: z.output<typeof RequestChange>,
    @Caller() caller: Caller,
  ): Promise<AwardCase> {
    return this.changes.request(id, body, caller);
  }

  @Get('grant-applications/:id/change-requests')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(z.array(ChangeRequestView))
  list(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<ChangeRequest[]> {
    return this.changes.list(id, caller);
  }

  /** Approves the open request; the award may fall with it, never rise. */
  @Post('grant-awards/:id/approve-change')
  @HttpCode(200)
  @Scopes('grants:decide')
  @Audit('change-request')
  @Returns(AwardCaseView)
  approve(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Body({ schema: Approve }) body: z.output<typeof Approve>, @Caller() caller: Caller): Promise<AwardCase> {
    return this.changes.approve(id, body, caller);
  }

  @Post('grant-awards/:id/refuse-change')
  @HttpCode(200)
  @Scopes('grants:decide')
  @Audit('change-request')
  @Returns(AwardCaseView)
  refuse(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Body({ schema: Refuse }) { reason }: z.output<typeof Refuse>, @Caller() caller: Caller): Promise<AwardCase> {
    return this.changes.refuse(id, reason, caller);
  }
}
