import { join, dirname } from 'node:path';
import { CitySettingsModule } from '@tomoni/platform';
import { Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { config } from '../config.js';
import { DispatchesModule } from '../dispatches/dispatches.module.js';
import { EndpointSendersService } from '../dispatches/endpoint-sender.service.js';
import { SignUpsModule } from '../sign-ups/sign-ups.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { ChannelHealth } from './channel-health.service.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsService } from './channels.service.js';
import { MessagingAppSender } from './messaging-app-sender.js';
import { MessagingAppWebhookController } from './messaging-app-webhook.controller.js';
import { PushSender } from './push-sender.js';
import { HttpSmsProvider, SmsProvider } from './sms-provider.js';
import { SmsReceiptsController } from './sms-receipts.controller.js';
import { SmsReceiptsService } from './sms-receipts.service.js';
import { SmsSender } from './sms-sender.js';
import { openVapidKeys } from './vapid-keys.js';

const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
const vapidFile = config.VAPID_KEY_FILE ?? join(dirname(config.MASTER_KEY_FILE), 'notification-web-push.json');

/** Senders of the kinds of endpoints this city has set up; kinds it has not are not sent to. */
@Module({
  imports: [CitySettingsModule, DispatchesModule, SubscriptionsModule, SignUpsModule],
  controllers: [SmsReceiptsController, MessagingAppWebhookController, ChannelsController],
  providers: [
    ChannelHealth,
    ChannelsService,
    SmsReceiptsService,
    SmsSender,
    { provide: SmsProvider, useFactory: () => new HttpSmsProvider(`${publicUrl}/channels/sms/receipts`) },
    { provide: MessagingAppSender, useFactory: (health: ChannelHealth) => new MessagingAppSender(health), inject: [ChannelHealth] },
    {
      provide: PushSender,
      // In production a missing file is a loss somebody must hear of: a new pair would lose every subscription.
      useFactory: async (db: DataSource, health: ChannelHealth) => new PushSender(await openVapidKeys(vapidFile, { create: config.NODE_ENV !== 'production' }), db, health),
      inject: [DataSource, ChannelHealth],
    },
  ],
  exports: [ChannelsService],
})
export class ChannelsModule implements OnModuleInit {
  constructor(private readonly senders: EndpointSendersService, private readonly channels: ChannelsService) {}

  onModuleInit(): void {
    for (const sender of this.channels.configured()) this.senders.register(sender);
  }
}
