import { civilDate } from '@tomoni/contracts';
import { Audit, Public, Returns, Scopes } from '@tomoni/platform';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { CitySetting } from './city-setting.entity.js';
import { CitySettingsService, grantSettingKeys } from './city-settings.service.js';

const example = { key: 'grant.advance-rate-bp' as const, value: 8_000, effectiveFrom: '2027-04-01', basis: '市民公益活動補助金交付要綱 第12条' };
const period = z.strictObject({
  amount: z.int(), unit: z.string().max(20), start: z.string().max(20), endShift: z.string().max(20), suspendWhile: z.array(z.string().max(20)).max(5),
});
const ChangeSetting = z
  .strictObject({ key: z.enum(grantSettingKeys), value: z.union([z.int(), z.boolean(), period]), effectiveFrom: civilDate, basis: z.string().min(1).max(200) })
  .meta({ example });
const CitySettingView = z
  .object({ key: z.string(), value: z.union([z.int(), z.boolean(), period]), effectiveFrom: civilDate, basis: z.string() })
  .meta({ id: 'CitySetting', example });

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

  /** A new version of a rule, from a later day on. */
  @Post()
  @Scopes('grants:decide')
  @Audit('city-setting', { ids: (reply) => [(reply as CitySetting).key] })
  @Returns(CitySettingView)
  change(@Body({ schema: ChangeSetting }) body: z.output<typeof ChangeSetting>): Promise<CitySetting> {
    return this.settings.change(body);
  }
}
