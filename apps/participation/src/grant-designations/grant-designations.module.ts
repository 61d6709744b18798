import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { GrantProgramsModule } from '../grant-programs/grant-programs.module.js';
import { GrantDesignationsController } from './grant-designations.controller.js';
import { GrantDesignationsService } from './grant-designations.service.js';

@Module({
  imports: [CaseHistoryModule, ContactsModule, GrantApplicationsModule, GrantProgramsModule],
  controllers: [GrantDesignationsController],
  providers: [GrantDesignationsService],
  exports: [GrantDesignationsService],
})
export class GrantDesignationsModule {}
