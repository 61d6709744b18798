import { Module } from '@nestjs/common';
import { databaseOptions, runService } from '@tomoni/platform';
import { config } from './config.js';
import { EffectsEvents } from './effects.events.js';

@Module({ controllers: [EffectsEvents] })
class EffectsModule {}

const dataSource = databaseOptions({ service: 'effects', url: config.DATABASE_URL, entities: [], migrations: [] });

await runService({ name: 'effects', module: EffectsModule, config, dataSource });
