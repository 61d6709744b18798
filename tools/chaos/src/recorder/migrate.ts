import { runMigrations } from '@tomoni/platform';
import { config } from './config.js';
import { dataSourceOptions } from './data-source.js';

await runMigrations(dataSourceOptions, config.DATABASE_MIGRATION_URL);
