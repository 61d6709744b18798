import { grantApplicationDrafted, grantApplicationProgressed, grantApplicationSubmitted, grantApplicationWithdrawn } from '@tomoni/contracts';
import { outboxInsert, publish } from '@tomoni/messaging';
import { Clock, expectVersion, NotFound, page, Transactions, type Caller, type Page } from '@tomoni/platform';
import { NotAllowed } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError, type EntityManager, type FindOneOptions } from 'typeorm';
import { CaseHistoryService, linked, type LinkedAction } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { ContactsService, type Representative } from '../contacts/contacts.service.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { GrantApplication, type ApplicationContent, type ApplicationStep, type Deed } from './grant-application.entity.js';
import { grantApplicationProcedure, isOfficer, mayRead, seesEveryUnit, type ApplicationStatus } from './grant-application.procedure.js';

export interface DraftInput extends ApplicationContent { readonly programId: string; readonly groupId: string }
/** An application with what the caller may do about it. */
export type ApplicationCase = GrantApplication & { actions: LinkedAction[] };
interface PageRequest { readonly cursor?: string; readonly limit: number }

@Injectable()
export class GrantApplicationsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly programs: GrantProgramsService,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
    private readonly contacts: ContactsService,
  ) {}

  /** The hot path: everything from BEGIN to COMMIT is sent at once. */
  async draft({ programId, groupId, ...content }: DraftInput, caller: Caller): Promise<ApplicationCase> {
    requireOfficer(caller, groupId);
    const program = await this.programs.recall(programId);
    program.requireNotClosed(this.clock.now());
    return this.transactions.send(() => {
      const application = GrantApplication.draft(groupId, program, content, this.clock.now());
      return {
        reply: this.view(application, caller),
        statements: [{ text: insertDraft, values: draftValues(application) }, outboxInsert(grantApplicationDrafted, { ...this.about(application), programId, groupId })],
      };
    }).catch(refuseSecondApplication);
  }

  edit(id: string, version: number, content: ApplicationContent, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.lock(tx, id);
      const read = { version: application.version };
      application.edit(content, this.deed(caller));
      expectVersion(read, version);
      await this.store(tx, application);
      return this.view(application, caller);
    });
  }

  submit(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.lock(tx, id);
      const [program, { formCheckPeriod }] = await Promise.all([this.programs.find(application.programId, tx), this.settings.on(this.clock.today(), tx)]);
      const step = application.submit(program, formCheckPeriod, this.deed(caller));
      await this.contacts.requireRegistered(tx, id);
      await this.keep(tx, application, step);
      await publish(tx, grantApplicationSubmitted, this.request(application));
      return this.view(application, caller);
    });
  }

  resubmit(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.lock(tx, id);
      const [program, { formCheckPeriod }] = await Promise.all([this.programs.find(application.programId, tx), this.settings.on(this.clock.today(), tx)]);
      await this.progress(tx, application, application.resubmit(program, formCheckPeriod, this.deed(caller)));
      return this.view(application, caller);
    });
  }

  withdraw(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.lock(tx, id);
      await this.keep(tx, application, application.withdraw(this.deed(caller)));
      await publish(tx, grantApplicationWithdrawn, this.request(application));
      return this.view(application, caller);
    });
  }

  /** Who is written to about this case: the officer who signs in, sealed with a key of their own. */
  registerRepresentative(id: string, person: Representative, caller: Caller): Promise<{ contactRef: string }> {
    return this.transactions.run(async (tx) => {
      const { contactRef, groupId } = await this.lock(tx, id);
      requireOfficer(caller, groupId);
      await this.contacts.register(tx, { contactRef, applicationId: id, personRef: caller.sub }, person);
      return { contactRef };
    });
  }

  async representative(id: string, caller: Caller): Promise<Representative> {
    const { contactRef } = await this.readable(id, caller);
    return this.contacts.read(contactRef);
  }

  /** Its group and its office may read a case; for everybody else it does not exist. */
  async get(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.view(await this.readable(id, caller), caller);
  }

  /** The applications of the groups whose officer the caller is, the newest first. */
  async mine(caller: Caller, request: PageRequest): Promise<Page<ApplicationCase>> {
    const query = this.db.manager.createQueryBuilder(GrantApplication, 'application').where('application.group_id = ANY(:groups)', { groups: caller.groups });
    return this.viewPage(await page(query, request, { by: ['id'], direction: 'DESC' }), caller);
  }

  /** Cases in a status, the oldest first: what waits longest stands on top. */
  async worklist(statuses: readonly ApplicationStatus[], caller: Caller, request: PageRequest & { programId?: string }): Promise<Page<ApplicationCase>> {
    const query = this.db.manager.createQueryBuilder(GrantApplication, 'application').where('application.status = ANY(:statuses)', { statuses });
    if (request.programId !== undefined) query.andWhere('application.program_id = :programId', request);
    if (!seesEveryUnit(caller)) query.andWhere('application.dept_code = :unit', { unit: caller.unit ?? '' });
    return this.viewPage(await page(query, request, { by: ['id'], direction: 'ASC' }), caller);
  }

  // What other slices do with a case.

  deed(caller: Caller): Deed {
    return { caller, now: this.clock.now() };
  }

  lock(tx: EntityManager, id: string): Promise<GrantApplication> {
    return this.find(id, tx, { mode: 'pessimistic_write' });
  }

  async find(id: string, tx: EntityManager = this.db.manager, lock?: FindOneOptions['lock']): Promise<GrantApplication> {
    const application = await tx.findOne(GrantApplication, { where: { id }, ...(lock && { lock }) });
    if (!application) throw noApplication();
    return application;
  }

  async readable(id: string, caller: Caller): Promise<GrantApplication> {
    const application = await this.find(id);
    if (!mayRead(caller, application)) throw noApplication();
    return application;
  }

  /** Stores a step of a locked case and tells of it. */
  async progress(tx: EntityManager, application: GrantApplication, step: ApplicationStep): Promise<void> {
    await this.keep(tx, application, step);
    const { action, from, to } = step;
    await publish(tx, grantApplicationProgressed, { ...this.about(application), programId: application.programId, action, from, to, contactRef: application.contactRef });
  }

  /** Stores a step whose event the caller publishes itself. */
  async keep(tx: EntityManager, application: GrantApplication, step: ApplicationStep): Promise<void> {
    await Promise.all([this.store(tx, application), this.history.record(tx, application.id, grantApplicationProcedure.definition.name, step.entry)]);
  }

  about(application: GrantApplication) {
    return { applicationId: application.id, ...this.history.caseFields(application) };
  }

  view(application: GrantApplication, caller: Caller): ApplicationCase {
    const base = `/grant-applications/${application.id}`;
    const decide = `/grant-awards/${application.id}/decide`;
    const actions = linked(base, application.actions(this.deed(caller)), {
      edit: base, correct: base, adopt: decide, waitlist: decide, decline: decide,
      'close-designation': `/grant-programs/${application.programId}/designation/close`,
    });
    return Object.assign(application, { actions });
  }

  private viewPage({ items, next }: Page<GrantApplication>, caller: Caller): Page<ApplicationCase> {
    return { items: items.map((application) => this.view(application, caller)), next };
  }

  private async store(tx: EntityManager, application: GrantApplication): Promise<void> {
    const { id, groupName, title, plan, budgetLines, requestedYen, status, submittedAt, checkDueOn, correctionDueOn, correctionDays, checkedBy, selection, designationClosesOn, version } = application;
    await tx.update(GrantApplication, id, {
      groupName, title, plan, budgetLines, requestedYen, status, submittedAt, checkDueOn, correctionDueOn, correctionDays, checkedBy, selection,
      designationClosesOn, version,
    });
  }

  private request(application: GrantApplication) {
    const { programId, groupId, requestedYen, contactRef } = application;
    return { ...this.about(application), programId, groupId, requestedYen, contactRef };
  }
}

const insertDraft = `INSERT INTO grant_application
  (id, program_id, fy, dept_code, group_id, group_name, title, plan, budget_lines, requested_yen, status, contact_ref, closes_on, correction_days, drafted_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '[]', $14)`;

const draftValues = (of: GrantApplication): unknown[] => [
  of.id, of.programId, of.fy, of.deptCode, of.groupId, of.groupName, of.title, JSON.stringify(of.plan), JSON.stringify(of.budgetLines), of.requestedYen,
  of.status, of.contactRef, of.closesOn, of.draftedAt,
];

/** The unique index decides, so that two officers at the same moment cannot both begin. */
function refuseSecondApplication(error: unknown): never {
  const { constraint } = (error instanceof QueryFailedError ? error.driverError : {}) as { constraint?: string };
  if (constraint !== 'grant_application_one_per_group_and_fy') throw error;
  throw new NotAllowed({ code: 'one-per-group', ja: '同じ年度に団体が申請できるのは1件です', en: 'A group applies once in a fiscal year' });
}

function requireOfficer(caller: Caller, groupId: string): void {
  if (isOfficer(caller, { groupId })) return;
  throw new NotAllowed({ code: 'not-an-officer', ja: '申請できるのは団体の役員だけです', en: 'Only an officer of the group may apply for it' }, { reason: 'role' });
}

const noApplication = (): NotFound => new NotFound({ ja: '申請が見つかりません', en: 'There is no such application' });
