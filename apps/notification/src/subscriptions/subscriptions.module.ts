import { FileKeyManagement, KeyManagement, PersonalData } from '@tomoni/encryption';
import { Module } from '@nestjs/common';
import { config } from '../config.js';
import { FormBody } from './form-body.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsService } from './subscriptions.service.js';

@Module({
  controllers: [SubscriptionsController],
  providers: [
    SubscriptionsService,
    FormBody,
    // In production a missing key file is a loss somebody must hear of, never a reason to make a new one.
    { provide: KeyManagement, useFactory: () => FileKeyManagement.open(config.MASTER_KEY_FILE, { create: config.NODE_ENV !== 'production' }) },
    { provide: PersonalData, useFactory: (keys: KeyManagement) => new PersonalData(keys), inject: [KeyManagement] },
  ],
  exports: [SubscriptionsService, PersonalData, KeyManagement],
})
export class SubscriptionsModule {}
