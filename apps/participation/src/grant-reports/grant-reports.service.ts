import { createHash } from 'node:crypto';
import { grantReportPublished, mailOf, participationMailRequested } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock, NotFound, Transactions, type Caller } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { config } from '../config.js';
import { GrantApplicationsService } from '../grant-applications/grant-applications.service.js';
import { GrantAward } from '../grant-awards/grant-award.entity.js';
import { GrantAwardsService, type AwardCase } from '../grant-awards/grant-awards.service.js';
import { GrantCost, type CostInput } from './grant-cost.entity.js';
import { GrantReport } from './grant-report.entity.js';

export interface ReportInput { readonly completedOn: string; readonly outcome: string; readonly costs: readonly CostInput[] }
export type PublishedReport = GrantReport & Pick<GrantAward, 'groupName' | 'title' | 'fy' | 'decidedYen' | 'criterionScores'>;
export type ReportCase = GrantReport & { costs: GrantCost[] };

@Injectable()
export class GrantReportsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly applications: GrantApplicationsService,
    private readonly awards: GrantAwardsService,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
  ) {}

  report(id: string, { completedOn, outcome, costs }: ReportInput, caller: Caller): Promise<AwardCase> {
    return this.transactions.run(async (tx) => {
      const award = await this.awards.lock(tx, id);
      const { reportPeriod } = await this.settings.on(this.clock.today(), tx);
      const { step, dueOn } = award.report(completedOn, reportPeriod, this.applications.deed(caller));
      await tx.insert(GrantReport, GrantReport.of(id, { completedOn, dueOn, reportedOn: this.clock.today() }, outcome));
      await tx.insert(GrantCost, GrantCost.list(award, costs));
      await this.awards.progress(tx, award, step);
      return this.awards.view(award, caller);
    });
  }

  /** The report with every cost line, and what counts of it. */
  async getCase(awardId: string, caller: Caller): Promise<ReportCase> {
    await this.awards.readable(awardId, caller);
    const report = await this.db.manager.findOneBy(GrantReport, { awardId });
    if (!report) throw noReport();
    return Object.assign(report, { costs: await this.db.manager.find(GrantCost, { where: { awardId }, order: { line: 'ASC' } }) });
  }

  /** Puts the group's own account of what came of the grant before everybody. */
  publishReport(awardId: string): Promise<PublishedReport> {
    return this.transactions.run(async (tx) => {
      const award = await this.awards.lock(tx, awardId);
      const report = await tx.findOneBy(GrantReport, { awardId });
      if (!report) throw noReport();
      report.publish(this.clock.today());
      await tx.update(GrantReport, report.id, { publishedOn: report.publishedOn });
      const url = `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}/grant-reports/${report.id}`;
      await publish(tx, grantReportPublished, { reportId: report.id, ...this.history.caseFields({ ...award, status: 'published' }), awardId, title: award.title, url });
      return shown(report, award);
    });
  }

  /** Asks notification to remind the group; on one day it is one mail, however often the office asks. */
  remind(id: string, caller: Caller): Promise<{ requestId: string; dueOn: string }> {
    return this.transactions.run(async (tx) => {
      await this.awards.readable(id, caller);
      const award = await this.awards.lock(tx, id);
      award.requireReportAwaited();
      const { contactRef, reportDueOn: dueOn } = award;
      const requestId = reminderId(id, this.clock.today());
      await publish(tx, participationMailRequested, { requestId, caseId: id, contactRef, ...mailOf('grant-report-due', { dueOn, caseId: id }) });
      return { requestId, dueOn };
    });
  }

  async getPublished(id: string): Promise<PublishedReport> {
    const report = await this.db.manager.findOneBy(GrantReport, { id });
    if (!report?.publishedOn) throw noReport();
    return shown(report, await this.awards.find(report.awardId));
  }
}

/** The same for the same award on the same day; a UUID of the kind that is made of something (RFC 9562 §5.8). */
function reminderId(awardId: string, today: string): string {
  const digest = createHash('sha256').update(`report reminder ${awardId} ${today}`).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

const shown = (report: GrantReport, { groupName, title, fy, decidedYen, criterionScores }: GrantAward): PublishedReport =>
  Object.assign(report, { groupName, title, fy, decidedYen, criterionScores });

const noReport = (): NotFound => new NotFound({ ja: '実績報告が見つかりません', en: 'There is no such report' });
