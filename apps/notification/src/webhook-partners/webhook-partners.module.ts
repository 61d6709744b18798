import { Module } from '@nestjs/common';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { WebhookPartnersController } from './webhook-partners.controller.js';
import { WebhookPartnersService } from './webhook-partners.service.js';

@Module({
  imports: [SubscriptionsModule, TopicsModule],
  controllers: [WebhookPartnersController],
  providers: [WebhookPartnersService],
  exports: [WebhookPartnersService],
})
export class WebhookPartnersModule {}
