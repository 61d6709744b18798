import { basisPoints, code, fiscalYear, moment, yen } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, pageOf, pageQuery, Public, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { applicationExample, ApplicationStatuses, applicationId, ApplicationView } from '../grant-applications/grant-application.view.js';
import { grantCategories } from '../grant-programs/grant-program.entity.js';
import { amount } from '../grant-programs/grant-program.view.js';
import type { GrantAward } from './grant-award.entity.js';
import { AwardCaseView, awardExample, AwardId, AwardView } from './grant-award.view.js';
import { GrantAwardsService, type AwardCase, type DecidedCase, type RankedCase } from './grant-awards.service.js';
import { tieRules } from './grant-ranking.js';

const ListAwards = pageQuery({ fy: z.coerce.number().pipe(fiscalYear).optional(), category: z.enum(grantCategories).optional() });
const ProgramId = z.object({ id: z.uuid() });
/** What the applicant reads: mandatory, whatever is decided. */
const reason = z.string().min(1).max(2_000);
const Decide = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('adopted'), yen: amount.min(1), conditions: z.string().min(1).max(2_000).nullable().default(null), reason }),
    z.strictObject({ outcome: z.enum(['waitlisted', 'declined']), reason }),
  ])
  .meta({ example: { outcome: 'adopted', yen: 150_000, conditions: null, reason: '公益性が高く、実施体制も整っているため' } });
const Revoke = z.strictObject({ reasonCode: code, note: reason }).meta({ example: { reasonCode: 'used-for-other-purpose', note: '目的外に使用されたため' } });
const DecidedView = z
  .object({ ...ApplicationView.shape, award: AwardView.nullable() })
  .meta({ id: 'DecidedApplication', example: { ...applicationExample, status: 'adopted', actions: [], award: awardExample } });

const text = z.object({ ja: z.string(), en: z.string() });
const RankingView = z
  .object({
    tieRules: z.array(text),
    cases: z.array(
      z.object({
        rank: z.int(), applicationId: z.uuid(), title: z.string(), status: ApplicationStatuses, scoreBp: basisPoints,
        criterionScores: z.array(z.object({ key: code, scoreBp: basisPoints })), reviewers: z.int(), recusals: z.int(), requestedYen: yen, designatedYen: yen.nullable(), submittedAt: moment,
        aboveMinimum: z.boolean(), withinBudget: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'GrantRanking',
    example: {
      tieRules: [...tieRules],
      cases: [{
        rank: 1, applicationId, title: '川沿いの散歩道に花を植える', status: 'scored', scoreBp: 8_250, criterionScores: [{ key: 'public-benefit', scoreBp: 8_600 }],
        reviewers: 3, recusals: 1, requestedYen: 150_000, designatedYen: null, submittedAt: '2026-04-20T03:00:00.000Z', aboveMinimum: true, withinBudget: true,
      }],
    },
  });

@Controller()
export class GrantAwardsController {
  constructor(private readonly awards: GrantAwardsService) {}

  /** Every award, the newest first, by fiscal year and number. */
  @Get('grant-awards')
  @Public()
  @Returns(pageOf(AwardView))
  list(@Query({ schema: ListAwards }) query: z.output<typeof ListAwards>): Promise<Page<GrantAward>> {
    return this.awards.list(query);
  }

  @Get('grant-awards/:id')
  @Public()
  @Returns(AwardView)
  get(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>): Promise<GrantAward> {
    return this.awards.find(id);
  }

  /** The award as its group and the office see it, with what the caller may do now. */
  @Get('grant-awards/:id/case')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(AwardCaseView)
  getCase(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<AwardCase> {
    return this.awards.getCase(id, caller);
  }

  /** The cases of a programme in the order of their scores; ties by the stated rules. */
  @Get('grant-programs/:id/ranking')
  @AnyScope('grants:check', 'grants:decide', 'grants:audit')
  @Returns(RankingView)
  async ranking(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<{ tieRules: typeof tieRules; cases: RankedCase[] }> {
    return { tieRules, cases: await this.awards.ranking(id) };
  }

  /** Adopts and awards, waitlists or declines; the id is the application's. Never above the budget, never below the quorum. */
  @Post('grant-awards/:id/decide')
  @HttpCode(200)
  @Scopes('grants:decide')
  @Audit('grant-award')
  @Returns(DecidedView)
  decide(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Body({ schema: Decide }) body: z.output<typeof Decide>, @Caller() caller: Caller): Promise<DecidedCase> {
    return this.awards.decide(id, body, caller);
  }

  /** Everything that was paid comes back. */
  @Post('grant-awards/:id/revoke')
  @HttpCode(200)
  @Scopes('grants:decide')
  @Audit('grant-award')
  @Returns(AwardCaseView)
  revoke(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Body({ schema: Revoke }) body: z.output<typeof Revoke>, @Caller() caller: Caller): Promise<AwardCase> {
    return this.awards.revoke(id, body, caller);
  }
}
