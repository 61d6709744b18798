import { civilDate, moment, yen } from '@tomoni/contracts';
import { Audit, Caller, Public, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { ApplicationId, applicationId, ApplicationView } from '../grant-applications/grant-application.view.js';
import type { ApplicationCase } from '../grant-applications/grant-applications.service.js';
import type { GrantDesignationCount } from './grant-designation.entity.js';
import { GrantDesignationsService, type Ballot, type Choice } from './grant-designations.service.js';

const programId = '019a4f00-0000-7000-8000-000000000001';
const ProgramId = z.object({ id: z.uuid() });
const BallotView = z
  .object({
    opensOn: civilDate, closesOn: civilDate, unitYen: yen, maxPicks: z.int(),
    candidates: z.array(z.object({ id: z.uuid(), title: z.string(), groupName: z.string(), requestedYen: yen, plan: z.object({ purpose: z.string(), benefit: z.string() }) })),
  })
  .meta({
    id: 'GrantBallot',
    example: {
      opensOn: '2026-06-15', closesOn: '2026-07-14', unitYen: 500, maxPicks: 3,
      candidates: [{ id: applicationId, title: '川沿いの散歩道に花を植える', groupName: '見本ひまわり会', requestedYen: 150_000, plan: { purpose: '歩いて楽しい川沿いをつくる', benefit: '毎日およそ300人が通る' } }],
    },
  });
const distinct = (picks: readonly string[]): boolean => new Set(picks).size === picks.length;
const Designate = z
  .strictObject({
    picks: z.array(z.uuid()).max(10).refine(distinct, { params: { ja: '同じ団体を二度選ぶことはできません', en: 'A group cannot be chosen twice' } })
      .meta({ description: '申請のID。空なら全部の団体 / applications; none means all of them' }),
  })
  .meta({ example: { picks: [applicationId] } });
const ChoiceView = z.object({ picks: z.array(z.uuid()), version: z.int() }).meta({ id: 'GrantDesignation', example: { picks: [applicationId], version: 1 } });
const CountView = z
  .object({ programId: z.uuid(), voters: z.int(), countedAt: moment, lines: z.array(z.object({ applicationId: z.uuid(), supporters: z.int(), yen })) })
  .meta({ id: 'GrantDesignationCount', example: { programId, voters: 1_204, countedAt: '2026-07-15T01:00:00.000Z', lines: [{ applicationId, supporters: 610, yen: 182_400 }] } });

@Controller()
export class GrantDesignationsController {
  constructor(private readonly designations: GrantDesignationsService) {}

  /** The groups residents choose among. */
  @Get('grant-programs/:id/designation')
  @Public()
  @Returns(BallotView)
  ballot(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<Ballot> {
    return this.designations.ballot(id);
  }

  /** The caller's own choice. */
  @Get('grant-programs/:id/designation/mine')
  @Scopes('grants:designate', { kinds: ['citizen'], assurance: 3 })
  @Returns(ChoiceView)
  mine(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>, @Caller() caller: Caller): Promise<Choice> {
    return this.designations.mine(id, caller);
  }

  /** Chooses up to the programme's number of groups, or all; a later choice replaces it until the last day is over. */
  @Put('grant-programs/:id/designation/mine')
  @Scopes('grants:designate', { kinds: ['citizen'], assurance: 3 })
  @Audit('grant-designation', { ids: () => [] })
  @Returns(ChoiceView)
  designate(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>, @Body({ schema: Designate }) { picks }: z.output<typeof Designate>, @Caller() caller: Caller): Promise<Choice> {
    return this.designations.designate(id, picks, caller);
  }

  /** Counts what residents chose, once, after the last day. */
  @Post('grant-programs/:id/designation/close')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-designation', { ids: (reply) => [(reply as GrantDesignationCount).programId] })
  @Returns(CountView)
  close(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>, @Caller() caller: Caller): Promise<GrantDesignationCount> {
    return this.designations.close(id, caller);
  }

  /** The count, for everybody. */
  @Get('grant-programs/:id/designation/result')
  @Public()
  @Returns(CountView)
  result(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<GrantDesignationCount> {
    return this.designations.counted(id);
  }

  /** Puts an accepted case before the residents, in a programme where they alone choose. */
  @Post('grant-applications/:id/open-designation')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-application')
  @Returns(ApplicationView)
  openDesignation(@Param({ schema: ApplicationId }) { id }: z.output<typeof ApplicationId>, @Caller() caller: Caller): Promise<ApplicationCase> {
    return this.designations.openDesignation(id, caller);
  }
}
