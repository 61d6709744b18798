import { DataSource, type DataSourceOptions } from 'typeorm';
import { listenToErrors } from './database-options.js';

const waitForOthersMs = 600_000;

/**
 * Brings the service's schema to this build's state, as the migrator role, one transaction for each migration;
 * two processes that start it at once wait for each other.
 * @returns the names of the migrations that ran.
 */
export async function runMigrations(options: DataSourceOptions, migrationUrl: string): Promise<string[]> {
  const { extra } = options as { extra?: Record<string, unknown> };
  // A statement may take as long as its table is large. Locks of others are waited for a few seconds and no longer:
  // behind a waiting ALTER every request of the running service waits too.
  const db = await new DataSource({ ...options, url: migrationUrl, extra: { ...extra, statement_timeout: 0, onConnect: listenToErrors, application_name: 'migrate' } } as DataSourceOptions).initialize();
  const turn = db.createQueryRunner();
  try {
    await turn.query(`SET lock_timeout = ${waitForOthersMs}`);
    await turn.query(`SELECT pg_advisory_lock(hashtext(current_schema() || '.migrations'))`);
    return (await db.runMigrations({ transaction: 'each' })).map(({ name }) => name);
  } finally {
    // With the session the lock goes too.
    await turn.release();
    await db.destroy();
  }
}
