import { runService } from '@tomoni/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';

await runService({ name: 'participation', module: AppModule, config, dataSource: dataSourceOptions });
