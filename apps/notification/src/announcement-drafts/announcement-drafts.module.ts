import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../announcements/announcements.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { AnnouncementDraftsEvents } from './announcement-drafts.events.js';
import { AnnouncementDraftsService } from './announcement-drafts.service.js';

@Module({ imports: [AnnouncementsModule, TopicsModule], controllers: [AnnouncementDraftsEvents], providers: [AnnouncementDraftsService] })
export class AnnouncementDraftsModule {}
