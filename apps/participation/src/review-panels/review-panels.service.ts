import { randomUUIDv7 } from 'node:crypto';
import { PersonalData } from '@tomoni/encryption';
import { Clock, NotFound, Transactions, type Caller } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import { refuseForgotten } from '../contacts/contacts.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { GrantApplication } from '../grant-applications/grant-application.entity.js';
import { GrantApplicationsService, type ApplicationCase } from '../grant-applications/grant-applications.service.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { GrantReview, hasQuorum, isSealed, panelResult, refusalOfResult, type PanelResult, type Scores } from '../grant-reviews/grant-review.entity.js';
import { GrantReviewsService } from '../grant-reviews/grant-reviews.service.js';
import { PanelSeat } from './panel-seat.entity.js';
import { Reviewer } from './reviewer.entity.js';

export interface NamedReviewer { reviewerId: string; name: string }
export interface CoiMatrix { reviewers: NamedReviewer[]; applications: Pick<GrantApplication, 'id' | 'title' | 'groupName'>[]; reviews: GrantReview[] }
export interface BoardLine {
  applicationId: string; title: string; status: string; sealed: number; expected: number; recusals: number; quorum: boolean;
  result: PanelResult | null; scores: { reviewerId: string; scores: Scores }[] | null;
}

/** 審査会: who sits on the panel, which cases it has before it, and what it has come to. */
@Injectable()
export class ReviewPanelsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly applications: GrantApplicationsService,
    private readonly programs: GrantProgramsService,
    private readonly reviews: GrantReviewsService,
    private readonly settings: CitySettingsService,
  ) {}

  /** An appointed reviewer makes themself known to this service; again to correct the name. */
  register(name: string, caller: Caller): Promise<{ reviewerId: string }> {
    return this.transactions.run(async (tx) => {
      const sealedName = await this.personalData.seal(tx, caller.sub, 'sealedName', name).catch(refuseForgotten);
      const [row] = await tx.query<{ id: string }[]>(
        `INSERT INTO reviewer (id, person_ref, sealed_name, registered_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_ref) DO UPDATE SET sealed_name = EXCLUDED.sealed_name RETURNING id`,
        [randomUUIDv7(), caller.sub, sealedName, this.clock.now()],
      );
      return { reviewerId: row?.id ?? '' };
    });
  }

  async reviewers(): Promise<NamedReviewer[]> {
    return this.named(await this.db.manager.find(Reviewer, { order: { id: 'ASC' } }));
  }

  /** Seats reviewers on a programme's panel; cases opened from now on go to all who sit. */
  seat(programId: string, reviewerIds: readonly string[], caller: Caller): Promise<{ reviewerIds: string[] }> {
    return this.transactions.run(async (tx) => {
      (await this.programs.lock(tx, programId)).requireUnit(caller);
      const distinct = [...new Set(reviewerIds)];
      const known = await tx.countBy(Reviewer, { id: In(distinct) });
      if (known < distinct.length) throw new NotFound({ ja: '登録されていない審査委員がいます', en: 'A reviewer is not registered' });
      await tx.upsert(PanelSeat, distinct.map((reviewerId) => ({ programId, reviewerId, seatedAt: this.clock.now() })), ['programId', 'reviewerId']);
      const seats = await tx.find(PanelSeat, { where: { programId }, order: { reviewerId: 'ASC' } });
      return { reviewerIds: seats.map(({ reviewerId }) => reviewerId) };
    });
  }

  openReview(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      const step = application.openReview(this.applications.deed(caller));
      await this.assignPanel(tx, application);
      await this.applications.progress(tx, application, step);
      return this.applications.view(application, caller);
    });
  }

  recordPresentation(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      await this.applications.progress(tx, application, application.recordPresentation(this.applications.deed(caller)));
      return this.applications.view(application, caller);
    });
  }

  /** Hands the case also to those who were seated since, as when a panel fell below its quorum. */
  completePanel(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      (await this.programs.recall(application.programId)).requireUnit(caller);
      application.requireUnderReview();
      await this.assignPanel(tx, application);
      return this.applications.view(application, caller);
    });
  }

  /** Only when every score that can come in is sealed, and enough of them count. */
  confirmScores(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      const step = application.confirmScores(this.applications.deed(caller));
      await this.result(tx, application);
      await this.applications.progress(tx, application, step);
      return this.applications.view(application, caller);
    });
  }

  /** @throws NotAllowed while scores are missing or too few count */
  async result(tx: EntityManager, { id, programId }: GrantApplication): Promise<PanelResult> {
    const [{ criteria }, { panelQuorum }, reviews] = await Promise.all([
      this.programs.recall(programId), this.settings.on(this.clock.today(), tx), this.reviews.of([id], tx),
    ]);
    return panelResult(reviews, criteria, panelQuorum);
  }

  async coiMatrix(programId: string): Promise<CoiMatrix> {
    const applications = await this.underReview(programId);
    const reviews = await this.reviews.of(applications.map(({ id }) => id));
    const reviewers = await this.named(await this.db.manager.find(Reviewer, { where: { id: In(reviews.map(({ reviewerId }) => reviewerId)) }, order: { id: 'ASC' } }));
    return { reviewers, applications, reviews };
  }

  /** How far the scoring is; the scores themselves only of cases where all are sealed. */
  async scoreBoard(programId: string): Promise<BoardLine[]> {
    const [{ criteria }, { panelQuorum }, applications] = await Promise.all([
      this.programs.find(programId), this.settings.on(this.clock.today()), this.underReview(programId),
    ]);
    const reviews = await this.reviews.of(applications.map(({ id }) => id));
    return applications.map(({ id, title, status }) => {
      const own = reviews.filter(({ applicationId }) => applicationId === id);
      const counted = own.filter(({ counts }) => counts);
      const quorum = hasQuorum(own, panelQuorum);
      return {
        applicationId: id, title, status, quorum, sealed: counted.length, expected: own.filter(({ isRecused }) => !isRecused).length,
        recusals: own.filter(({ isRecused }) => isRecused).length,
        result: !refusalOfResult(own, panelQuorum) ? panelResult(own, criteria, panelQuorum) : null,
        scores: isSealed(own) ? counted.map(({ reviewerId, scores }) => ({ reviewerId, scores })) : null,
      };
    });
  }

  private async assignPanel(tx: EntityManager, { id, programId }: GrantApplication): Promise<void> {
    const assigned = (await this.reviews.of([id], tx)).map(({ reviewerId }) => reviewerId);
    const seats = await tx.find(PanelSeat, { where: { programId, reviewerId: Not(In(assigned)) }, order: { reviewerId: 'ASC' } });
    if (seats.length + assigned.length === 0) {
      throw new NotAllowed({ code: 'no-panel', ja: '審査委員がまだ委嘱されていません', en: 'Nobody sits on the panel yet' });
    }
    if (seats.length > 0) await tx.insert(GrantReview, seats.map(({ reviewerId }) => GrantReview.assign(id, reviewerId)));
  }

  private underReview(programId: string): Promise<GrantApplication[]> {
    const status = In(['under-review', 'presented', 'scored', 'adopted', 'waitlisted', 'declined']);
    return this.db.manager.find(GrantApplication, { where: { programId, status }, order: { id: 'ASC' } });
  }

  private async named(reviewers: readonly Reviewer[]): Promise<NamedReviewer[]> {
    const people = reviewers.map(({ personRef, sealedName }) => ({ personRef, sealed: { sealedName } }));
    const opened = await this.personalData.openMany(this.db.manager, people);
    return reviewers.map(({ id }, index) => ({ reviewerId: id, name: opened[index]?.fields?.sealedName ?? '' }));
  }
}
