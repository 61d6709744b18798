import { Clock, type Caller } from '@tomoni/platform';
import type { Timeline } from '@tomoni/procedure';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseHistoryService } from '../case-history/case-history.service.js';
import { grantApplicationProcedure, isOfficer } from '../grant-applications/grant-application.procedure.js';
import { GrantApplicationsService } from '../grant-applications/grant-applications.service.js';
import { GrantAward } from '../grant-awards/grant-award.entity.js';
import { grantAwardProcedure } from '../grant-awards/grant-award.procedure.js';

/** The whole way of a case, from its draft to its books, as its applicant sees it. */
@Injectable()
export class CaseTimelinesService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly applications: GrantApplicationsService,
    private readonly history: CaseHistoryService,
  ) {}

  async timeline(id: string, caller: Caller, lang: 'ja' | 'en'): Promise<Timeline> {
    const application = await this.applications.readable(id, caller);
    const award = await this.db.manager.findOneBy(GrantAward, { id });
    const question = { now: this.clock.now(), lang, audience: isOfficer(caller, application) ? 'public' : 'staff' } as const;
    const applied = grantApplicationProcedure.timeline({
      ...question, context: application, entries: await this.history.steps(id, grantApplicationProcedure.definition.name),
    });
    if (!award) return applied;
    const awarded = grantAwardProcedure.timeline({ ...question, context: award, entries: await this.history.steps(id, grantAwardProcedure.definition.name) });
    return { ...awarded, past: [...applied.past, ...awarded.past] };
  }
}
