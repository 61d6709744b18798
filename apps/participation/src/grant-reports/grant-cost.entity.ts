import { randomUUIDv7 } from 'node:crypto';
import { fiscalYearEnd } from '@tomoni/calendar';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** One receipt of a report. */
export interface CostInput { readonly category: string; readonly label: string; readonly paidOn: string; readonly yen: number }
/** What the office takes off beside what the rules take off. */
export interface Exclusion { readonly line: number; readonly reason: string; readonly acceptedYen: number }

@Entity('grant_cost')
@ForeignKey('GrantAward', ['awardId', 'awardedOn'], ['id', 'decidedOn'], { name: 'grant_cost_award' })
@Unique('grant_cost_line', ['awardId', 'line'])
@Check('grant_cost_accepted', 'accepted_yen BETWEEN 0 AND yen')
@Check('grant_cost_excluded_with_reason', 'accepted_yen IS NULL OR accepted_yen = yen OR exclusion_reason IS NOT NULL')
@Check('grant_cost_after_award', 'accepted_yen IS NULL OR accepted_yen = 0 OR paid_on >= awarded_on')
export class GrantCost {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') awardId: string;
  @Column('date') awardedOn: string;
  @Column('integer') line: number;
  @Column('text') category: string;
  @Column('text') label: string;
  @Column('date') paidOn: string;
  @Column('integer') yen: number;
  /** Null until the amount is fixed. */
  @Column('integer', { nullable: true }) acceptedYen: number | null;
  @Column('text', { nullable: true }) exclusionReason: string | null;

  static list(award: { id: string; decidedOn: string }, costs: readonly CostInput[]): GrantCost[] {
    return costs.map((cost, index) =>
      Object.assign(new GrantCost(), {
        id: randomUUIDv7(), awardId: award.id, awardedOn: award.decidedOn, line: index + 1, ...cost, acceptedYen: null, exclusionReason: null,
      } satisfies Partial<GrantCost>),
    );
  }

  /** Counts the cost, in whole, in part or not at all; what does not count has a reason the group can read. */
  assess(program: { fy: number; eligibleCosts: readonly { readonly key: string }[] }, exclusion?: Exclusion): void {
    const reason = this.reasonAgainst(program);
    this.acceptedYen = reason ? 0 : Math.min(this.yen, exclusion?.acceptedYen ?? this.yen);
    this.exclusionReason = reason ?? exclusion?.reason ?? null;
  }

  private reasonAgainst({ fy, eligibleCosts }: { fy: number; eligibleCosts: readonly { readonly key: string }[] }): string | undefined {
    if (this.paidOn < this.awardedOn) return `交付決定日（${this.awardedOn}）より前に支払われた経費のため対象外`;
    if (this.paidOn > fiscalYearEnd(fy)) return `${fy}年度の終わり（${fiscalYearEnd(fy)}）より後に支払われた経費のため対象外`;
    if (!eligibleCosts.some(({ key }) => key === this.category)) return '募集要項の対象経費に当たらないため対象外';
    return undefined;
  }
}
