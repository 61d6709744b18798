import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantDesignationsModule } from '../grant-designations/grant-designations.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { GrantReviewsModule } from '../grant-reviews/grant-reviews.module.js';
import { GrantAwardsController } from './grant-awards.controller.js';
import { GrantAwardsService } from './grant-awards.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule, GrantApplicationsModule, GrantDesignationsModule, GrantProgramsModule, GrantReviewsModule],
  controllers: [GrantAwardsController],
  providers: [GrantAwardsService],
  exports: [GrantAwardsService],
})
export class GrantAwardsModule {}
