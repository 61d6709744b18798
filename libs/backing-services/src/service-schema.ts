import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { oneMachinePassword } from './one-machine-password.js';

export interface ServiceSchema {
  /** As the app's role: reads and writes rows, owns nothing. */
  databaseUrl: string;
  /** As the migrator's role: owns the schema and all in it; may replicate (the relay). */
  migrationUrl: string;
}

/**
 * A schema and two roles for one service, in the database that `adminUrl` names; may be repeated at every start.
 * @param adminUrl of somebody who may create roles
 */
export async function prepareServiceSchema(adminUrl: string, service: string, password = oneMachinePassword): Promise<ServiceSchema> {
  if (!/^[a-z][a-z0-9-]*$/.test(service)) throw new Error(`"${service}" is not the name of a service`);
  const app = service.replaceAll('-', '_');
  const migrator = `${app}_migrator`;
  await withClient(adminUrl, async (client) => {
    await ensureRole(client, migrator, 'LOGIN REPLICATION', password);
    await ensureRole(client, app, 'LOGIN', password);
    await client.query(await schemaStatements(client, app, migrator));
  });
  return { databaseUrl: asRole(adminUrl, app, password), migrationUrl: asRole(adminUrl, migrator, password) };
}

/** The database of this name on a server, made when it is missing. @returns its address for the same user */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  return Object.assign(new URL(serverUrl), { pathname: name }).href;
}

/** Roles belong to the whole server: specs in other databases may be making the same ones at this moment. */
async function ensureRole(client: Client, role: string, attributes: string, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${attributes} PASSWORD ${client.escapeLiteral(password)}`);
      return;
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(20 * attempt);
    }
  }
}

async function schemaStatements(client: Client, app: string, migrator: string): Promise<string> {
  const { rows } = await client.query<{ database: string }>('SELECT quote_ident(current_database()) AS database');
  const database = rows[0]?.database;
  return `
    BEGIN;
    SELECT pg_advisory_xact_lock(hashtext('prepareServiceSchema'));
    CREATE EXTENSION IF NOT EXISTS btree_gist;
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${database} TO ${app};
    -- CREATE: publications belong to the database.
    GRANT CONNECT, CREATE ON DATABASE ${database} TO ${migrator};
    CREATE SCHEMA IF NOT EXISTS ${app} AUTHORIZATION ${migrator};
    GRANT USAGE ON SCHEMA ${app} TO ${app};
    -- What a table must not allow (rewriting the outbox, the audit), its migration revokes.
    ALTER DEFAULT PRIVILEGES FOR ROLE ${migrator} IN SCHEMA ${app} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
    ALTER DEFAULT PRIVILEGES FOR ROLE ${migrator} IN SCHEMA ${app} GRANT USAGE ON SEQUENCES TO ${app};
    ALTER ROLE ${app} IN DATABASE ${database} SET search_path = ${app}, public;
    ALTER ROLE ${migrator} IN DATABASE ${database} SET search_path = ${app}, public;
    COMMIT`;
}

function asRole(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

/** Lends one connection. */
export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
