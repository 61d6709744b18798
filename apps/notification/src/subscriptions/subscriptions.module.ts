import { FileKeyManagement, KeyManagement, PersonalData } from '@tomoni/encryption';
import { Module } from '@nestjs/common';
import { config } from '../config.js';
import { TopicsModule } from '../topics/topics.module.js';
import { ForgettingService } from './forgetting.service.js';
import { FormBody } from './form-body.js';
import { PreferencesController } from './preferences.controller.js';
import { PreferencesService } from './preferences.service.js';
import { SignedLinks } from './signed-links.service.js';
import { SubscribersController } from './subscribers.controller.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Module({
  imports: [TopicsModule],
  controllers: [SubscriptionsController, PreferencesController, SubscribersController],
  providers: [
    SubscriptionsService,
    PreferencesService,
    ForgettingService,
    SignedLinks,
    FormBody,
    // In production a missing key file is a loss somebody must hear of, never a reason to make a new one.
    { provide: KeyManagement, useFactory: () => FileKeyManagement.open(config.MASTER_KEY_FILE, { create: config.NODE_ENV !== 'production' }) },
    { provide: PersonalData, useFactory: (keys: KeyManagement) => new PersonalData(keys), inject: [KeyManagement] },
  ],
  exports: [SubscriptionsService, PreferencesService, SignedLinks, PersonalData, KeyManagement],
})
export class SubscriptionsModule {}
