import { areaCode, basisPoints, civilDate, code, deptCode, fiscalYear, yen } from '@tomoni/contracts';
import { AnyScope, Audit, Caller, pageOf, pageQuery, Public, Returns, Scopes, type Page } from '@tomoni/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { grantCategories, selections, type Calculation, type GrantProgram } from './grant-program.entity.js';
import { amount, day } from './grant-program.view.js';
import { GrantProgramsService, type BudgetMeter } from './grant-programs.service.js';

const named = { key: code, ja: z.string().min(1).max(100), en: z.string().min(1).max(100) };
const distinct = (items: readonly { key: string }[]): boolean => new Set(items.map(({ key }) => key)).size === items.length;
const twice = { params: { ja: '同じキーが二度使われています', en: 'A key is used twice' } };

const content = {
  fy: fiscalYear.min(1970).max(2098),
  deptCode,
  category: z.enum(grantCategories),
  title: z.string().min(1).max(200),
  budgetYen: amount.min(1),
  capYen: amount.min(1),
  rateBp: basisPoints.min(1),
  eligibleCosts: z.array(z.strictObject(named)).min(1).max(30).refine(distinct, twice),
  criteria: z.array(z.strictObject({ ...named, maxPoints: z.int().min(1).max(100) })).max(20).refine(distinct, twice),
  minScoreBp: basisPoints,
  opensOn: day,
  closesOn: day,
  topics: z.array(code).max(20),
  areas: z.array(areaCode).max(100),
};
const designation = z.strictObject({ opensOn: day, closesOn: day, unitYen: amount.min(1), maxPicks: z.int().min(1).max(10) });
const example = {
  fy: 2026, deptCode: '0310', category: 'startup' as const, title: '令和8年度 はじめの一歩補助金', budgetYen: 2_000_000, capYen: 300_000, rateBp: 10_000,
  eligibleCosts: [{ key: 'supplies', ja: '消耗品費', en: 'Supplies' }, { key: 'fees', ja: '報償費', en: 'Fees' }],
  criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }, { key: 'feasibility', ja: '実現性', en: 'Feasibility', maxPoints: 10 }],
  minScoreBp: 5_000, opensOn: '2026-04-01', closesOn: '2026-05-29', topics: ['civic-activity'], areas: ['123421'],
};
const programId = '019a4f00-0000-7000-8000-000000000001';

const PrepareProgram = z
  .strictObject({ ...content, selection: z.enum(selections).default('panel'), designation: designation.nullable().default(null) })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { path: ['closesOn'], params: { ja: '締切は開始日以降にしてください', en: 'The window must not close before it opens' } })
  .refine(({ selection, criteria }) => (criteria.length > 0) === (selection !== 'citizen-designation'), {
    path: ['criteria'], params: { ja: '審査会が選ぶ場合は評価項目が必要で、市民だけが選ぶ場合は不要です', en: 'A panel needs criteria; where residents alone choose there are none' },
  })
  .refine(({ selection, designation }) => (designation === null) === (selection === 'panel'), {
    path: ['designation'], params: { ja: '市民が選ぶ場合だけ、指定の期間と額を入力してください', en: 'Give the days and the amount of a designation where residents choose, and only there' },
  })
  .refine(({ designation, closesOn }) => designation === null || (designation.opensOn > closesOn && designation.opensOn <= designation.closesOn), {
    path: ['designation', 'opensOn'], params: { ja: '指定は募集の締切の翌日以降に始めてください', en: 'Residents designate after applications have closed' },
  })
  .meta({ example });
const ProgramId = z.object({ id: z.uuid() });
const ProgramView = z
  .object({
    id: z.uuid(), ...content, selection: z.enum(selections), designation: designation.nullable(), status: z.enum(['draft', 'open']), publishedOn: civilDate.nullable(), version: z.int(),
  })
  .meta({ id: 'GrantProgram', example: { id: programId, ...example, selection: 'panel', designation: null, status: 'open', publishedOn: '2026-04-01', version: 2 } });
const ListPrograms = pageQuery({ fy: z.coerce.number().pipe(fiscalYear).optional(), category: z.enum(grantCategories).optional() });
const Calculate = z.strictObject({ costYen: z.coerce.number().pipe(amount) });
const CalculationView = z
  .object({ costYen: yen, rateBp: basisPoints, capYen: yen, roundingUnitYen: z.int(), grantYen: yen })
  .meta({ id: 'GrantCalculation', example: { costYen: 180_500, rateBp: 10_000, capYen: 300_000, roundingUnitYen: 1_000, grantYen: 180_000 } });
const BudgetMeterView = z
  .object({ budgetYen: yen, committedYen: yen, leftYen: yen })
  .meta({ id: 'BudgetMeter', example: { budgetYen: 2_000_000, committedYen: 850_000, leftYen: 1_150_000 } });

@Controller('grant-programs')
export class GrantProgramsController {
  constructor(private readonly programs: GrantProgramsService) {}

  /** Published programmes, the newest fiscal year first. */
  @Get()
  @Public()
  @Returns(pageOf(ProgramView))
  list(@Query({ schema: ListPrograms }) query: z.output<typeof ListPrograms>): Promise<Page<GrantProgram>> {
    return this.programs.list(query);
  }

  /** What the office prepares and has not published yet. */
  @Get('drafts')
  @AnyScope('grants:check', 'grants:decide')
  @Returns(pageOf(ProgramView))
  drafts(@Query({ schema: ListPrograms }) query: z.output<typeof ListPrograms>): Promise<Page<GrantProgram>> {
    return this.programs.list(query, 'draft');
  }

  @Get(':id')
  @Public()
  @Returns(ProgramView)
  get(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<GrantProgram> {
    return this.programs.getPublished(id);
  }

  /** The calculator: what the programme would grant at most for a cost. */
  @Get(':id/calculation')
  @Public()
  @Returns(CalculationView)
  calculate(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>, @Query({ schema: Calculate }) { costYen }: z.output<typeof Calculate>): Promise<Calculation> {
    return this.programs.calculate(id, costYen);
  }

  /** How much of the budget is decided and how much is left. */
  @Get(':id/budget')
  @AnyScope('grants:check', 'grants:decide', 'grants:account', 'grants:audit')
  @Returns(BudgetMeterView)
  budget(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>): Promise<BudgetMeter> {
    return this.programs.meter(id);
  }

  @Post()
  @Scopes('grants:check')
  @Audit('grant-program')
  @Returns(ProgramView)
  prepare(@Body({ schema: PrepareProgram }) body: z.output<typeof PrepareProgram>, @Caller() caller: Caller): Promise<GrantProgram> {
    return this.programs.prepare(body, caller);
  }

  /** Publishes the programme; from then on it does not change. */
  @Post(':id/publish')
  @HttpCode(200)
  @Scopes('grants:check')
  @Audit('grant-program')
  @Returns(ProgramView)
  publish(@Param({ schema: ProgramId }) { id }: z.output<typeof ProgramId>, @Caller() caller: Caller): Promise<GrantProgram> {
    return this.programs.publish(id, caller);
  }
}
