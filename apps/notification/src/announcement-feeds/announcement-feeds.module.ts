import { Module } from '@nestjs/common';
import { AnnouncementFeedsController } from './announcement-feeds.controller.js';
import { AnnouncementFeedsService } from './announcement-feeds.service.js';
import { BarrierReportsController } from './barrier-reports.controller.js';
import { BarrierReportsService } from './barrier-reports.service.js';

@Module({ controllers: [AnnouncementFeedsController, BarrierReportsController], providers: [AnnouncementFeedsService, BarrierReportsService], exports: [AnnouncementFeedsService] })
export class AnnouncementFeedsModule {}
