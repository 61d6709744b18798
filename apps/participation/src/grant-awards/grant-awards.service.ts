import { grantAwardDecided, grantAwardProgressed, grantAwardRevoked } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager, type FindOneOptions } from 'typeorm';
import { CaseHistoryService, linked, type LinkedAction } from '../case-history/case-history.service.js';
import { CitySettingsService, type GrantSettings } from '../city-settings/city-settings.service.js';
import { GrantApplication } from '../grant-applications/grant-application.entity.js';
import { mayRead } from '../grant-applications/grant-application.procedure.js';
import { GrantApplicationsService, type ApplicationCase } from '../grant-applications/grant-applications.service.js';
import type { DesignationResult } from '../grant-designations/grant-designation.entity.js';
import { GrantDesignationsService } from '../grant-designations/grant-designations.service.js';
import { cutBelow, type GrantCategory, type GrantProgram } from '../grant-programs/grant-program.entity.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { panelResult, refusalOfResult, type GrantReview } from '../grant-reviews/grant-review.entity.js';
import { GrantReviewsService } from '../grant-reviews/grant-reviews.service.js';
import { GrantSettlement } from '../grant-settlements/grant-settlement.entity.js';
import { GrantAward, type AwardStep } from './grant-award.entity.js';
import { grantAwardProcedure } from './grant-award.procedure.js';
import { rankCandidates, type Candidate, type Ranked } from './grant-ranking.js';

export type Decision =
  | { readonly outcome: 'adopted'; readonly yen: number; readonly conditions: string | null; readonly reason: string }
  | { readonly outcome: 'waitlisted' | 'declined'; readonly reason: string };
/** A decided application, and its award where it was adopted. */
export type DecidedCase = ApplicationCase & { award: GrantAward | null };
export type AwardCase = GrantAward & { actions: LinkedAction[] };
export type RankedCase = Ranked<Candidate & Pick<GrantApplication, 'title' | 'status'>>;
export interface AwardFilter { readonly fy?: number; readonly category?: GrantCategory; readonly cursor?: string; readonly limit: number }

@Injectable()
export class GrantAwardsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly programs: GrantProgramsService,
    private readonly applications: GrantApplicationsService,
    private readonly reviews: GrantReviewsService,
    private readonly designations: GrantDesignationsService,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
  ) {}

  /** Every case whose scores are confirmed, in an order that depends on the cases alone. */
  async ranking(programId: string, tx: EntityManager = this.db.manager): Promise<RankedCase[]> {
    const [program, settings, designated] = await Promise.all([
      this.programs.find(programId, tx), this.settings.on(this.clock.today(), tx), this.designations.result(programId, tx),
    ]);
    const applications = await tx.find(GrantApplication, { where: { programId, status: In(['scored', 'waitlisted', 'adopted', 'declined']) } });
    const reviews = await this.reviews.of(applications.map(({ id }) => id), tx);
    return rankCandidates(applications.flatMap((application) => candidate(application, reviews, program, settings, designated)), program);
  }

  /** Within the budget, with a quorum, with a reason; the programme's row is locked, so that racing decisions queue. */
  decide(id: string, decision: Decision, caller: Caller): Promise<DecidedCase> {
    return this.transactions.run(async (tx) => {
      const { programId } = await this.applications.find(id, tx);
      const program = await this.programs.lock(tx, programId);
      const application = await this.applications.lock(tx, id);
      const deed = this.applications.deed(caller);
      if (decision.outcome === 'adopted') {
        await this.applications.progress(tx, application, application.adopt(deed, decision.reason));
        const award = await this.award(tx, application, program, decision, caller);
        return Object.assign(this.applications.view(application, caller), { award });
      }
      const step = decision.outcome === 'waitlisted' ? application.waitlist(decision.reason, deed) : application.decline(decision.reason, deed);
      await this.requireRanked(tx, application);
      await this.applications.progress(tx, application, step);
      await this.history.issueNotice(tx, { caseId: id, ...application }, decision.outcome);
      return Object.assign(this.applications.view(application, caller), { award: null });
    });
  }

  /** Everything that was paid comes back. */
  revoke(id: string, { reasonCode, note }: { reasonCode: string; note: string }, caller: Caller): Promise<AwardCase> {
    return this.transactions.run(async (tx) => {
      const award = await this.lock(tx, id);
      const step = award.revoke(reasonCode, note, this.applications.deed(caller));
      const { refundPeriod } = await this.settings.on(this.clock.today(), tx);
      const settlement = await tx.findOneByOrFail(GrantSettlement, { awardId: id });
      const refundYen = settlement.revoke(this.clock.today(), refundPeriod);
      await tx.update(GrantSettlement, id, { refundYen, refundDueOn: settlement.refundDueOn });
      await this.progress(tx, award, step);
      await publish(tx, grantAwardRevoked, { awardId: id, ...this.history.caseFields(award), reasonCode, refundYen });
      await this.history.issueNotice(tx, { caseId: id, awardId: id, ...award }, 'revoked');
      if (refundYen > 0) await this.history.issueNotice(tx, { caseId: id, awardId: id, ...award }, 'refund');
      return this.view(award, caller);
    });
  }

  /** For everybody, the newest award first; revoked ones stay visible as such. */
  list({ fy, category, cursor, limit }: AwardFilter): Promise<Page<GrantAward>> {
    const query = this.db.manager.createQueryBuilder(GrantAward, 'award');
    if (fy !== undefined) query.andWhere('award.fy = :fy', { fy });
    if (category !== undefined) query.andWhere('award.category = :category', { category });
    return page(query, { cursor, limit }, { by: ['fy', 'decisionNo'], direction: 'DESC', fixed: fy === undefined ? [] : ['fy'] });
  }

  async getCase(id: string, caller: Caller): Promise<AwardCase> {
    return this.view(await this.readable(id, caller), caller);
  }

  async readable(id: string, caller: Caller): Promise<GrantAward> {
    const award = await this.find(id);
    if (!mayRead(caller, award)) throw noAward();
    return award;
  }

  lock(tx: EntityManager, id: string): Promise<GrantAward> {
    return this.find(id, tx, { mode: 'pessimistic_write' });
  }

  async find(id: string, tx: EntityManager = this.db.manager, lock?: FindOneOptions['lock']): Promise<GrantAward> {
    const award = await tx.findOne(GrantAward, { where: { id }, ...(lock && { lock }) });
    if (!award) throw noAward();
    return award;
  }

  /** Stores a step of a locked award and tells of it. */
  async progress(tx: EntityManager, award: GrantAward, step: AwardStep): Promise<void> {
    const { id, decidedYen, status, reportDueOn, revokedOn, revokeReasonCode, version, contactRef } = award;
    await Promise.all([
      tx.update(GrantAward, id, { decidedYen, status, reportDueOn, revokedOn, revokeReasonCode, version }),
      this.history.record(tx, id, grantAwardProcedure.definition.name, step.entry),
    ]);
    const { action, from, to } = step;
    await publish(tx, grantAwardProgressed, { awardId: id, ...this.history.caseFields(award), applicationId: id, action, from, to, contactRef });
  }

  view(award: GrantAward, caller: Caller): AwardCase {
    const base = `/grant-awards/${award.id}`;
    const ofApplication = `/grant-applications/${award.id}`;
    const actions = linked(base, award.actions(this.applications.deed(caller)), {
      'request-change': `${ofApplication}/change-requests`, 'change-directly': `${ofApplication}/change-requests`, report: `${ofApplication}/report`,
      'pay-advance': `${base}/advance`, 'demand-refund': `${base}/settle`, 'record-refund': `${base}/refund`,
    });
    return Object.assign(award, { actions });
  }

  private async award(tx: EntityManager, application: GrantApplication, program: GrantProgram, { yen, conditions }: Decision & { outcome: 'adopted' }, caller: Caller): Promise<GrantAward> {
    const ranked = await this.requireRanked(tx, application);
    const settings = await this.settings.on(this.clock.today(), tx);
    await this.requireFewerAwards(tx, application, settings.awardsPerGroup);
    const terms = { decidedYen: yen, conditions, result: ranked, rank: ranked.rank, designatedYen: ranked.designatedYen, reportPeriod: settings.reportPeriod };
    const { award, step } = GrantAward.decide(application, program, terms, this.applications.deed(caller));
    await tx.insert(GrantAward, award);
    const { advanceRateBp, roundingUnitYen } = settings;
    await tx.insert(GrantSettlement, GrantSettlement.open(award, { rateBp: program.rateBp, advanceRateBp, roundingUnitYen }));
    await this.history.record(tx, award.id, grantAwardProcedure.definition.name, step.entry);
    const { id, programId, groupName, title, decidedYen, scoreBp, rank, recusals } = award;
    await publish(tx, grantAwardDecided, { awardId: id, ...this.history.caseFields(award), programId, groupName, title, yen: decidedYen, scoreBp, rank, recusals });
    await this.history.issueNotice(tx, { caseId: id, awardId: id, ...award }, 'award');
    return this.find(id, tx);
  }

  /** P1: never decided below the panel's quorum, whatever the outcome. */
  private async requireRanked(tx: EntityManager, { id, programId }: GrantApplication): Promise<RankedCase> {
    const ranked = (await this.ranking(programId, tx)).find(({ applicationId }) => applicationId === id);
    if (ranked) return ranked;
    const { designation } = await this.programs.find(programId, tx);
    if (designation && !(await this.designations.result(programId, tx))) {
      throw new NotAllowed({ code: 'designation-not-counted', ja: '市民による指定がまだ集計されていません', en: 'What residents chose has not been counted yet' });
    }
    throw new NotAllowed({ code: 'below-quorum', ja: '審査会の定足数を満たす採点がありません', en: 'There are no scores of a quorate panel' });
  }

  private async requireFewerAwards(tx: EntityManager, { groupId }: GrantApplication, awardsPerGroup: number): Promise<void> {
    if ((await tx.countBy(GrantAward, { groupId, status: Not('revoked') })) < awardsPerGroup) return;
    throw new NotAllowed({
      code: 'awards-per-group', ja: `同一団体への交付は通算${awardsPerGroup}回までです`, en: `A group receives ${awardsPerGroup} grants at most`,
    });
  }
}

/** Without a quorate result, or before residents' choices are counted, a case has no rank; the score board shows why. */
function candidate(
  { id, title, status, requestedYen, submittedAt }: GrantApplication, reviews: readonly GrantReview[], { criteria, selection }: GrantProgram,
  { panelQuorum, roundingUnitYen }: GrantSettings, designated: DesignationResult | null,
): (Candidate & Pick<GrantApplication, 'title' | 'status'>)[] {
  if (!submittedAt || (selection !== 'panel' && !designated)) return [];
  const about = { applicationId: id, title, status, requestedYen, submittedAt, designatedYen: designated && cutBelow(designated.of(id).yen, roundingUnitYen) };
  if (selection === 'citizen-designation') return [{ ...about, scoreBp: designated?.shareBp(id) ?? 0, criterionScores: [], reviewers: 0, recusals: 0 }];
  const own = reviews.filter(({ applicationId }) => applicationId === id);
  return refusalOfResult(own, panelQuorum) ? [] : [{ ...about, ...panelResult(own, criteria, panelQuorum) }];
}

const noAward = (): NotFound => new NotFound({ ja: '交付決定が見つかりません', en: 'There is no such award' });
