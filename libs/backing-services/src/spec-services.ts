import { randomUUID } from 'node:crypto';
import { testServices, type SpecServices } from './config.js';
import { prepareServiceSchema, withClient, type ServiceSchema } from './service-schema.js';

/** The servers all spec files of this run share. A spec that stops a server starts one of its own. */
export function specServices(): SpecServices {
  const { postgresUrl, kafkaBrokers, redisUrl } = testServices();
  if (!postgresUrl || !kafkaBrokers || !redisUrl)
    throw new Error('There are no servers for specs: name the file *.int.spec.ts, so that Vitest starts them');
  return { postgresUrl, kafkaBrokers, redisUrl };
}

export interface SpecDatabase extends ServiceSchema {
  name: string;
  /** Superuser's address of this database. */
  adminUrl: string;
  /** Ends its sessions and slots, and deletes it. */
  drop: () => Promise<void>;
}

/**
 * A database of the spec file's own with the service's schema and roles, still without tables.
 * @param postgresUrl another server than the shared one, for a spec that stops it
 */
export async function specDatabase(service: string, postgresUrl = specServices().postgresUrl): Promise<SpecDatabase> {
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await withClient(postgresUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const adminUrl = Object.assign(new URL(postgresUrl), { pathname: name }).href;
  return { name, adminUrl, ...(await prepareServiceSchema(adminUrl, service)), drop: () => dropDatabase(postgresUrl, name) };
}

async function dropDatabase(postgresUrl: string, name: string): Promise<void> {
  await withClient(postgresUrl, async (client) => {
    // A slot keeps its database from being dropped, FORCE or not, as long as it exists.
    await client.query('SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE database = $1 AND active', [name]);
    await client.query(`DO $$
      DECLARE slot name;
      BEGIN
        FOR slot IN SELECT slot_name FROM pg_replication_slots WHERE database = '${name}' LOOP
          FOR attempt IN 1..50 LOOP
            BEGIN
              PERFORM pg_drop_replication_slot(slot);
              EXIT;
            EXCEPTION WHEN object_in_use OR undefined_object THEN
              PERFORM pg_sleep(0.1);
            END;
          END LOOP;
        END LOOP;
      END $$`);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

/** Prefix for the topics of one spec file, so that spec files share one broker. */
export function specTopicPrefix(): string {
  return `spec-${randomUUID().slice(0, 8)}.`;
}
