import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { CaseTimelinesController } from './case-timelines.controller.js';
import { CaseTimelinesService } from './case-timelines.service.js';

@Module({ imports: [CaseHistoryModule, GrantApplicationsModule], controllers: [CaseTimelinesController], providers: [CaseTimelinesService] })
export class CaseTimelinesModule {}
