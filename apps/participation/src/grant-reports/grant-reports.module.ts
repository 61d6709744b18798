import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantAwardsModule } from '../grant-awards/grant-awards.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { ChangeRequestsController } from './change-requests.controller.js';
import { ChangeRequestsService } from './change-requests.service.js';
import { GrantReportsController } from './grant-reports.controller.js';
import { GrantReportsService } from './grant-reports.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule, GrantApplicationsModule, GrantAwardsModule, GrantProgramsModule],
  controllers: [ChangeRequestsController, GrantReportsController],
  providers: [ChangeRequestsService, GrantReportsService],
})
export class GrantReportsModule {}
