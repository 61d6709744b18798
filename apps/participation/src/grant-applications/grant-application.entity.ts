import { randomUUIDv7 } from 'node:crypto';
import { computeDeadline, fiscalYear, fiscalYearEnd, standardCalendar, tokyoDate, type DeadlinePolicy, type EndedSuspension } from '@tomoni/calendar';
import { NotAllowed, type AvailableAction, type ProcedureCaller, type Transition } from '@tomoni/procedure';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { sumOf, type BudgetLine, type GrantProgram, type Selection } from '../grant-programs/grant-program.entity.js';
import { grantApplicationProcedure, theRules, type ApplicationAction, type ApplicationStatus } from './grant-application.procedure.js';

/** What the group wants to do, in its own words. */
export interface ActivityPlan { readonly purpose: string; readonly activities: string; readonly benefit: string; readonly completesOn: string }
/** What the applicant writes and may change until it is submitted, or while it is corrected. */
export type ApplicationContent = Pick<GrantApplication, 'groupName' | 'title' | 'plan' | 'budgetLines' | 'requestedYen'>;
/** Who asks, and when. */
export interface Deed { readonly caller: ProcedureCaller; readonly now: Date }
export type ApplicationStep = Transition<ApplicationStatus, ApplicationAction, string>;

@Entity('grant_application')
@ForeignKey('GrantProgram', ['programId', 'fy'], ['id', 'fy'], { name: 'grant_application_program' })
@Check('grant_application_requested', 'requested_yen > 0')
@Index('grant_application_one_per_group_and_fy', ['groupId', 'fy'], { unique: true, where: `status <> ALL (ARRAY['withdrawn'::text, 'rejected'::text])` })
@Index('grant_application_by_program', ['programId', 'id'])
@Index('grant_application_by_status', ['status', 'id'])
export class GrantApplication {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') programId: string;
  @Column('integer') fy: number;
  @Column('text') deptCode: string;
  @Column('uuid') groupId: string;
  /** Published with the award, as the group agrees when it applies. */
  @Column('text') groupName: string;
  @Column('text') title: string;
  @Column('jsonb') plan: ActivityPlan;
  @Column('jsonb') budgetLines: BudgetLine[];
  @Column('integer') requestedYen: number;
  @Column('text') status: ApplicationStatus;
  /** Minted for this case alone; whoever must write to the group resolves it (slice contacts). */
  @Column('uuid') contactRef: string;
  /** The last day to submit, from its programme. */
  @Column('date') closesOn: string;
  @Column('timestamptz', { nullable: true }) submittedAt: Date | null;
  @Column('date', { nullable: true }) checkDueOn: string | null;
  @Column('date', { nullable: true }) correctionDueOn: string | null;
  /** Days on which the group, not the office, was at work. */
  @Column('jsonb') correctionDays: EndedSuspension[];
  @Column('text', { nullable: true }) checkedBy: string | null;
  /** How its programme chooses and until when residents do; taken over when it is accepted. */
  @Column('text', { default: 'panel' }) selection: Selection;
  @Column('date', { nullable: true }) designationClosesOn: string | null;
  @Column('timestamptz') draftedAt: Date;
  @Column('integer', { default: 1 }) version: number;

  static draft(groupId: string, program: Pick<GrantProgram, 'id' | 'fy' | 'deptCode' | 'closesOn'>, content: ApplicationContent, now: Date): GrantApplication {
    return Object.assign(new GrantApplication(), {
      id: randomUUIDv7(), programId: program.id, fy: program.fy, deptCode: program.deptCode, groupId, ...content, status: grantApplicationProcedure.initial,
      contactRef: randomUUIDv7(), closesOn: program.closesOn, submittedAt: null, checkDueOn: null, correctionDueOn: null, correctionDays: [],
      checkedBy: null, selection: 'panel', designationClosesOn: null, draftedAt: now, version: 1,
    } satisfies Partial<GrantApplication>);
  }

  /** Changes what was written: freely as a draft, and while a correction is asked for. */
  edit(content: ApplicationContent, deed: Deed): void {
    this.move(this.status === 'correction-requested' ? 'correct' : 'edit', deed);
    Object.assign(this, content);
  }

  submit(program: GrantProgram, policy: DeadlinePolicy, deed: Deed): ApplicationStep {
    const step = this.allowed('submit', deed);
    program.requireWindow(deed.now, tokyoDate(deed.now));
    this.requireComplete(program);
    this.take(step);
    this.submittedAt = deed.now;
    this.checkDueOn = this.checkDue(policy);
    return step;
  }

  /** @param items what is to be corrected, for the applicant to read */
  requestCorrection(items: string, policy: DeadlinePolicy, deed: Deed): { step: ApplicationStep; dueOn: string } {
    const step = this.move('request-correction', deed, items);
    const today = tokyoDate(deed.now);
    const dueOn = computeDeadline(policy, today, standardCalendar).legalDue;
    this.correctionDueOn = dueOn;
    this.correctionDays = [...this.correctionDays, { reason: 'correction', from: today, to: dueOn }];
    return { step, dueOn };
  }

  resubmit(program: GrantProgram, policy: DeadlinePolicy, deed: Deed): ApplicationStep {
    const step = this.allowed('resubmit', deed);
    this.requireComplete(program);
    this.take(step);
    const [current, ...earlier] = this.correctionDays.toReversed();
    if (current) this.correctionDays = [...earlier.toReversed(), { ...current, to: tokyoDate(deed.now) }];
    this.correctionDueOn = null;
    this.checkDueOn = this.checkDue(policy);
    return step;
  }

  accept({ selection, designation }: Pick<GrantProgram, 'selection' | 'designation'>, deed: Deed): ApplicationStep {
    const step = this.move('accept', deed);
    this.checkedBy = deed.caller.sub ?? null;
    this.selection = selection;
    this.designationClosesOn = designation?.closesOn ?? null;
    return step;
  }

  /** On form only; `reason` goes to the applicant. */
  reject(reason: string, deed: Deed): ApplicationStep {
    const step = this.move('reject', deed, reason);
    this.checkedBy = deed.caller.sub ?? null;
    return step;
  }

  withdraw(deed: Deed): ApplicationStep {
    return this.move('withdraw', deed);
  }

  openReview(deed: Deed): ApplicationStep {
    return this.move('open-review', deed);
  }

  openDesignation(deed: Deed): ApplicationStep {
    return this.move('open-designation', deed);
  }

  closeDesignation(deed: Deed): ApplicationStep {
    return this.move('close-designation', deed);
  }

  /** @throws NotAllowed unless the panel has it before it */
  requireUnderReview(): void {
    if (this.status === 'under-review' || this.status === 'presented') return;
    throw new NotAllowed({ code: 'not-under-review', ja: 'この案件は審査会に付されていません', en: 'This case is not before the panel' });
  }

  recordPresentation(deed: Deed): ApplicationStep {
    return this.move('record-presentation', deed);
  }

  confirmScores(deed: Deed): ApplicationStep {
    return this.move('confirm-scores', deed);
  }

  /** The panel fell below its quorum after it had scored: it goes on with another reviewer. */
  loseQuorum(now: Date): ApplicationStep {
    return this.move('lose-quorum', { caller: theRules, now });
  }

  adopt(deed: Deed, reason: string): ApplicationStep {
    return this.move('adopt', deed, reason);
  }

  waitlist(reason: string, deed: Deed): ApplicationStep {
    return this.move('waitlist', deed, reason);
  }

  decline(reason: string, deed: Deed): ApplicationStep {
    return this.move('decline', deed, reason);
  }

  /** Scored and open: until the decider decides, a recusal can still change the outcome. */
  get awaitsDecision(): boolean {
    return this.status === 'scored' || this.status === 'waitlisted';
  }

  get costYen(): number {
    return sumOf(this.budgetLines);
  }

  /** What the caller may do now. */
  actions({ caller, now }: Deed): AvailableAction<ApplicationAction>[] {
    return grantApplicationProcedure.actions(this, { caller, now, context: this });
  }

  private move(action: ApplicationAction, deed: Deed, note?: string): ApplicationStep {
    return this.take(this.allowed(action, deed, note));
  }

  /** @throws NotAllowed; changes nothing, so that a refused deed leaves the case as it was */
  private allowed(action: ApplicationAction, { caller, now }: Deed, note?: string): ApplicationStep {
    return grantApplicationProcedure.transition(this, action, { caller, now, context: this, note });
  }

  private take(step: ApplicationStep): ApplicationStep {
    this.status = step.to;
    this.version += 1;
    return step;
  }

  private requireComplete(program: GrantProgram): void {
    program.requireEligible(this.budgetLines);
    const { grantYen } = program.calculate(this.costYen, 1);
    if (this.requestedYen > grantYen) {
      throw new NotAllowed({ code: 'too-much-requested', ja: `申請できる額は${grantYen}円までです`, en: `At most ¥${grantYen} may be requested` });
    }
    if (fiscalYear(this.plan.completesOn) !== this.fy) {
      throw new NotAllowed({
        code: 'outside-fiscal-year',
        ja: `事業は${this.fy}年度内（${fiscalYearEnd(this.fy)}まで）に完了する計画にしてください`,
        en: `The project must be completed within fiscal year ${this.fy}, by ${fiscalYearEnd(this.fy)}`,
        law: '地方自治法208条2項',
      });
    }
  }

  /** The office's own period; the days of a correction do not count. */
  private checkDue(policy: DeadlinePolicy): string | null {
    if (!this.submittedAt) return null;
    return computeDeadline(policy, tokyoDate(this.submittedAt), standardCalendar, this.correctionDays).legalDue;
  }
}
