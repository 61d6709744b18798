import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { GrantReviewsController } from './grant-reviews.controller.js';
import { GrantReviewsService } from './grant-reviews.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule, GrantApplicationsModule, GrantProgramsModule],
  controllers: [GrantReviewsController],
  providers: [GrantReviewsService],
  exports: [GrantReviewsService],
})
export class GrantReviewsModule {}
