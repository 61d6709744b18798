import { grantReviewRecused, grantReviewSealed } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { audit, Clock, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import type { GrantApplication } from '../grant-applications/grant-application.entity.js';
import { GrantApplicationsService } from '../grant-applications/grant-applications.service.js';
import { GrantAward } from '../grant-awards/grant-award.entity.js';
import type { GrantProgram } from '../grant-programs/grant-program.entity.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { Reviewer } from '../review-panels/reviewer.entity.js';
import { GrantReview, hasQuorum, isSealed, type CoiReason, type Scores } from './grant-review.entity.js';

/** A review with its case, as much of it as the reviewer may see. */
export type ReviewCase = GrantReview & { reviewed: BlindCase | null; groupName: string | null; others: { scores: Scores }[] | null };
type BlindCase = Pick<GrantApplication, 'title' | 'plan' | 'budgetLines' | 'requestedYen'> & Pick<GrantProgram, 'criteria'>;
interface Loaded { review: GrantReview; application: GrantApplication; program: GrantProgram }

@Injectable()
export class GrantReviewsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly applications: GrantApplicationsService,
    private readonly programs: GrantProgramsService,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
  ) {}

  /** The caller's own reviews; those they are recused from show nothing of the case. */
  async mine(caller: Caller, request: { cursor?: string; limit: number }): Promise<Page<GrantReview>> {
    const query = this.db.manager.createQueryBuilder(GrantReview, 'review').innerJoin(Reviewer, 'reviewer', 'reviewer.id = review.reviewer_id');
    return page(query.where('reviewer.person_ref = :sub', { sub: caller.sub }), request, { by: ['id'], direction: 'DESC' });
  }

  /** What the reviewer may see: the group's name to declare interests, then the plan without it, all scores once all are sealed. */
  async get(id: string, caller: Caller): Promise<ReviewCase> {
    await this.cutOffIfCaught(id, caller);
    const { review, application, program } = await this.load(this.db.manager, id, caller);
    review.requireNotRecused();
    return this.viewOf(review, application, program);
  }

  declareInterests(id: string, reason: CoiReason | null, caller: Caller): Promise<GrantReview> {
    return this.change(id, caller, ({ review }) => review.declareInterests(reason), async (tx, loaded) => {
      if (loaded.review.isRecused) await this.tellRecused(tx, loaded);
    });
  }

  score(id: string, scores: Scores, caller: Caller): Promise<GrantReview> {
    return this.change(id, caller, ({ review, application, program }) => review.score(scores, program.criteria, application));
  }

  seal(id: string, caller: Caller): Promise<GrantReview> {
    return this.change(id, caller, ({ review, application, program }) => review.seal(program.criteria, application, this.clock.now()), async (tx, { application }) => {
      await publish(tx, grantReviewSealed, { reviewId: id, applicationId: application.id, ...this.history.caseFields({ ...application, status: 'sealed' }) });
    });
  }

  /** The office learned of an interest: the reviewer is out at once, their score no longer counts, the quorum is checked anew (scenario 12). */
  findInterest(id: string, reason: CoiReason, caller: Caller): Promise<GrantReview> {
    return this.transactions.run(async (tx) => {
      const loaded = await this.loadLocked(tx, id);
      loaded.program.requireUnit(caller);
      loaded.review.findInterest(reason);
      await this.store(tx, loaded.review);
      await this.tellRecused(tx, loaded);
      return loaded.review;
    });
  }

  /** All reviews of some cases, in a fixed order. */
  of(applicationIds: readonly string[], tx: EntityManager = this.db.manager): Promise<GrantReview[]> {
    return tx.find(GrantReview, { where: { applicationId: In(applicationIds) }, order: { applicationId: 'ASC', id: 'ASC' } });
  }

  /** An interest that the sign-in itself shows (an officer of the group) cuts the reviewer off, whatever they asked for. */
  private async cutOffIfCaught(id: string, caller: Caller): Promise<void> {
    const { review, application } = await this.load(this.db.manager, id, caller);
    if (!review.isCaughtBy(caller, application)) return;
    // A transaction of its own, because what was asked for is refused and rolled back while this must stay.
    await this.transactions.apart(async (tx) => {
      const loaded = await this.loadLocked(tx, id);
      if (loaded.review.isRecused) return;
      loaded.review.findInterest('officer-of-group');
      await this.store(tx, loaded.review);
      await this.tellRecused(tx, loaded);
      await audit(tx, { action: 'grant-review.cut-off', subject: { type: 'grant-review', id }, detail: { reasonCode: 'officer-of-group' } });
    });
  }

  private async change(
    id: string, caller: Caller, act: (loaded: Loaded) => void, tell?: (tx: EntityManager, loaded: Loaded) => Promise<void>,
  ): Promise<GrantReview> {
    await this.cutOffIfCaught(id, caller);
    return this.transactions.run(async (tx) => {
      const loaded = await this.loadLocked(tx, id, caller);
      act(loaded);
      await this.store(tx, loaded.review);
      await tell?.(tx, loaded);
      return loaded.review;
    });
  }

  private async tellRecused(tx: EntityManager, { review, application }: Loaded): Promise<void> {
    const { id, reviewerId, coiReason } = review;
    await publish(tx, grantReviewRecused, {
      reviewId: id, applicationId: application.id, ...this.history.caseFields({ ...application, status: 'recused' }),
      reviewerRef: reviewerId, reasonCode: coiReason ?? 'own-wish',
    });
    await tx.increment(GrantAward, { id: application.id }, 'recusals', 1);
    const { panelQuorum } = await this.settings.on(this.clock.today(), tx);
    const lost = application.awaitsDecision && !hasQuorum(await this.of([application.id], tx), panelQuorum);
    if (lost) await this.applications.progress(tx, application, application.loseQuorum(this.clock.now()));
  }

  private async viewOf(review: GrantReview, { title, plan, budgetLines, requestedYen, groupName, id }: GrantApplication, { criteria }: GrantProgram): Promise<ReviewCase> {
    const { blindGroupName } = await this.settings.on(this.clock.today());
    const declared = review.coi === 'none';
    const reviews = review.sealedAt ? await this.of([id]) : [];
    return Object.assign(review, {
      reviewed: declared ? { title, plan, budgetLines, requestedYen, criteria } : null,
      groupName: !declared || review.sealedAt || !blindGroupName ? groupName : null,
      others: isSealed(reviews) ? reviews.filter((other) => other.counts && other.id !== review.id).map(({ scores }) => ({ scores })) : null,
    });
  }

  /** The case is locked before its review, in this order everywhere. */
  private async loadLocked(tx: EntityManager, id: string, caller?: Caller): Promise<Loaded> {
    const { review } = await this.load(tx, id, caller);
    const application = await this.applications.lock(tx, review.applicationId);
    const locked = await tx.findOneOrFail(GrantReview, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return { review: locked, application, program: await this.programs.recall(application.programId) };
  }

  /** Another reviewer's review does not exist for the caller. */
  private async load(tx: EntityManager, id: string, caller?: Caller): Promise<Loaded> {
    const review = await tx.findOneBy(GrantReview, { id });
    const reviewer = review && caller ? await tx.findOneBy(Reviewer, { id: review.reviewerId, personRef: caller.sub }) : review;
    if (!review || !reviewer) throw new NotFound();
    const application = await this.applications.find(review.applicationId, tx);
    return { review, application, program: await this.programs.recall(application.programId) };
  }

  private async store(tx: EntityManager, { id, coi, coiReason, scores, sealedAt, version }: GrantReview): Promise<void> {
    await tx.update(GrantReview, id, { coi, coiReason, scores, sealedAt, version });
  }
}
