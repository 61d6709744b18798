import { Module } from '@nestjs/common';
import { TopicsModule } from '../topics/topics.module.js';
import { AnnouncementChecksService } from './announcement-checks.service.js';
import { AnnouncementClock } from './announcement-clock.js';
import { AnnouncementFilesController } from './announcement-files.controller.js';
import { AnnouncementFilesService } from './announcement-files.service.js';
import { AnnouncementPublishingService } from './announcement-publishing.service.js';
import { AnnouncementsController } from './announcements.controller.js';
import { AnnouncementsService } from './announcements.service.js';

@Module({
  imports: [TopicsModule],
  controllers: [AnnouncementsController, AnnouncementFilesController],
  providers: [AnnouncementsService, AnnouncementChecksService, AnnouncementPublishingService, AnnouncementFilesService, AnnouncementClock],
  exports: [AnnouncementsService, AnnouncementPublishingService, AnnouncementFilesService],
})
export class AnnouncementsModule {}
