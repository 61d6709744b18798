import { grantProgramAnnounced } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOneOptions } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { GrantProgram, type Calculation, type GrantCategory, type ProgramInput } from './grant-program.entity.js';

export interface ProgramFilter { readonly fy?: number; readonly category?: GrantCategory; readonly cursor?: string; readonly limit: number }
export interface BudgetMeter { budgetYen: number; committedYen: number; leftYen: number }

@Injectable()
export class GrantProgramsService {
  /** Published programmes, which never change but for their budget meter. */
  private readonly published = new Map<string, GrantProgram>();

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
  ) {}

  prepare(input: ProgramInput, caller: Caller): Promise<GrantProgram> {
    return this.transactions.run(async (tx) => {
      const program = GrantProgram.prepare(input);
      program.requireUnit(caller);
      await tx.insert(GrantProgram, program);
      return program;
    });
  }

  publish(id: string, caller: Caller): Promise<GrantProgram> {
    return this.transactions.run(async (tx) => {
      const program = await this.lock(tx, id);
      program.requireUnit(caller);
      program.publish(this.clock.today());
      const { status, publishedOn, version } = program;
      await tx.update(GrantProgram, id, { status, publishedOn, version });
      await publish(tx, grantProgramAnnounced, this.announcement(program));
      return program;
    });
  }

  /** What is published (or, for the office, prepared), the newest fiscal year first. */
  list({ fy, category, cursor, limit }: ProgramFilter, status: GrantProgram['status'] = 'open'): Promise<Page<GrantProgram>> {
    const query = this.db.manager.createQueryBuilder(GrantProgram, 'program').where('program.status = :status', { status });
    if (fy !== undefined) query.andWhere('program.fy = :fy', { fy });
    if (category !== undefined) query.andWhere('program.category = :category', { category });
    return page(query, { cursor, limit }, { by: ['fy', 'id'], direction: 'DESC' });
  }

  /** A published programme; a draft is nobody's business but the office's. */
  async getPublished(id: string): Promise<GrantProgram> {
    const program = await this.find(id);
    if (program.status === 'draft') throw noProgram();
    return program;
  }

  /** As `getPublished`, without a query once it was read: everything but its budget meter stays as it was announced. */
  async recall(id: string): Promise<GrantProgram> {
    const known = this.published.get(id);
    if (known) return known;
    const program = await this.getPublished(id);
    this.published.set(id, program);
    return program;
  }

  /** What may be asked for a cost: rate, cap and rounding of the programme, in whole yen. */
  async calculate(id: string, costYen: number): Promise<Calculation> {
    const [program, { roundingUnitYen }] = await Promise.all([this.getPublished(id), this.settings.on(this.clock.today())]);
    return program.calculate(costYen, roundingUnitYen);
  }

  async meter(id: string): Promise<BudgetMeter> {
    const { budgetYen, committedYen, leftYen } = await this.find(id);
    return { budgetYen, committedYen, leftYen };
  }

  lock(tx: EntityManager, id: string): Promise<GrantProgram> {
    return this.find(id, tx, { mode: 'pessimistic_write' });
  }

  async find(id: string, tx: EntityManager = this.db.manager, lock?: FindOneOptions['lock']): Promise<GrantProgram> {
    const program = await tx.findOne(GrantProgram, { where: { id }, ...(lock && { lock }) });
    if (!program) throw noProgram();
    return program;
  }

  private announcement(program: GrantProgram) {
    const { id, category, title, opensOn, closesOn, capYen, budgetYen, rateBp, topics, areas } = program;
    return {
      programId: id, ...this.history.caseFields(program), category, title, window: { opensOn, closesOn }, capYen, budgetYen, rateBp,
      topics: [...topics], areas: [...areas],
    };
  }
}

const noProgram = (): NotFound => new NotFound({ ja: '補助事業が見つかりません', en: 'There is no such grant programme' });
