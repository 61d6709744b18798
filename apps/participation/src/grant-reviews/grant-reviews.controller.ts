import { code, moment } from '@tomoni/contracts';
import { Audit, Caller, pageOf, pageQuery, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { BudgetLines, contentExample, Plan } from '../grant-applications/grant-application.view.js';
import { coiReasons, coiStates, type GrantReview } from './grant-review.entity.js';
import { GrantReviewsService, type ReviewCase } from './grant-reviews.service.js';

const reviewId = '019a4f00-0000-7000-8000-000000000005';
const ReviewId = z.object({ id: z.uuid() });
const scores = z.record(code, z.int().min(0).max(100));
const DeclareInterests = z.strictObject({ reason: z.enum(coiReasons).nullable() }).meta({ example: { reason: null } });
const FindInterest = z.strictObject({ reason: z.enum(coiReasons).exclude(['own-wish']) }).meta({ example: { reason: 'officer-of-group' } });
const GiveScores = z.strictObject({ scores }).meta({ example: { scores: { 'public-benefit': 8, feasibility: 7 } } });
const Mine = pageQuery({});

const own = {
  id: z.uuid(), applicationId: z.uuid(), coi: z.enum(coiStates), coiReason: z.enum(coiReasons).nullable(), scores, sealedAt: moment.nullable(), version: z.int(),
};
const ownExample = {
  id: reviewId, applicationId: '019a4f00-0000-7000-8000-000000000002', coi: 'none' as const, coiReason: null, scores: { 'public-benefit': 8, feasibility: 7 },
  sealedAt: null, version: 3,
};
const ReviewView = z.object(own).meta({ id: 'GrantReview', example: ownExample });
const criterion = z.object({ key: code, ja: z.string(), en: z.string(), maxPoints: z.int() });
const ReviewCaseView = z
  .object({
    ...own,
    reviewed: z.object({ title: z.string(), plan: Plan, budgetLines: BudgetLines, requestedYen: z.int(), criteria: z.array(criterion) }).nullable(),
    groupName: z.string().nullable(),
    others: z.array(z.object({ scores })).nullable(),
  })
  .meta({
    id: 'GrantReviewCase',
    example: {
      ...ownExample,
      reviewed: {
        title: contentExample.title, plan: contentExample.plan, budgetLines: contentExample.budgetLines, requestedYen: contentExample.requestedYen,
        criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }],
      },
      groupName: null,
      others: null,
    },
  });

@Controller('reviews')
export class GrantReviewsController {
  constructor(private readonly reviews: GrantReviewsService) {}

  /** The caller's own reviews, the newest first. */
  @Get('mine')
  @Scopes('grants:review')
  @Returns(pageOf(ReviewView))
  mine(@Query({ schema: Mine }) query: z.output<typeof Mine>, @Caller() caller: Caller): Promise<Page<GrantReview>> {
    return this.reviews.mine(caller, query);
  }

  /**
   * Before interests are declared: the group's name only. Afterwards the plan, without the name until the own scores are sealed
   * (a city setting); the other reviewers' scores once all are sealed. Refused to a recused reviewer.
   */
  @Get(':id')
  @Scopes('grants:review')
  @Audit('grant-review', { reads: ['plan'] })
  @Returns(ReviewCaseView)
  get(@Param({ schema: ReviewId }) { id }: z.output<typeof ReviewId>, @Caller() caller: Caller): Promise<ReviewCase> {
    return this.reviews.get(id, caller);
  }

  /** Declares an interest, or with null that there is none. An interest cuts the reviewer off at once and for good. */
  @Post(':id/coi')
  @HttpCode(200)
  @Scopes('grants:review')
  @Audit('grant-review')
  @Returns(ReviewView)
  declareInterests(
    @Param({ schema: ReviewId }) { id }: z.output<typeof ReviewId>,
    @Body({ schema: DeclareInterests }) { reason }: z.output<typeof DeclareInterests>,
    @Caller() caller: Caller,
  ): Promise<GrantReview> {
    return this.reviews.declareInterests(id, reason, caller);
  }

  /** Replaces the own scores; until they are sealed nobody else sees them. */
  @Put(':id/scores')
  @Scopes('grants:review')
  @Audit('grant-review')
  @Returns(ReviewView)
  score(
    @Param({ schema: ReviewId }) { id }: z.output<typeof ReviewId>,
    @Body({ schema: GiveScores }) body: z.output<typeof GiveScores>,
    @Caller() caller: Caller,
  ): Promise<GrantReview> {
    return this.reviews.score(id, body.scores, caller);
  }

  /** From here on the scores never change. */
  @Post(':id/seal')
  @HttpCode(200)
  @Scopes('grants:review')
  @Audit('grant-review')
  @Returns(ReviewView)
  seal(@Param({ schema: ReviewId }) { id }: z.output<typeof ReviewId>, @Caller() caller: Caller): Promise<GrantReview> {
    return this.reviews.seal(id, caller);
  }

  /** The office records an interest it learned of, before or after scoring. */
  @Post(':id/recuse')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-review')
  @Returns(ReviewView)
  findInterest(@Param({ schema: ReviewId }) { id }: z.output<typeof ReviewId>, @Body({ schema: FindInterest }) { reason }: z.output<typeof FindInterest>, @Caller() caller: Caller): Promise<GrantReview> {
    return this.reviews.findInterest(id, reason, caller);
  }
}
