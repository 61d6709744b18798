import { booksCloseOn, booksOpen, computeDeadline, fiscalYear, fiscalYearEnd, standardCalendar, type DeadlinePolicy } from '@tomoni/calendar';
import { NotAllowed } from '@tomoni/procedure';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { cutBelow, shareOf } from '../grant-programs/grant-program.entity.js';

/** The rules the award was decided under; a later change of a city setting does not touch it. */
export interface SettlementRules { readonly rateBp: number; readonly advanceRateBp: number; readonly roundingUnitYen: number }

/** The money of one award. Every check is in the database too, so that no statement of the service's role pays wrongly. */
@Entity('grant_settlement')
@ForeignKey('GrantAward', ['awardId', 'decidedYen'], ['id', 'decidedYen'], { name: 'grant_settlement_award', onUpdate: 'CASCADE' })
@Check('grant_settlement_advance', 'advance_yen::bigint * 10000 <= decided_yen::bigint * advance_rate_bp')
@Check('grant_settlement_final_within_decided', 'final_yen <= decided_yen')
@Check('grant_settlement_final_within_costs', 'final_yen::bigint * 10000 <= accepted_cost_yen::bigint * rate_bp')
@Check('grant_settlement_paid_as_fixed', 'balance_yen IS NULL OR (final_yen IS NOT NULL AND balance_yen = greatest(final_yen - advance_yen, 0))')
@Check('grant_settlement_refund_of_payment', 'refund_yen <= advance_yen + coalesce(balance_yen, 0)')
@Check('grant_settlement_in_open_books', 'advance_paid_on <= make_date(fy + 1, 3, 31) AND balance_paid_on <= make_date(fy + 1, 5, 31)')
export class GrantSettlement {
  @PrimaryColumn('uuid') awardId: string;
  @Column('integer') fy: number;
  /** Follows the award by a foreign key, so that the checks compare with what was really decided. */
  @Column({ type: 'integer', update: false }) decidedYen: number;
  @Column({ type: 'integer', update: false }) rateBp: number;
  @Column({ type: 'integer', update: false }) advanceRateBp: number;
  @Column({ type: 'integer', update: false }) roundingUnitYen: number;
  @Column('integer') advanceYen: number;
  @Column('date', { nullable: true }) advancePaidOn: string | null;
  @Column('integer', { nullable: true }) acceptedCostYen: number | null;
  @Column('integer', { nullable: true }) finalYen: number | null;
  @Column('date', { nullable: true }) fixedOn: string | null;
  /** What was paid after fixing. */
  @Column('integer', { nullable: true }) balanceYen: number | null;
  @Column('date', { nullable: true }) balancePaidOn: string | null;
  @Column('integer', { nullable: true }) refundYen: number | null;
  @Column('date', { nullable: true }) refundDueOn: string | null;
  @Column('date', { nullable: true }) refundedOn: string | null;
  /** The fiscal year in whose books the refund stands. */
  @Column('integer', { nullable: true }) bookedFy: number | null;

  static open(award: { id: string; fy: number; decidedYen: number }, { rateBp, advanceRateBp, roundingUnitYen }: SettlementRules): GrantSettlement {
    return Object.assign(new GrantSettlement(), {
      awardId: award.id, fy: award.fy, decidedYen: award.decidedYen, rateBp, advanceRateBp, roundingUnitYen, advanceYen: 0, advancePaidOn: null,
      acceptedCostYen: null, finalYen: null, fixedOn: null, balanceYen: null, balancePaidOn: null, refundYen: null, refundDueOn: null, refundedOn: null, bookedFy: null,
    } satisfies Partial<GrantSettlement>);
  }

  get maxAdvanceYen(): number {
    return shareOf(this.decidedYen, this.advanceRateBp);
  }

  /** What was paid above the fixed amount. */
  get owedBackYen(): number {
    return Math.max(this.advanceYen - (this.finalYen ?? this.advanceYen), 0);
  }

  /** 概算払: the only payment before the amount is fixed. */
  payAdvance(yen: number, paidOn: string): void {
    if (this.advancePaidOn) throw new NotAllowed({ code: 'advance-paid-already', ja: '概算払は済んでいます', en: 'The advance has been paid' });
    if (yen > this.maxAdvanceYen) {
      throw new NotAllowed({ code: 'advance-too-high', ja: `概算払は${this.maxAdvanceYen}円までです`, en: `The advance is ¥${this.maxAdvanceYen} at most` });
    }
    if (fiscalYear(paidOn) !== this.fy) {
      throw new NotAllowed({ code: 'outside-fiscal-year', ja: `概算払は${fiscalYearEnd(this.fy)}までです`, en: `Advances end on ${fiscalYearEnd(this.fy)}`, law: '地方自治法208条2項' });
    }
    this.advanceYen = yen;
    this.advancePaidOn = paidOn;
  }

  /** An award that falls still covers the advance at its rate; what the costs then leave over comes back when it is settled. */
  lowerAward(decidedYen: number): void {
    const lowestYen = Math.ceil((this.advanceYen * 10_000) / Math.max(this.advanceRateBp, 1));
    if (decidedYen < lowestYen) {
      throw new NotAllowed({
        code: 'advance-not-covered',
        ja: `概算払が済んでいるため、交付決定額は${lowestYen}円より低くできません。差額は額の確定の後に精算します`,
        en: `An advance has been paid, so the award stays at ¥${lowestYen} or more; the rest is settled after the amount is fixed`,
      });
    }
    this.decidedYen = decidedYen;
  }

  /** 額の確定: min(decided, accepted cost × rate), cut below the unit. */
  fix(acceptedCostYen: number, fixedOn: string): void {
    if (this.finalYen !== null) throw new NotAllowed({ code: 'amount-fixed-already', ja: '額は確定しています', en: 'The amount is fixed' });
    this.requireOpenBooks(fixedOn);
    this.acceptedCostYen = acceptedCostYen;
    this.finalYen = Math.min(this.decidedYen, cutBelow(shareOf(acceptedCostYen, this.rateBp), this.roundingUnitYen));
    this.fixedOn = fixedOn;
  }

  /** 精算: pays what is still owed, or demands back what was paid too much. @returns the refund in yen, 0 when none */
  settle(settledOn: string, policy: DeadlinePolicy): number {
    if (this.finalYen === null) throw new NotAllowed({ code: 'amount-not-fixed', ja: '額の確定前に支払うことはできません', en: 'Nothing is paid before the amount is fixed', law: '地方自治法232条の4' });
    if (this.balanceYen !== null) throw new NotAllowed({ code: 'settled-already', ja: '精算は済んでいます', en: 'It has been settled' });
    this.requireOpenBooks(settledOn);
    this.balanceYen = Math.max(this.finalYen - this.advanceYen, 0);
    this.balancePaidOn = settledOn;
    return this.demandRefund(this.owedBackYen, settledOn, policy);
  }

  /** 取消: everything paid comes back. @returns the refund in yen */
  revoke(revokedOn: string, policy: DeadlinePolicy): number {
    return this.demandRefund(this.advanceYen + (this.balanceYen ?? 0), revokedOn, policy);
  }

  /** Booked in the old year while its books are open, else in the year it came in (scenario 13). */
  recordRefund(refundedOn: string): void {
    if (!this.refundYen) throw new NotAllowed({ code: 'no-refund-due', ja: '返還すべき額はありません', en: 'No refund is due' });
    if (this.refundedOn) throw new NotAllowed({ code: 'refunded-already', ja: '返還は済んでいます', en: 'The refund has come in' });
    this.refundedOn = refundedOn;
    this.bookedFy = booksOpen(this.fy, refundedOn) ? this.fy : fiscalYear(refundedOn);
  }

  private demandRefund(refundYen: number, on: string, policy: DeadlinePolicy): number {
    this.refundYen = refundYen;
    this.refundDueOn = refundYen > 0 ? computeDeadline(policy, on, standardCalendar).legalDue : null;
    return refundYen;
  }

  /** 出納の閉鎖: entries of the year close on 31 May. */
  private requireOpenBooks(on: string): void {
    if (booksOpen(this.fy, on)) return;
    throw new NotAllowed({
      code: 'books-closed',
      ja: `${this.fy}年度の出納は${booksCloseOn(this.fy)}に閉鎖されました`,
      en: `The books of fiscal year ${this.fy} closed on ${booksCloseOn(this.fy)}`,
      law: '地方自治法235条の5',
    });
  }
}
