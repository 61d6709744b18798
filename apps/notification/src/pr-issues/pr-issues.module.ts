import { Module } from '@nestjs/common';
import { AnnouncementsModule } from '../announcements/announcements.module.js';
import { PrIssuesController } from './pr-issues.controller.js';
import { PrIssuesService } from './pr-issues.service.js';

@Module({ imports: [AnnouncementsModule], controllers: [PrIssuesController], providers: [PrIssuesService] })
export class PrIssuesModule {}
