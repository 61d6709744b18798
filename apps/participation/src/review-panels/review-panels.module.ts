import { Module } from '@nestjs/common';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { GrantReviewsModule } from '../grant-reviews/grant-reviews.module.js';
import { ReviewPanelsController } from './review-panels.controller.js';
import { ReviewPanelsService } from './review-panels.service.js';

@Module({
  imports: [CitySettingsModule, ContactsModule, GrantApplicationsModule, GrantProgramsModule, GrantReviewsModule],
  controllers: [ReviewPanelsController],
  providers: [ReviewPanelsService],
  exports: [ReviewPanelsService],
})
export class ReviewPanelsModule {}
