import type { ServiceOptions } from '@tomoni/platform';
import { AppModule } from './app.module.js';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';

/** What main.ts runs and specs start. */
export const service: ServiceOptions = {
  name: 'notification',
  title: { ja: 'お知らせ配信', en: 'Notification' },
  module: AppModule,
  config,
  dataSource: dataSourceOptions,
};
