import { civilDate } from '@tomoni/contracts';
import { Body, Controller, Get, Module, Post, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Audit } from '../audit/audit.decorator.js';
import { Public, Scopes } from '../auth/access.decorators.js';
import { Clock } from '../clock.js';
import { Transactions } from '../database/transactions.js';
import { Returns } from '../http/returns.decorator.js';
import type { CitySetting } from './city-setting.entity.js';
import { CitySettings, type SettingsRules } from './city-settings.js';

/**
 * `/city-settings` of a service and the injectable `CitySettings<Shape>`. The service's migration creates the table
 * `city_setting` with the first version of each value, and revokes UPDATE and DELETE on it.
 */
@Module({})
export class CitySettingsModule {
  static forRoot(rules: SettingsRules): DynamicModule {
    return {
      module: CitySettingsModule,
      global: true,
      controllers: [controllerOf(rules)],
      providers: [
        {
          provide: CitySettings,
          useFactory: (db: DataSource, transactions: Transactions, clock: Clock) => new CitySettings(rules, db, transactions, clock),
          inject: [DataSource, Transactions, Clock],
        },
      ],
      exports: [CitySettings],
    };
  }
}

function controllerOf({ shape, scope }: SettingsRules) {
  const versions = Object.entries(shape).map(([key, value]) =>
    z.strictObject({ key: z.literal(key), value, effectiveFrom: civilDate, basis: z.string().min(1).max(200) }));
  const [first, ...others] = versions;
  if (!first) throw new Error('A service without settings needs no CitySettingsModule');
  const ChangeSetting = z.discriminatedUnion('key', [first, ...others]);
  const CitySettingView = z
    .object({ key: z.string(), value: z.union(Object.values(shape)), effectiveFrom: civilDate, basis: z.string() })
    .meta({ id: 'CitySetting', description: '市が定める値（適用日つき） / a value the city sets, from a day on' });

  @Controller('city-settings')
  class CitySettingsController {
    constructor(private readonly settings: CitySettings) {}

    /** Every version of every rule that the city sets for itself, the newest of each first. */
    @Get()
    @Public()
    @Returns(z.array(CitySettingView))
    list(): Promise<CitySetting[]> {
      return this.settings.history();
    }

    /** A new version of a rule, from a later day on. */
    @Post()
    @Scopes(scope)
    @Audit('city-setting', { ids: (reply) => [(reply as CitySetting).key] })
    @Returns(CitySettingView)
    change(@Body({ schema: ChangeSetting }) body: z.output<typeof ChangeSetting>): Promise<CitySetting> {
      return this.settings.change(body as CitySetting);
    }
  }
  return CitySettingsController;
}
