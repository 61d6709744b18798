import { FileKeyManagement, PersonalData } from '@tomoni/encryption';
import { Module } from '@nestjs/common';
import { CitySettingsModule } from '../city-settings/city-settings.module.js';
import { config } from '../config.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';

@Module({
  imports: [CitySettingsModule],
  controllers: [ContactsController],
  providers: [
    ContactsService,
    {
      provide: PersonalData,
      useFactory: async () => new PersonalData(await FileKeyManagement.open(config.MASTER_KEY_FILE, { create: config.NODE_ENV !== 'production' })),
    },
  ],
  exports: [ContactsService, PersonalData],
})
export class ContactsModule {}
