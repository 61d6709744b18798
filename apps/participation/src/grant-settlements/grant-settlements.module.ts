import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantAwardsModule } from '../grant-awards/grant-awards.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { GrantSettlementsController } from './grant-settlements.controller.js';
import { GrantSettlementsService } from './grant-settlements.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule, GrantApplicationsModule, GrantAwardsModule, GrantProgramsModule],
  controllers: [GrantSettlementsController],
  providers: [GrantSettlementsService],
})
export class GrantSettlementsModule {}
