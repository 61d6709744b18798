import { FilesModule } from '@tomoni/platform';
import { Module } from '@nestjs/common';
import { config } from '../config.js';
import { GrantApplicationsModule } from '../grant-applications/grant-applications.module.js';
import { ApplicationFilesController } from './application-files.controller.js';
import { ApplicationFilesService } from './application-files.service.js';

@Module({
  imports: [FilesModule.forRoot(config), GrantApplicationsModule],
  controllers: [ApplicationFilesController],
  providers: [ApplicationFilesService],
})
export class ApplicationFilesModule {}
