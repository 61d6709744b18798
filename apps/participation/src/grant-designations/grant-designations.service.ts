import { grantDesignationCounted, grantDesignationRecorded } from '@tomoni/contracts';
import { PersonalData } from '@tomoni/encryption';
import { publish } from '@tomoni/messaging';
import { Clock, NotFound, Transactions, type Caller } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, In, QueryFailedError, type EntityManager } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { GrantApplication } from '../grant-applications/grant-application.entity.js';
import type { ApplicationStatus } from '../grant-applications/grant-application.procedure.js';
import { GrantApplicationsService, type ApplicationCase } from '../grant-applications/grant-applications.service.js';
import type { DesignationRule } from '../grant-programs/grant-program.entity.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { countDesignations, DesignationResult, GrantDesignation, GrantDesignationCount } from './grant-designation.entity.js';

/** Cases residents choose among: accepted on form and not withdrawn. */
const standing: ApplicationStatus[] = ['under-designation', 'under-review', 'presented', 'scored', 'waitlisted', 'adopted', 'declined'];

export type Ballot = DesignationRule & { candidates: Pick<GrantApplication, 'id' | 'title' | 'groupName' | 'requestedYen' | 'plan'>[] };
export interface Choice { readonly picks: readonly string[]; readonly version: number }

@Injectable()
export class GrantDesignationsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly programs: GrantProgramsService,
    private readonly applications: GrantApplicationsService,
    private readonly history: CaseHistoryService,
  ) {}

  /** What residents choose among; never how others have chosen. */
  async ballot(programId: string): Promise<Ballot> {
    const rule = await this.designationOf(programId);
    return { ...rule, candidates: await this.candidates(programId) };
  }

  /** One resident's choice; a second one replaces the first until the last day is over. */
  designate(programId: string, picks: readonly string[], caller: Caller): Promise<Choice> {
    return this.transactions.run(async (tx) => {
      // Shared with other residents, and held off by the count: nobody's choice falls between the two.
      const program = await this.programs.find(programId, tx, { mode: 'pessimistic_read' });
      const { maxPicks } = program.requireDesignating(this.clock.today());
      if (picks.length > maxPicks) {
        throw new NotAllowed({ code: 'too-many-picks', ja: `指定できるのは${maxPicks}団体までです（全部を選ぶこともできます）`, en: `At most ${maxPicks} groups may be chosen, or all of them` });
      }
      const known = new Set((await this.candidates(programId, tx)).map(({ id }) => id));
      if (picks.some((pick) => !known.has(pick))) throw new NotFound({ ja: '選べない団体が含まれています', en: 'A group is not among those to choose from' });
      const rows = await tx.query<{ version: number }[]>(
        `INSERT INTO grant_designation (program_id, voter_index, picks, designated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (program_id, voter_index) DO UPDATE SET picks = excluded.picks, designated_at = excluded.designated_at, version = grant_designation.version + 1
         RETURNING version`,
        [programId, await this.voterIndex(programId, caller), picks, this.clock.now()],
      );
      await publish(tx, grantDesignationRecorded, { programId, ...this.history.caseFields({ ...program, status: 'designating' }) });
      return { picks, version: rows[0]?.version ?? 1 };
    }).catch(refuseAfterCount);
  }

  /** The caller's own choice, which nobody else can find. */
  async mine(programId: string, caller: Caller): Promise<Choice> {
    await this.designationOf(programId);
    const found = await this.db.manager.findOneBy(GrantDesignation, { programId, voterIndex: await this.voterIndex(programId, caller) });
    if (!found) throw new NotFound({ ja: 'まだ指定していません', en: 'You have not chosen yet' });
    return { picks: found.picks, version: found.version };
  }

  openDesignation(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      await this.applications.progress(tx, application, application.openDesignation(this.applications.deed(caller)));
      return this.applications.view(application, caller);
    });
  }

  /** Counts once, after the last day; cases that only residents choose among are scored by it. */
  close(programId: string, caller: Caller): Promise<GrantDesignationCount> {
    return this.transactions.run(async (tx) => {
      const program = await this.programs.lock(tx, programId);
      program.requireUnit(caller);
      const { closesOn, unitYen } = program.requireDesignation();
      if (this.clock.today() <= closesOn) {
        throw new NotAllowed({ code: 'designation-running', ja: `市民による指定は${closesOn}まで続いています`, en: `Residents may designate groups until ${closesOn}` });
      }
      if (await this.result(programId, tx)) throw new NotAllowed({ code: 'already-counted', ja: 'すでに集計されています', en: 'It was counted already' });
      const cases = await tx.find(GrantApplication, { where: { programId, status: In(standing) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      const choices = await tx.query<{ picks: string[]; residents: number }[]>(
        'SELECT picks, count(*)::int AS residents FROM grant_designation WHERE program_id = $1 GROUP BY picks', [programId],
      );
      const count = Object.assign(new GrantDesignationCount(), { programId, ...countDesignations(choices, cases.map(({ id }) => id), unitYen), countedAt: this.clock.now() });
      await tx.insert(GrantDesignationCount, count);
      for (const application of cases.filter(({ status }) => status === 'under-designation')) {
        await this.applications.progress(tx, application, application.closeDesignation(this.applications.deed(caller)));
      }
      await publish(tx, grantDesignationCounted, { programId, ...this.history.caseFields({ ...program, status: 'counted' }), voters: count.voters, lines: count.lines });
      return count;
    });
  }

  /** For everybody, once it is counted; before that not even the office sees how it stands. */
  async counted(programId: string): Promise<GrantDesignationCount> {
    const count = await this.db.manager.findOneBy(GrantDesignationCount, { programId });
    if (!count) throw new NotFound({ ja: 'まだ集計されていません', en: 'It has not been counted yet' });
    return count;
  }

  async result(programId: string, tx: EntityManager): Promise<DesignationResult | null> {
    const count = await tx.findOneBy(GrantDesignationCount, { programId });
    return count && new DesignationResult(count);
  }

  /** @throws NotFound where residents have nothing to choose */
  private async designationOf(programId: string): Promise<DesignationRule> {
    const { designation } = await this.programs.recall(programId);
    if (!designation) throw new NotFound({ ja: 'この補助事業に市民の指定はありません', en: 'Residents do not designate groups in this programme' });
    return designation;
  }

  private candidates(programId: string, tx: EntityManager = this.db.manager): Promise<GrantApplication[]> {
    return tx.find(GrantApplication, { where: { programId, status: In(standing) }, order: { id: 'ASC' } });
  }

  private voterIndex(programId: string, { sub }: Caller): Promise<string> {
    return this.personalData.searchIndex('grant-designation.voter', JSON.stringify([programId, sub]));
  }
}

function refuseAfterCount(error: unknown): never {
  const { constraint } = (error instanceof QueryFailedError ? error.driverError : {}) as { constraint?: string };
  if (constraint !== 'grant_designation_counted') throw error;
  throw new NotAllowed({ code: 'already-counted', ja: 'すでに集計されています', en: 'It was counted already' });
}
