import type { EventEmitter } from 'node:events';
import { DataSource, type EntityManager } from 'typeorm';
import { eventContext } from '../event-context.js';
import { messagingMigrations } from '../outbox/create-messaging.migration.js';

export const inTenant = { tenant: '123421', correlationId: 'spec' };

interface Addresses {
  readonly databaseUrl: string;
  readonly migrationUrl: string;
}

/** The database of one spec file, migrated, open as the app and as the owner. */
export async function openDatabase<Database extends Addresses>(database: Database, service = 'participation') {
  const owner = await connect(database.migrationUrl, service);
  await owner.runMigrations({ transaction: 'each' });
  const app = await connect(database.databaseUrl, service);
  const close = async () => {
    await app.destroy();
    await owner.destroy();
  };
  const transaction = <Result>(work: (tx: EntityManager) => Promise<Result>) => eventContext.run(inTenant, () => app.transaction(work));
  return { ...database, app, owner, transaction, close };
}

export function connect(url: string, schema: string): Promise<DataSource> {
  return new DataSource({
    type: 'postgres', url, schema, entities: [], migrations: messagingMigrations,
    // As the platform connects.
    extra: { pipeline: true, max: 12, options: `-c search_path=${schema},public`, onConnect: (client: EventEmitter) => void client.on('error', () => undefined) },
  }).initialize();
}
