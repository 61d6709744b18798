import { Clock, NotFound, Transactions, type Caller } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { GrantApplicationsService } from '../grant-applications/grant-applications.service.js';
import { GrantAwardsService, type AwardCase } from '../grant-awards/grant-awards.service.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { sumOf } from '../grant-programs/grant-program.entity.js';
import { GrantSettlement } from '../grant-settlements/grant-settlement.entity.js';
import { ChangeRequest, type ChangeInput } from './change-request.entity.js';

@Injectable()
export class ChangeRequestsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly programs: GrantProgramsService,
    private readonly applications: GrantApplicationsService,
    private readonly awards: GrantAwardsService,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
  ) {}

  /** Asks for approval; a minor change is only notified. Measured against the costs that were approved last. */
  request(id: string, input: ChangeInput, caller: Caller): Promise<AwardCase> {
    return this.transactions.run(async (tx) => {
      const award = await this.awards.lock(tx, id);
      const deed = this.applications.deed(caller);
      const [program, { minorChangeBp }] = await Promise.all([this.programs.recall(award.programId), this.settings.on(this.clock.today(), tx)]);
      const change = ChangeRequest.of(id, input, await this.approvedCostYen(tx, id), minorChangeBp, deed.now);
      const step = change.minor ? award.changeDirectly(deed) : award.requestChange(deed);
      program.requireEligible(input.budgetLines);
      await tx.insert(ChangeRequest, change);
      await this.awards.progress(tx, award, step);
      return this.awards.view(award, caller);
    });
  }

  /** @param decidedYen what is granted for the changed project; an award never grows */
  approve(id: string, { decidedYen, reason }: { decidedYen?: number; reason?: string }, caller: Caller): Promise<AwardCase> {
    return this.transactions.run(async (tx) => {
      const award = await this.awards.lock(tx, id);
      const change = await this.open(tx, id);
      const step = award.approveChange(decidedYen ?? award.decidedYen, reason, this.applications.deed(caller));
      (await tx.findOneByOrFail(GrantSettlement, { awardId: id })).lowerAward(award.decidedYen);
      await this.decided(tx, change, true, reason ?? null);
      await this.awards.progress(tx, award, step);
      await this.history.issueNotice(tx, { caseId: id, awardId: id, ...award }, 'change-approved');
      return this.awards.view(award, caller);
    });
  }

  refuse(id: string, reason: string, caller: Caller): Promise<AwardCase> {
    return this.transactions.run(async (tx) => {
      const award = await this.awards.lock(tx, id);
      const change = await this.open(tx, id);
      const step = award.refuseChange(reason, this.applications.deed(caller));
      await this.decided(tx, change, false, reason);
      await this.awards.progress(tx, award, step);
      return this.awards.view(award, caller);
    });
  }

  async list(id: string, caller: Caller): Promise<ChangeRequest[]> {
    await this.awards.readable(id, caller);
    return this.db.manager.find(ChangeRequest, { where: { awardId: id }, order: { id: 'ASC' } });
  }

  private async open(tx: EntityManager, awardId: string): Promise<ChangeRequest> {
    const change = await tx.findOneBy(ChangeRequest, { awardId, status: 'requested' });
    if (!change) throw new NotFound({ ja: '審査待ちの変更申請はありません', en: 'No change waits for approval' });
    return change;
  }

  private async decided(tx: EntityManager, change: ChangeRequest, approved: boolean, reason: string | null): Promise<void> {
    change.decide(approved, reason);
    await tx.update(ChangeRequest, change.id, { status: change.status, decisionReason: change.decisionReason });
  }

  private async approvedCostYen(tx: EntityManager, id: string): Promise<number> {
    const last = await tx.findOne(ChangeRequest, { where: { awardId: id, status: 'approved', minor: false }, order: { id: 'DESC' } });
    return last ? sumOf(last.budgetLines) : (await this.applications.find(id, tx)).costYen;
  }
}
