import { Module } from '@nestjs/common';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { CampaignReports } from './campaign-report.service.js';
import { CampaignRules } from './campaign-rules.service.js';
import { CampaignSchedule } from './campaign-schedule.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { LifeMailsController } from './life-mails.controller.js';
import { LifeMailsService } from './life-mails.service.js';

@Module({
  imports: [DispatchesModule, TopicsModule],
  controllers: [CampaignsController, LifeMailsController],
  providers: [CampaignsService, CampaignRules, CampaignReports, CampaignSchedule, LifeMailsService],
})
export class CampaignsModule {}
