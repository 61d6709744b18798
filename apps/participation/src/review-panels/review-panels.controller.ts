import { basisPoints, code } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { ApplicationId, applicationId, ApplicationView } from '../grant-applications/grant-application.view.js';
import type { ApplicationCase } from '../grant-applications/grant-applications.service.js';
import { coiReasons, coiStates } from '../grant-reviews/grant-review.entity.js';
import { ReviewPanelsService, type BoardLine, type CoiMatrix, type NamedReviewer } from './review-panels.service.js';

const reviewerId = '019a4f00-0000-7000-8000-00000000000a';
const ProgramId = z.object({ id: z.uuid() });
const Register = z.strictObject({ name: z.string().min(1).max(100) }).meta({ example: { name: '見本 一美' } });
const RegisteredView = z.object({ reviewerId: z.uuid() }).meta({ id: 'RegisteredReviewer', example: { reviewerId } });
const Seat = z.strictObject({ reviewerIds: z.array(z.uuid()).min(1).max(50) }).meta({ example: { reviewerIds: [reviewerId] } });
const SeatsView = z.object({ reviewerIds: z.array(z.uuid()) }).meta({ id: 'PanelSeats', example: { reviewerIds: [reviewerId] } });
const ReviewerView = z.object({ reviewerId: z.uuid(), name: z.string() }).meta({ id: 'Reviewer', example: { reviewerId, name: '見本 一美' } });

const CoiMatrixView = z
  .object({
    reviewers: z.array(ReviewerView),
    applications: z.array(z.object({ id: z.uuid(), title: z.string(), groupName: z.string() })),
    reviews: z.array(z.object({ id: z.uuid(), applicationId: z.uuid(), reviewerId: z.uuid(), coi: z.enum(coiStates), coiReason: z.enum(coiReasons).nullable() })),
  })
  .meta({
    id: 'CoiMatrix',
    example: {
      reviewers: [{ reviewerId, name: '見本 一美' }],
      applications: [{ id: applicationId, title: '川沿いの散歩道に花を植える', groupName: '見本ひまわり会' }],
      reviews: [{ id: '019a4f00-0000-7000-8000-000000000005', applicationId, reviewerId, coi: 'declared', coiReason: 'funder-of-group' }],
    },
  });

const points = z.record(code, z.int());
const BoardLineView = z
  .object({
    applicationId: z.uuid(), title: z.string(), status: code, sealed: z.int(), expected: z.int(), recusals: z.int(), quorum: z.boolean(),
    result: z
      .object({ scoreBp: basisPoints, criterionScores: z.array(z.object({ key: code, scoreBp: basisPoints })), reviewers: z.int(), recusals: z.int() })
      .nullable(),
    scores: z.array(z.object({ reviewerId: z.uuid(), scores: points })).nullable(),
  })
  .meta({
    id: 'ScoreBoardLine',
    example: { applicationId, title: '川沿いの散歩道に花を植える', status: 'presented', sealed: 2, expected: 3, recusals: 1, quorum: false, result: null, scores: null },
  });

@Controller()
export class ReviewPanelsController {
  constructor(private readonly panels: ReviewPanelsService) {}

  /** An appointed reviewer makes themself known, before the office seats them. */
  @Put('reviewers/me')
  @Scopes('grants:review')
  @Audit('reviewer', { ids: (reply) => [(reply as { reviewerId: string }).reviewerId] })
  @Returns(RegisteredView)
  register(@Body({ schema: Register }) { name }: z.output<typeof Register>, @Caller() caller: Caller): Promise<{ reviewerId: string }> {
    return this.panels.register(name, caller);
  }

  @Get('reviewers')
  @Scopes('grants:check')
  @Audit('reviewer', { reads: ['name'] })
  @Returns(z.array(ReviewerView))
  reviewers(): Promise<NamedReviewer[]> {
    return this.panels.reviewers();
  }

  /** Seats reviewers beside those who sit already. */
  @Post('grant-programs/:id/panel')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('review-panel')
  @Returns(SeatsView)
  seat(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>, @Body({ schema: Seat }) body: z.output<typeof Seat>, @Caller() caller: Caller): Promise<{ reviewerIds: string[] }> {
    return this.panels.seat(id, body.reviewerIds, caller);
  }

  /** Who declared what about which case. */
  @Get('grant-programs/:id/coi-matrix')
  @AnyScope('grants:check', 'grants:audit')
  @Audit('review-panel', { reads: ['name'] })
  @Returns(CoiMatrixView)
  coiMatrix(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<CoiMatrix> {
    return this.panels.coiMatrix(id);
  }

  /** How far the scoring is; blind until every score of a case is sealed. */
  @Get('grant-programs/:id/score-board')
  @AnyScope('grants:check', 'grants:decide', 'grants:audit')
  @Returns(z.array(BoardLineView))
  scoreBoard(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<BoardLine[]> {
    return this.panels.scoreBoard(id);
  }

  /** Puts an accepted case before everybody who sits on the panel. */
  @Post('grant-applications/:id/open-review')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  openReview(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.panels.openReview(id, caller);
  }

  /** Puts the case also before those who were seated since. */
  @Post('grant-applications/:id/complete-panel')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  completePanel(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.panels.completePanel(id, caller);
  }

  @Post('grant-applications/:id/record-presentation')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  recordPresentation(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.panels.recordPresentation(id, caller);
  }

  /** When all scores are sealed and the quorum is met. */
  @Post('grant-applications/:id/confirm-scores')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  confirmScores(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.panels.confirmScores(id, caller);
  }
}
