import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { GrantApplicationsController } from './grant-applications.controller.js';
import { GrantApplicationsService } from './grant-applications.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule, ContactsModule, GrantProgramsModule],
  controllers: [GrantApplicationsController],
  providers: [GrantApplicationsService],
  exports: [GrantApplicationsService],
})
export class GrantApplicationsModule {}
