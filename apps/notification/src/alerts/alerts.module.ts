import { Module } from '@nestjs/common';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { TelegramsModule } from '../telegrams/telegrams.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { AlertClock } from './alert-clock.js';
import { AlertContents } from './alert-content.service.js';
import { AlertTelegrams } from './alert-telegrams.service.js';
import { AlertTelling } from './alert-telling.service.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsService } from './alerts.service.js';
import { PublishedAlertsService } from './published-alerts.service.js';
import { VoiceCodes } from './voice-codes.service.js';

@Module({
  imports: [DispatchesModule, SubscriptionsModule, TelegramsModule, TopicsModule],
  controllers: [AlertsController],
  providers: [AlertsService, AlertContents, AlertTelling, AlertTelegrams, AlertClock, VoiceCodes, PublishedAlertsService],
  exports: [PublishedAlertsService],
})
export class AlertsModule {}
