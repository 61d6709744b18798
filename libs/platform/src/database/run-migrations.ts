import { DataSource, type DataSourceOptions } from 'typeorm';

/**
 * Brings the service's schema to this build's state, as the migrator role, one transaction for each migration;
 * two processes that start it at once wait for each other.
 * @returns the names of the migrations that ran.
 */
export async function runMigrations(options: DataSourceOptions, migrationUrl: string): Promise<string[]> {
  const db = await new DataSource({ ...options, url: migrationUrl } as DataSourceOptions).initialize();
  try {
    return (await db.runMigrations({ transaction: 'each' })).map(({ name }) => name);
  } finally {
    await db.destroy();
  }
}
