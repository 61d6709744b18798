import { randomUUIDv7 } from 'node:crypto';
import type { ActivityPlan } from '../grant-applications/grant-application.entity.js';
import { sumOf, type BudgetLine } from '../grant-programs/grant-program.entity.js';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A change the group asks for. With a plan its purpose or content changes; without one, only its costs. */
export interface ChangeInput { readonly reason: string; readonly budgetLines: readonly BudgetLine[]; readonly plan: ActivityPlan | null }

@Entity('change_request')
@ForeignKey('GrantAward', ['awardId'], ['id'], { name: 'change_request_award' })
@Index('change_request_one_open', ['awardId'], { unique: true, where: `status = 'requested'` })
export class ChangeRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') awardId: string;
  @Column('text') reason: string;
  @Column('jsonb') budgetLines: readonly BudgetLine[];
  @Column('jsonb', { nullable: true }) plan: ActivityPlan | null;
  /** 軽微な変更: needs no approval. */
  @Column('boolean') minor: boolean;
  @Column('text') status: 'requested' | 'approved' | 'refused';
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('timestamptz') requestedAt: Date;

  /** @param minorChangeBp the share by which costs may fall without approval (a city setting) */
  static of(awardId: string, { reason, budgetLines, plan }: ChangeInput, costYen: number, minorChangeBp: number, now: Date): ChangeRequest {
    const minor = plan === null && isMinor(costYen, sumOf(budgetLines), minorChangeBp);
    return Object.assign(new ChangeRequest(), {
      id: randomUUIDv7(), awardId, reason, budgetLines, plan, minor, status: minor ? 'approved' : 'requested', decisionReason: null, requestedAt: now,
    } satisfies Partial<ChangeRequest>);
  }

  decide(approved: boolean, reason: string | null): void {
    this.status = approved ? 'approved' : 'refused';
    this.decisionReason = reason;
  }
}

/** Costs that fall by no more than the share, and never costs that rise. */
export function isMinor(oldYen: number, newYen: number, minorChangeBp: number): boolean {
  return newYen <= oldYen && (oldYen - newYen) * 10_000 <= oldYen * minorChangeBp;
}
