import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/inbox.module.js';
import { BouncesModule } from '../bounces/bounces.module.js';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { MailTemplatesModule } from '../mail-templates/mail-templates.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { HandOverQueue } from './hand-over-queue.js';
import { HandOverService } from './hand-over.service.js';
import { MailGateway } from './mail-gateway.js';
import { MailSender } from './mail-sender.js';
import { Recipients } from './recipients.js';

@Module({
  imports: [InboxModule, MailTemplatesModule, SubscriptionsModule, BouncesModule, DispatchesModule],
  controllers: [DeliveriesController],
  providers: [DeliveriesService, HandOverQueue, HandOverService, MailGateway, MailSender, Recipients],
  exports: [DeliveriesService],
})
export class DeliveriesModule {}
