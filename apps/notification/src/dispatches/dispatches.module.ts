import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces/bounces.module.js';
import { MailGatewaysModule } from '../mail-gateways/mail-gateways.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { DispatchRecords } from './dispatch-records.service.js';
import { DispatchesController } from './dispatches.controller.js';
import { DispatchQueue } from './dispatch-queue.js';
import { DispatchSender } from './dispatch-sender.js';
import { DispatchesService } from './dispatches.service.js';
import { EndpointSendersService } from './endpoint-sender.service.js';
import { MailEndpointSender } from './mail-endpoint-sender.js';

@Module({
  imports: [SubscriptionsModule, BouncesModule, MailGatewaysModule],
  controllers: [DispatchesController],
  providers: [DispatchesService, DispatchRecords, DispatchQueue, DispatchSender, EndpointSendersService, MailEndpointSender],
  exports: [DispatchesService, EndpointSendersService],
})
export class DispatchesModule {}
