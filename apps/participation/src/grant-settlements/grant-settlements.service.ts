import { grantSettlementCompleted } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { GrantApplicationsService } from '../grant-applications/grant-applications.service.js';
import { GrantAward, type AwardStep } from '../grant-awards/grant-award.entity.js';
import type { AwardStatus } from '../grant-awards/grant-award.procedure.js';
import { GrantAwardsService, type AwardCase } from '../grant-awards/grant-awards.service.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { GrantCost, type Exclusion } from '../grant-reports/grant-cost.entity.js';
import { GrantSettlement } from './grant-settlement.entity.js';

/** An award with its money. */
export type SettlementCase = AwardCase & { settlement: GrantSettlement };
interface Locked { tx: EntityManager; award: GrantAward; settlement: GrantSettlement }

@Injectable()
export class GrantSettlementsService {
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

  /** What waits for the accountant, the oldest award first. */
  async worklist(statuses: readonly AwardStatus[], caller: Caller, request: { cursor?: string; limit: number }): Promise<Page<AwardCase>> {
    const query = this.db.manager.createQueryBuilder(GrantAward, 'award').where('award.status = ANY(:statuses)', { statuses });
    const { items, next } = await page(query, request, { by: ['id'], direction: 'ASC' });
    const settlements = await this.db.manager.findBy(GrantSettlement, { awardId: In(items.map(({ id }) => id)) });
    return { items: items.map((award) => this.withMoney(award, settlements, caller)), next };
  }

  async getCase(id: string, caller: Caller): Promise<SettlementCase> {
    const award = await this.awards.readable(id, caller);
    const settlement = await this.db.manager.findOneByOrFail(GrantSettlement, { awardId: id });
    return Object.assign(this.withMoney(award, [settlement], caller), { settlement });
  }

  payAdvance(id: string, yen: number, caller: Caller): Promise<SettlementCase> {
    return this.act(id, caller, ({ award, settlement }) => {
      const step = award.payAdvance(this.applications.deed(caller));
      settlement.payAdvance(yen, this.clock.today());
      return Promise.resolve(step);
    });
  }

  /** Counts the report's costs, each exclusion with its reason, and fixes what the grant comes to. */
  fix(id: string, exclusions: readonly Exclusion[], caller: Caller): Promise<SettlementCase> {
    return this.act(id, caller, async ({ tx, award, settlement }) => {
      const step = award.fix(this.applications.deed(caller));
      settlement.fix(await this.acceptedCostYen(tx, award, exclusions), this.clock.today());
      await this.history.issueNotice(tx, { caseId: id, awardId: id, ...award }, 'amount-fixed');
      return step;
    });
  }

  /** Pays what is still owed, or demands back what was paid too much. */
  settle(id: string, caller: Caller): Promise<SettlementCase> {
    return this.act(id, caller, async ({ tx, award, settlement }) => {
      const { refundPeriod } = await this.settings.on(this.clock.today(), tx);
      const refundYen = settlement.settle(this.clock.today(), refundPeriod);
      const step = award.settle(refundYen, this.applications.deed(caller));
      const finalYen = settlement.finalYen ?? 0;
      await publish(tx, grantSettlementCompleted, { settlementId: id, ...this.history.caseFields(award), awardId: id, finalYen, refundYen });
      if (refundYen > 0) await this.history.issueNotice(tx, { caseId: id, awardId: id, ...award }, 'refund');
      return step;
    });
  }

  recordRefund(id: string, caller: Caller): Promise<SettlementCase> {
    return this.act(id, caller, ({ award, settlement }) => {
      const step = award.recordRefund(this.applications.deed(caller));
      settlement.recordRefund(this.clock.today());
      return Promise.resolve(step);
    });
  }

  close(id: string, caller: Caller): Promise<SettlementCase> {
    return this.act(id, caller, ({ award }) => Promise.resolve(award.close(this.applications.deed(caller))));
  }

  private withMoney(award: GrantAward, settlements: readonly GrantSettlement[], caller: Caller): AwardCase {
    award.money = settlements.find(({ awardId }) => awardId === award.id);
    return this.awards.view(award, caller);
  }

  private act(id: string, caller: Caller, work: (locked: Locked) => Promise<AwardStep | null>): Promise<SettlementCase> {
    return this.transactions.run(async (tx) => {
      const award = await this.awards.lock(tx, id);
      const settlement = await tx.findOneByOrFail(GrantSettlement, { awardId: id });
      award.money = settlement;
      const step = await work({ tx, award, settlement });
      await this.store(tx, settlement);
      if (step) await this.awards.progress(tx, award, step);
      return Object.assign(this.awards.view(award, caller), { settlement });
    });
  }

  private async acceptedCostYen(tx: EntityManager, award: GrantAward, exclusions: readonly Exclusion[]): Promise<number> {
    const program = await this.programs.recall(award.programId);
    const costs = await tx.find(GrantCost, { where: { awardId: award.id }, order: { line: 'ASC' } });
    for (const cost of costs) cost.assess(program, exclusions.find(({ line }) => line === cost.line));
    await Promise.all(costs.map(({ id, acceptedYen, exclusionReason }) => tx.update(GrantCost, id, { acceptedYen, exclusionReason })));
    return costs.reduce((sum, { acceptedYen }) => sum + (acceptedYen ?? 0), 0);
  }

  private async store(tx: EntityManager, settlement: GrantSettlement): Promise<void> {
    const { awardId, advanceYen, advancePaidOn, acceptedCostYen, finalYen, fixedOn, balanceYen, balancePaidOn, refundYen, refundDueOn, refundedOn, bookedFy } = settlement;
    await tx.update(GrantSettlement, awardId, {
      advanceYen, advancePaidOn, acceptedCostYen, finalYen, fixedOn, balanceYen, balancePaidOn, refundYen, refundDueOn, refundedOn, bookedFy,
    });
  }
}
