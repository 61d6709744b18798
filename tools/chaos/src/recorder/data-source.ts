import { messagingMigrations } from '@tomoni/messaging';
import { databaseOptions, platformMigrations } from '@tomoni/platform';
import { config } from './config.js';
import { CreateEffect1764300000000 } from './create-effect.migration.js';

export const dataSourceOptions = databaseOptions({
  service: 'recorder',
  url: config.DATABASE_URL,
  entities: [],
  migrations: [...messagingMigrations, ...platformMigrations, CreateEffect1764300000000],
});
