import type { EventEmitter } from 'node:events';
import { endWhenSilent } from '@tomoni/messaging';
import type { DataSourceOptions } from 'typeorm';
import { SnakeNamingStrategy } from './snake-naming.strategy.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

interface DatabaseOptions extends Pick<PostgresOptions, 'entities' | 'migrations'> {
  /** Names the schema. */
  readonly service: string;
  readonly url: string;
  /** Connections of this process at most. */
  readonly connections?: number;
}

/** Longer than any statement may take; a transaction that is given more time says so with `bePatient`. */
const silenceMs = 15_000;

/**
 * For the moment between the pool handing out a new connection and TypeORM listening: a connection that PostgreSQL ends right then
 * would end the process. Whatever runs on it is told all the same.
 */
export const listenToErrors = (client: EventEmitter): void => void client.on('error', () => undefined);

/** The one way a service reaches PostgreSQL: its schema, snake_case, pipelined statements, every wait limited. */
export const databaseOptions = ({ service, url, connections = 10, ...rest }: DatabaseOptions): PostgresOptions => ({
  type: 'postgres',
  url,
  schema: service,
  namingStrategy: new SnakeNamingStrategy(),
  poolSize: connections,
  // Waiting for a connection longer than this is a 503.
  connectTimeoutMS: 3_000,
  extra: {
    // Statements are sent without waiting for the answer of the one before.
    pipeline: true,
    // TypeORM names the schema only in SQL it writes itself; this is for hand-written SQL.
    options: `-c search_path=${service}`,
    application_name: service,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    idleTimeoutMillis: 60_000,
    onConnect: (client: EventEmitter) => {
      listenToErrors(client);
      endWhenSilent(client, silenceMs);
    },
  },
  ...rest,
});
