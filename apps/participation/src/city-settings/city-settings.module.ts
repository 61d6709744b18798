import { Module } from '@nestjs/common';
import { CitySettingsController } from './city-settings.controller.js';
import { CitySettingsService } from './city-settings.service.js';

@Module({ controllers: [CitySettingsController], providers: [CitySettingsService], exports: [CitySettingsService] })
export class CitySettingsModule {}
