import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { FormChecksController } from './form-checks.controller.js';
import { FormChecksService } from './form-checks.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule, GrantApplicationsModule, GrantProgramsModule],
  controllers: [FormChecksController],
  providers: [FormChecksService],
})
export class FormChecksModule {}
