import { Module } from '@nestjs/common';
import { ApplicationFilesModule } from './application-files/application-files.module.js';
import { CaseTimelinesModule } from './case-timelines/case-timelines.module.js';
import { CitySettingsModule } from './city-settings/city-settings.module.js';
import { ContactsModule } from './contacts/contacts.module.js';
import { FormChecksModule } from './form-checks/form-checks.module.js';
import { GrantApplicationsModule } from './grant-applications/grant-applications.module.js';
import { GrantAwardsModule } from './grant-awards/grant-awards.module.js';
import { GrantDesignationsModule } from './grant-designations/grant-designations.module.js';
import { GrantProgramsModule } from './grant-programs/grant-programs.module.js';
import { GrantReportsModule } from './grant-reports/grant-reports.module.js';
import { GrantReviewsModule } from './grant-reviews/grant-reviews.module.js';
import { GrantSettlementsModule } from './grant-settlements/grant-settlements.module.js';
import { ReviewPanelsModule } from './review-panels/review-panels.module.js';

@Module({
  imports: [
    CitySettingsModule,
    ContactsModule,
    GrantProgramsModule,
    GrantApplicationsModule,
    ApplicationFilesModule,
    FormChecksModule,
    ReviewPanelsModule,
    GrantReviewsModule,
    GrantDesignationsModule,
    GrantAwardsModule,
    GrantReportsModule,
    GrantSettlementsModule,
    CaseTimelinesModule,
  ],
})
export class AppModule {}
