import { randomUUIDv7 } from 'node:crypto';
import { isInTime } from '@tomoni/calendar';
import { NotAllowed, type ProcedureCaller } from '@tomoni/procedure';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** Who chooses: a panel, the residents, or the panel within what residents designated. */
export const selections = ['panel', 'citizen-designation', 'hybrid'] as const;
export type Selection = (typeof selections)[number];
/** 市民による団体指定: each resident gives `unitYen` to at most `maxPicks` groups in equal parts, or to all of them. Both days included. */
export interface DesignationRule { readonly opensOn: string; readonly closesOn: string; readonly unitYen: number; readonly maxPicks: number }

export const grantCategories = ['startup', 'growth', 'co-proposal'] as const;
export type GrantCategory = (typeof grantCategories)[number];

interface Named { readonly key: string; readonly ja: string; readonly en: string }
/** A kind of cost the programme pays for. */
export type EligibleCost = Named;
/** What the panel scores, each up to `maxPoints`. The first of a programme's criteria decides ties. */
export interface Criterion extends Named { readonly maxPoints: number }
/** One line of a budget or of its change: `category` is the key of an eligible cost. */
export interface BudgetLine { readonly category: string; readonly label: string; readonly yen: number }

/** How a grant follows from a cost, step by step, for the calculator and for every rule that asks for it. */
export interface Calculation { costYen: number; rateBp: number; capYen: number; roundingUnitYen: number; grantYen: number }

export type ProgramInput = Pick<
  GrantProgram,
  'fy' | 'deptCode' | 'category' | 'title' | 'budgetYen' | 'capYen' | 'rateBp' | 'eligibleCosts' | 'criteria' | 'minScoreBp' | 'opensOn' | 'closesOn' | 'topics' | 'areas' | 'selection' | 'designation'
>;

@Entity('grant_program')
@Unique('grant_program_id_fy', ['id', 'fy'])
@Check('grant_program_committed_within_budget', 'committed_yen BETWEEN 0 AND budget_yen')
@Check('grant_program_rate', 'rate_bp BETWEEN 1 AND 10000')
@Check('grant_program_designation', `(designation IS NULL) = (selection = 'panel')`)
@Check('grant_program_window', 'opens_on <= closes_on')
@Index('grant_program_by_fy', ['fy', 'id'])
export class GrantProgram {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') fy: number;
  /** The unit that runs it. */
  @Column('text') deptCode: string;
  @Column('text') category: GrantCategory;
  @Column('text') title: string;
  @Column('integer') budgetYen: number;
  /** Σ of what is decided and not revoked. The database keeps it (trigger on grant_award); nobody else writes it. */
  @Column({ type: 'integer', default: 0, insert: false, update: false }) committedYen: number;
  @Column('integer') capYen: number;
  @Column('integer') rateBp: number;
  @Column('jsonb') eligibleCosts: EligibleCost[];
  @Column('jsonb') criteria: Criterion[];
  @Column('text') selection: Selection;
  /** Null where residents do not choose. */
  @Column('jsonb', { nullable: true }) designation: DesignationRule | null;
  /** Below it nobody is adopted, however much budget is left. */
  @Column('integer') minScoreBp: number;
  @Column('date') opensOn: string;
  @Column('date') closesOn: string;
  @Column('jsonb') topics: string[];
  @Column('jsonb') areas: string[];
  @Column('text') status: 'draft' | 'open';
  @Column('date', { nullable: true }) publishedOn: string | null;
  @Column('integer', { default: 1 }) version: number;

  static prepare(input: ProgramInput): GrantProgram {
    return Object.assign(new GrantProgram(), {
      id: randomUUIDv7(), ...input, status: 'draft', committedYen: 0, publishedOn: null, version: 1,
    } satisfies Partial<GrantProgram>);
  }

  /** 担当課: only the unit that runs it prepares, publishes and convenes its panel. */
  requireUnit({ unit }: ProcedureCaller): void {
    if (unit === this.deptCode) return;
    throw new NotAllowed({ code: 'other-unit', ja: 'ほかの課の補助事業は扱えません', en: 'This programme is run by another unit' });
  }

  publish(today: string): void {
    if (this.status !== 'draft') throw new NotAllowed({ code: 'already-published', ja: 'すでに公表されています', en: 'It is published already' });
    if (this.closesOn < today) {
      throw new NotAllowed({ code: 'window-over', ja: '募集期間が過ぎているため公表できません', en: 'Its window is over, so it cannot be published' });
    }
    this.status = 'open';
    this.publishedOn = today;
    this.version += 1;
  }

  /** In time until 23:59:59.999 in Japan on the last day (scenario 5). */
  requireWindow(now: Date, today: string): void {
    if (this.status !== 'open' || today < this.opensOn) {
      throw new NotAllowed({ code: 'window-not-open', ja: `募集は${this.opensOn}に始まります`, en: `Applications open on ${this.opensOn}` });
    }
    this.requireNotClosed(now);
  }

  requireNotClosed(now: Date): void {
    if (!isInTime(now, this.closesOn)) {
      throw new NotAllowed({ code: 'window-closed', ja: `募集は${this.closesOn}に締め切られました`, en: `Applications closed on ${this.closesOn}` });
    }
  }

  /** @throws NotAllowed outside the days in which residents choose */
  requireDesignating(today: string): DesignationRule {
    const rule = this.requireDesignation();
    if (today >= rule.opensOn && today <= rule.closesOn) return rule;
    throw new NotAllowed({
      code: 'designation-not-open', ja: `団体の指定は${rule.opensOn}から${rule.closesOn}までです`, en: `Groups are designated from ${rule.opensOn} to ${rule.closesOn}`,
    });
  }

  requireDesignation(): DesignationRule {
    if (this.designation) return this.designation;
    throw new NotAllowed({ code: 'no-designation', ja: 'この補助事業に市民の指定はありません', en: 'Residents do not designate groups in this programme' });
  }

  /** @throws NotAllowed naming the lines this programme does not pay for */
  requireEligible(lines: readonly BudgetLine[]): void {
    const eligible = new Set(this.eligibleCosts.map(({ key }) => key));
    const wrong = lines.filter(({ category }) => !eligible.has(category)).map(({ label }) => label);
    if (wrong.length === 0) return;
    throw new NotAllowed({
      code: 'cost-not-eligible',
      ja: `対象とならない経費があります: ${wrong.join('、')}`,
      en: `This programme does not pay for: ${wrong.join(', ')}`,
    });
  }

  /** What the programme grants at most for a cost. */
  calculate(costYen: number, roundingUnitYen: number): Calculation {
    const grantYen = Math.min(this.capYen, shareOf(costYen, this.rateBp));
    return { costYen, rateBp: this.rateBp, capYen: this.capYen, roundingUnitYen, grantYen: cutBelow(grantYen, roundingUnitYen) };
  }

  get leftYen(): number {
    return this.budgetYen - this.committedYen;
  }

  get maxPoints(): number {
    return this.criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  }

  /** Σ decided ≤ budget; the programme's row is locked while this is asked. The database refuses it once more. */
  requireBudget(yen: number): void {
    if (yen <= this.leftYen) return;
    throw new NotAllowed({
      code: 'budget-exceeded',
      ja: `予算の残りは${this.leftYen}円です`,
      en: `¥${this.leftYen} of the budget is left`,
      law: '地方自治法232条の3',
    });
  }
}

/** Exact for every yen amount: the product stays below 2^53. */
export const shareOf = (yen: number, rateBp: number): number => Math.floor((yen * rateBp) / 10_000);
/** 端数切捨て: what is below the unit is cut. */
export const cutBelow = (yen: number, unit: number): number => yen - (yen % unit);
export const sumOf = (lines: readonly { readonly yen: number }[]): number => lines.reduce((sum, { yen }) => sum + yen, 0);
