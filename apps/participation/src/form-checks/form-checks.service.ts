import { grantApplicationCorrectionRequested } from '@tomoni/contracts';
import { publish } from '@tomoni/messaging';
import { Clock, Transactions, type Caller } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { CitySettingsService } from '../city-settings/city-settings.service.js';
import { GrantProgramsService } from '../grant-programs/grant-programs.service.js';
import { GrantApplicationsService, type ApplicationCase } from '../grant-applications/grant-applications.service.js';

/** 形式審査: the office looks at the form only; what a project is worth is for the panel. */
@Injectable()
export class FormChecksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly applications: GrantApplicationsService,
    private readonly programs: GrantProgramsService,
    private readonly settings: CitySettingsService,
    private readonly history: CaseHistoryService,
  ) {}

  accept(id: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      const program = await this.programs.recall(application.programId);
      await this.applications.progress(tx, application, application.accept(program, this.applications.deed(caller)));
      return this.applications.view(application, caller);
    });
  }

  reject(id: string, reason: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      await this.applications.progress(tx, application, application.reject(reason, this.applications.deed(caller)));
      await this.history.issueNotice(tx, { caseId: id, ...application }, 'rejected');
      return this.applications.view(application, caller);
    });
  }

  /** @param items what is to be corrected, for the applicant to read */
  requestCorrection(id: string, items: string, caller: Caller): Promise<ApplicationCase> {
    return this.transactions.run(async (tx) => {
      const application = await this.applications.lock(tx, id);
      const { correctionPeriod } = await this.settings.on(this.clock.today(), tx);
      const { step, dueOn } = application.requestCorrection(items, correctionPeriod, this.applications.deed(caller));
      await this.applications.keep(tx, application, step);
      const { programId, contactRef } = application;
      await publish(tx, grantApplicationCorrectionRequested, { ...this.applications.about(application), programId, dueOn, contactRef });
      return this.applications.view(application, caller);
    });
  }
}
