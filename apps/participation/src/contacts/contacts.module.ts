import { FileKeyManagement, KeyManagement, PersonalData } from '@tomoni/encryption';
import { Module } from '@nestjs/common';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { config } from '../config.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';
import { InboxClaimsController } from './inbox-claims.controller.js';
import { InboxClaimsService } from './inbox-claims.service.js';

@Module({
  imports: [CitySettingsModule],
  controllers: [ContactsController, InboxClaimsController],
  providers: [
    ContactsService,
    InboxClaimsService,
    { provide: KeyManagement, useFactory: () => FileKeyManagement.open(config.MASTER_KEY_FILE, { create: config.NODE_ENV !== 'production' }) },
    { provide: PersonalData, useFactory: (keys: KeyManagement) => new PersonalData(keys), inject: [KeyManagement] },
  ],
  exports: [ContactsService, PersonalData],
})
export class ContactsModule {}
