import { civilDate } from '@tomoni/contracts';
import { Public, Returns } from '@tomoni/platform';
import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import type { CitySetting } from './city-setting.entity.js';
import { CitySettingsService } from './city-settings.service.js';

const CitySettingView = z
  .object({ key: z.string(), value: z.unknown(), effectiveFrom: civilDate, basis: z.string() })
  .meta({ id: 'CitySetting', example: { key: 'grant.advance-rate-bp', value: 8000, effectiveFrom: '2026-04-01', basis: '市民公益活動補助金交付要綱 第12条' } });

@Controller('city-settings')
export class CitySettingsController {
  constructor(private readonly settings: CitySettingsService) {}

  /** Every version of every rule that the city sets for itself, the newest of each first. */
  @Get()
  @Public()
  @Returns(z.array(CitySettingView))
  list(): Promise<CitySetting[]> {
    return this.settings.history();
  }
}
