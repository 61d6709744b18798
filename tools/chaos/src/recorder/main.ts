import { runService } from '@tomoni/platform';
import { Module } from '@nestjs/common';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { RecorderEvents } from './recorder.events.js';

@Module({ controllers: [RecorderEvents] })
class RecorderModule {}

await runService({ name: 'recorder', module: RecorderModule, config, dataSource: dataSourceOptions });
