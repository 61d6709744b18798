import { Module } from '@nestjs/common';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { GrantMailsModule } from './grant-mails/grant-mails.module.js';
import { MailTemplatesModule } from './mail-templates/mail-templates.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';

@Module({ imports: [MailTemplatesModule, SubscriptionsModule, DeliveriesModule, GrantMailsModule] })
export class AppModule {}
