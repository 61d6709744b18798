import type { ServiceOptions } from '@tomoni/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';

/** What runs in production and in specs alike. */
export const service = {
  name: 'participation',
  title: { ja: '市民参画', en: 'Citizen participation' },
  module: AppModule,
  config,
  dataSource: dataSourceOptions,
} satisfies ServiceOptions;
