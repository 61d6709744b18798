import { Module } from '@nestjs/common';
import { BouncesModule } from '../bounces/bounces.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { MailTemplatesModule } from '../mail-templates/mail-templates.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { TopicsModule } from '../topics/topics.module.js';
import { SignUpExpiry } from './sign-up-expiry.js';
import { SignUpsController } from './sign-ups.controller.js';
import { SignUpsService } from './sign-ups.service.js';

@Module({
  imports: [SubscriptionsModule, DeliveriesModule, MailTemplatesModule, TopicsModule, BouncesModule],
  controllers: [SignUpsController],
  providers: [SignUpsService, SignUpExpiry],
  exports: [SignUpsService],
})
export class SignUpsModule {}
