import { basisPoints, civilDate, fiscalYear, yen } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, pageOf, pageQuery, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { grantAwardProcedure, type AwardStatus } from '../grant-awards/grant-award.procedure.js';
import { awardCaseExample, AwardCaseView, AwardId } from '../grant-awards/grant-award.view.js';
import type { AwardCase } from '../grant-awards/grant-awards.service.js';
import { amount } from '../grant-programs/grant-program.view.js';
import { GrantSettlementsService, type SettlementCase } from './grant-settlements.service.js';

const statuses = z.enum(grantAwardProcedure.states as [AwardStatus, ...AwardStatus[]]);
const Worklist = pageQuery({ status: z.union([statuses.transform((status) => [status]), z.array(statuses)]).default(['fixed', 'refunding', 'settled']) });
const PayAdvance = z.strictObject({ yen: amount.min(1) }).meta({ example: { yen: 120_000 } });
const Fix = z
  .strictObject({ exclusions: z.array(z.strictObject({ line: z.int().min(1).max(300), acceptedYen: amount, reason: z.string().min(1).max(500) })).max(300).default([]) })
  .meta({ example: { exclusions: [{ line: 2, acceptedYen: 0, reason: '領収書の宛名が団体名でないため' }] } });
const day = civilDate.nullable();
const SettlementView = z.object({
  decidedYen: yen, rateBp: basisPoints, advanceRateBp: basisPoints, roundingUnitYen: z.int(), maxAdvanceYen: yen, advanceYen: yen, advancePaidOn: day,
  acceptedCostYen: yen.nullable(), finalYen: yen.nullable(), fixedOn: day, balanceYen: yen.nullable(), balancePaidOn: day, refundYen: yen.nullable(), refundDueOn: day,
  refundedOn: day, bookedFy: fiscalYear.nullable(),
});
const SettlementCaseView = z.object({ ...AwardCaseView.shape, settlement: SettlementView }).meta({
  id: 'SettlementCase',
  example: {
    ...awardCaseExample,
    status: 'refunding',
    actions: [],
    settlement: {
      decidedYen: 150_000, rateBp: 10_000, advanceRateBp: 8_000, roundingUnitYen: 1, maxAdvanceYen: 120_000, advanceYen: 120_000, advancePaidOn: '2026-07-01',
      acceptedCostYen: 97_400, finalYen: 97_400, fixedOn: '2027-04-10', balanceYen: 0, balancePaidOn: '2027-04-20', refundYen: 22_600, refundDueOn: '2027-05-10',
      refundedOn: null, bookedFy: null,
    },
  },
});

@Controller()
export class GrantSettlementsController {
  constructor(private readonly settlements: GrantSettlementsService) {}

  /** What waits for the accountant: fixed amounts to pay, refunds to come in, cases to close. */
  @Get('grant-settlements/worklist')
  @AnyScope('grants:account', 'grants:decide', 'grants:check', 'grants:audit')
  @Returns(pageOf(AwardCaseView))
  worklist(@Query({ schema: Worklist }) { status, ...query }: z.output<typeof Worklist>, @Caller() caller: Caller): Promise<Page<AwardCase>> {
    return this.settlements.worklist(status, caller, query);
  }

  @Get('grant-awards/:id/settlement')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(SettlementCaseView)
  getCase(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<SettlementCase> {
    return this.settlements.getCase(id, caller);
  }

  /** 概算払: the only payment before the amount is fixed, up to a share* of the award. */
  @Post('grant-awards/:id/advance')
  @HttpCode(200)
  @Scopes('grants:account')
  @Audit('grant-settlement')
  @Returns(SettlementCaseView)
  payAdvance(
    @Param({ schema: AwardId }) { id }: z.output<typeof AwardId>,
    @Body({ schema: PayAdvance }) { yen }: z.output<typeof PayAdvance>,
    @Caller() caller: Caller,
  ): Promise<SettlementCase> {
    return this.settlements.payAdvance(id, yen, caller);
  }

  /** 額の確定: the decided amount or the accepted costs at the rate, whichever is lower, cut below the rounding unit*. */
  @Post('grant-awards/:id/fix')
  @HttpCode(200)
  @Scopes('grants:decide')
  @Audit('grant-settlement')
  @Returns(SettlementCaseView)
  fix(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Body({ schema: Fix }) { exclusions }: z.output<typeof Fix>, @Caller() caller: Caller): Promise<SettlementCase> {
    return this.settlements.fix(id, exclusions, caller);
  }

  /** 精算: pays the balance, or demands the refund; until the books of the year close on 31 May. */
  @Post('grant-awards/:id/settle')
  @HttpCode(200)
  @Scopes('grants:account')
  @Audit('grant-settlement')
  @Returns(SettlementCaseView)
  settle(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<SettlementCase> {
    return this.settlements.settle(id, caller);
  }

  /** The refund came in today. */
  @Post('grant-awards/:id/refund')
  @HttpCode(200)
  @Scopes('grants:account')
  @Audit('grant-settlement')
  @Returns(SettlementCaseView)
  recordRefund(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<SettlementCase> {
    return this.settlements.recordRefund(id, caller);
  }

  @Post('grant-awards/:id/close')
  @HttpCode(200)
  @Scopes('grants:account')
  @Audit('grant-settlement')
  @Returns(SettlementCaseView)
  close(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<SettlementCase> {
    return this.settlements.close(id, caller);
  }
}
