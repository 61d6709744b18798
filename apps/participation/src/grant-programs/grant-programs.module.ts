import { Module } from '@nestjs/common';
import { CaseHistoryModule } from '../case-history/case-history.module.js';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { GrantProgramsController } from './grant-programs.controller.js';
import { GrantProgramsService } from './grant-programs.service.js';

@Module({
  imports: [CaseHistoryModule, CitySettingsModule],
  controllers: [GrantProgramsController],
  providers: [GrantProgramsService],
  exports: [GrantProgramsService],
})
export class GrantProgramsModule {}
