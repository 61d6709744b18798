import { basisPoints, civilDate, code, fiscalYear, yen } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, Public, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { applicationId } from '../grant-applications/grant-application.view.js';
import { AwardCaseView, AwardId } from '../grant-awards/grant-award.view.js';
import type { AwardCase } from '../grant-awards/grant-awards.service.js';
import { amount, day, sumTooLarge, sumWithinLimit } from '../grant-programs/grant-program.view.js';
import { GrantReportsService, type PublishedReport, type ReportCase } from './grant-reports.service.js';

const Costs = z
  .array(z.strictObject({ category: code, label: z.string().min(1).max(100), paidOn: day, yen: amount.min(1) }))
  .min(1)
  .max(300)
  .refine(sumWithinLimit, sumTooLarge);
const Report = z.strictObject({ completedOn: day, outcome: z.string().min(1).max(4_000), costs: Costs }).meta({
  example: {
    completedOn: '2027-03-28', outcome: '花壇を10か所つくり、延べ120人が手入れに参加した',
    costs: [{ category: 'supplies', label: '苗・土', paidOn: '2026-07-10', yen: 97_400 }],
  },
});
const ReportId = z.object({ id: z.uuid() });
const report = { id: z.uuid(), awardId: z.uuid(), completedOn: civilDate, dueOn: civilDate, reportedOn: civilDate, late: z.boolean(), outcome: z.string(), publishedOn: civilDate.nullable() };
const reportExample = {
  id: '019a4f00-0000-7000-8000-000000000007', awardId: applicationId, completedOn: '2027-03-28', dueOn: '2027-03-31', reportedOn: '2027-03-30', late: false,
  outcome: '花壇を10か所つくり、延べ120人が手入れに参加した', publishedOn: '2027-04-05',
};
const PublishedReportView = z
  .object({ ...report, groupName: z.string(), title: z.string(), fy: fiscalYear, decidedYen: yen, criterionScores: z.array(z.object({ key: code, scoreBp: basisPoints })) })
  .meta({
    id: 'PublishedReport',
    example: { ...reportExample, groupName: '見本ひまわり会', title: '川沿いの散歩道に花を植える', fy: 2026, decidedYen: 150_000, criterionScores: [{ key: 'public-benefit', scoreBp: 8_600 }] },
  });
const ReportCaseView = z
  .object({
    ...report,
    costs: z.array(
      z.object({
        line: z.int(), category: code, label: z.string(), paidOn: civilDate, yen, acceptedYen: yen.nullable(), exclusionReason: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'ReportCase',
    example: { ...reportExample, costs: [{ line: 1, category: 'supplies', label: '苗・土', paidOn: '2026-07-10', yen: 97_400, acceptedYen: 97_400, exclusionReason: null }] },
  });

const ReminderView = z
  .object({ requestId: z.uuid(), dueOn: civilDate })
  .meta({ id: 'ReportReminder', example: { requestId: '019a4f00-0000-8000-a000-0000000000b1', dueOn: '2027-03-31' } });

@Controller()
export class GrantReportsController {
  constructor(private readonly reports: GrantReportsService) {}

  /** Due 30 days* after completion or on 31 March, whichever is earlier; a late report is taken and marked. */
  @Post('grant-applications/:id/report')
  @HttpCode(200)
  @Scopes('grants:apply')
  @Audit('grant-report')
  @Returns(AwardCaseView)
  report(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Body({ schema: Report }) body: z.output<typeof Report>, @Caller() caller: Caller): Promise<AwardCase> {
    return this.reports.report(id, body, caller);
  }

  /** The report with its cost lines; what does not count has its reason. */
  @Get('grant-applications/:id/report')
  @AnyScope('grants:apply', 'grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(ReportCaseView)
  getCase(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<ReportCase> {
    return this.reports.getCase(id, caller);
  }

  /** Reminds the group by mail of the report it owes; at most one mail a day. */
  @Post('grant-awards/:id/remind-report')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-report')
  @Returns(ReminderView)
  remind(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>, @Caller() caller: Caller): Promise<z.output<typeof ReminderView>> {
    return this.reports.remind(id, caller);
  }

  @Post('grant-awards/:id/publish-report')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-report')
  @Returns(PublishedReportView)
  publishReport(@Param({ schema: AwardId }) { id }: z.output<typeof AwardId>): Promise<PublishedReport> {
    return this.reports.publishReport(id);
  }

  /** A published report, with the scores the project had, by criterion. */
  @Get('grant-reports/:id')
  @Public()
  @Returns(PublishedReportView)
  getPublished(@Param({ schema: ReportId }) { id }: z.output<typeof ReportId>): Promise<PublishedReport> {
    return this.reports.getPublished(id);
  }
}
