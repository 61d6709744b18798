import { computeDeadline, earlier, fiscalYear, fiscalYearEnd, standardCalendar, tokyoDate, type DeadlinePolicy } from '@tomoni/calendar';
import { NotAllowed, type AvailableAction, type Transition } from '@tomoni/procedure';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Deed, GrantApplication } from '../grant-applications/grant-application.entity.js';
import type { GrantCategory, GrantProgram } from '../grant-programs/grant-program.entity.js';
import type { PanelResult } from '../grant-reviews/grant-review.entity.js';
import { grantAwardProcedure, type AwardAction, type AwardFacts, type AwardStatus } from './grant-award.procedure.js';

export type AwardStep = Transition<AwardStatus, AwardAction, string>;

/** What the decider decides. */
export interface AwardTerms {
  readonly decidedYen: number;
  readonly conditions: string | null;
  readonly result: PanelResult;
  readonly rank: number;
  readonly designatedYen: number | null;
  readonly reportPeriod: DeadlinePolicy;
}

/** A granted application. One case, one id: the award carries the id of its application. */
@Entity('grant_award')
@ForeignKey('GrantApplication', ['id'], ['id'], { name: 'grant_award_application' })
@ForeignKey('GrantProgram', ['programId', 'fy'], ['id', 'fy'], { name: 'grant_award_program' })
@Unique('grant_award_decision_no', ['fy', 'decisionNo'])
@Unique('grant_award_decided_yen', ['id', 'decidedYen'])
@Unique('grant_award_decided_on', ['id', 'decidedOn'])
@Check('grant_award_positive', 'decided_yen > 0')
@Check('grant_award_revoked', `(status = 'revoked') = (revoked_on IS NOT NULL)`)
@Index('grant_award_by_category', ['category', 'fy', 'decisionNo'])
@Index('grant_award_by_group', ['groupId'])
@Index('grant_award_by_status', ['status', 'id'])
export class GrantAward {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') programId: string;
  @Column('integer') fy: number;
  @Column('text') deptCode: string;
  /** Drawn by the database (trigger number_award), without a gap within the fiscal year. */
  @Column({ type: 'integer', insert: false, update: false }) decisionNo: number;
  @Column('text') category: GrantCategory;
  @Column('uuid') groupId: string;
  @Column('text') groupName: string;
  @Column('text') title: string;
  @Column('integer') decidedYen: number;
  @Column('text', { nullable: true }) conditions: string | null;
  @Column('integer') scoreBp: number;
  @Column('integer') rank: number;
  @Column('integer') recusals: number;
  @Column('jsonb') criterionScores: PanelResult['criterionScores'];
  @Column('uuid') contactRef: string;
  @Column('date') decidedOn: string;
  @Column('text') decidedBy: string;
  @Column('date') reportDueOn: string;
  @Column('text') status: AwardStatus;
  @Column('date', { nullable: true }) revokedOn: string | null;
  @Column('text', { nullable: true }) revokeReasonCode: string | null;
  @Column('integer', { default: 1 }) version: number;
  /** No column: whoever reads the settlement beside the award says so, and `actions` becomes exact. */
  money?: AwardFacts['money'];

  /** 交付決定, after the application was adopted. */
  static decide(application: GrantApplication, program: GrantProgram, { decidedYen, conditions, result, rank, designatedYen, reportPeriod }: AwardTerms, deed: Deed): { award: GrantAward; step: AwardStep } {
    const decidedOn = tokyoDate(deed.now);
    requireSameYear(program.fy, decidedOn);
    if (decidedYen > application.requestedYen) {
      throw new NotAllowed({ code: 'more-than-requested', ja: '申請額を超えて交付決定はできません', en: 'No more is granted than was requested' });
    }
    if (designatedYen !== null && decidedYen > designatedYen) {
      throw new NotAllowed({ code: 'more-than-designated', ja: `市民の指定による額は${designatedYen}円までです`, en: `Residents designated ¥${designatedYen}; no more is granted` });
    }
    if (result.scoreBp < program.minScoreBp) {
      throw new NotAllowed({ code: 'below-minimum-score', ja: '評価点が最低点に達していません', en: 'The score is below the programme’s minimum' });
    }
    program.requireBudget(decidedYen);
    const award = Object.assign(new GrantAward(), {
      id: application.id, programId: program.id, fy: program.fy, deptCode: program.deptCode, category: program.category, groupId: application.groupId, groupName: application.groupName,
      title: application.title, decidedYen, conditions, scoreBp: result.scoreBp, rank, recusals: result.recusals, criterionScores: result.criterionScores,
      contactRef: application.contactRef, decidedOn, decidedBy: deed.caller.sub ?? '', reportDueOn: reportDue(program.fy, application.plan.completesOn, reportPeriod),
      status: grantAwardProcedure.initial, revokedOn: null, revokeReasonCode: null, version: 0,
    } satisfies Partial<GrantAward>);
    return { award, step: award.move('award', deed) };
  }

  requestChange(deed: Deed): AwardStep {
    return this.move('request-change', deed);
  }

  changeDirectly(deed: Deed): AwardStep {
    return this.move('change-directly', deed);
  }

  /** @param decidedYen what is granted for the changed project; an award never grows */
  approveChange(decidedYen: number, reason: string | undefined, deed: Deed): AwardStep {
    const step = this.allowed('approve-change', deed, reason);
    if (decidedYen > this.decidedYen) {
      throw new NotAllowed({ code: 'award-never-grows', ja: '変更により交付決定額を増やすことはできません', en: 'A change never raises the award' });
    }
    this.decidedYen = decidedYen;
    return this.take(step);
  }

  refuseChange(reason: string, deed: Deed): AwardStep {
    return this.move('refuse-change', deed, reason);
  }

  /** @returns the step, and when the report was due: 30 days* after completion or 31 March, whichever is earlier */
  report(completedOn: string, period: DeadlinePolicy, deed: Deed): { step: AwardStep; dueOn: string } {
    const step = this.allowed('report', deed);
    if (completedOn > tokyoDate(deed.now)) {
      throw new NotAllowed({ code: 'not-completed', ja: '完了していない事業は報告できません', en: 'A project is reported after its completion' });
    }
    requireSameYear(this.fy, completedOn);
    this.reportDueOn = reportDue(this.fy, completedOn, period);
    return { step: this.take(step), dueOn: this.reportDueOn };
  }

  /** @throws NotAllowed where no report is waited for (any more) */
  requireReportAwaited(): void {
    if (grantAwardProcedure.definition.transitions.report.from.some((state) => state === this.status)) return;
    throw new NotAllowed({ code: 'report-not-awaited', ja: '実績報告を待っている状態ではありません', en: 'No report is awaited in this state' });
  }

  payAdvance(deed: Deed): AwardStep {
    return this.move('pay-advance', deed);
  }

  fix(deed: Deed): AwardStep {
    return this.move('fix', deed);
  }

  settle(refundYen: number, deed: Deed): AwardStep {
    return this.move(refundYen > 0 ? 'demand-refund' : 'settle', deed);
  }

  /** @returns no step where the award was revoked: it stays so when what was paid has come back */
  recordRefund(deed: Deed): AwardStep | null {
    return this.status === 'revoked' ? null : this.move('record-refund', deed);
  }

  close(deed: Deed): AwardStep {
    return this.move('close', deed);
  }

  revoke(reasonCode: string, note: string, deed: Deed): AwardStep {
    const step = this.move('revoke', deed, note);
    this.revokedOn = tokyoDate(deed.now);
    this.revokeReasonCode = reasonCode;
    return step;
  }

  /** What the caller may do now. */
  actions({ caller, now }: Deed): AvailableAction<AwardAction>[] {
    return grantAwardProcedure.actions(this, { caller, now, context: this });
  }

  private move(action: AwardAction, deed: Deed, note?: string): AwardStep {
    return this.take(this.allowed(action, deed, note));
  }

  /** @throws NotAllowed; changes nothing, so that a refused deed leaves the award as it was */
  private allowed(action: AwardAction, { caller, now }: Deed, note?: string): AwardStep {
    return grantAwardProcedure.transition(this, action, { caller, now, context: this, note });
  }

  private take(step: AwardStep): AwardStep {
    this.status = step.to;
    this.version += 1;
    return step;
  }
}

export function reportDue(fy: number, completedOn: string, period: DeadlinePolicy): string {
  return earlier(computeDeadline(period, completedOn, standardCalendar).legalDue, fiscalYearEnd(fy));
}

/** 会計年度独立の原則: what a year's budget pays for happens in that year. */
function requireSameYear(fy: number, day: string): void {
  if (fiscalYear(day) === fy) return;
  throw new NotAllowed({
    code: 'outside-fiscal-year',
    ja: `${fy}年度の補助金は${fiscalYearEnd(fy)}までの事業に限られます`,
    en: `A grant of fiscal year ${fy} is for what happens by ${fiscalYearEnd(fy)}`,
    law: '地方自治法208条2項',
  });
}
