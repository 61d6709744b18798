import { audited, type Operator, type Queryable } from '../operations/dead-letter-operations.js';
import type { Projection } from './projection.js';

export interface KnownProjection extends Projection {
  /** Without the prefix. */
  readonly topics: readonly string[];
}

/** One rebuild as its service notes it. */
export interface Rebuild {
  readonly id: string;
  readonly state: 'requested' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Records of the log. */
  readonly read: number;
  readonly toRead: number;
  readonly cause: string | null;
  readonly requestedAt: Date;
  /** Since it began, until it ended. */
  readonly seconds: number | null;
}

/** What a service can make anew. @param db in the service's schema */
export const projectionsOf = (db: Queryable): Promise<KnownProjection[]> => db.query('SELECT name, tables, topics FROM projection ORDER BY name');

/** The newest first. */
export const rebuildsOf = (db: Queryable, projection: string, limit = 5): Promise<Rebuild[]> => db.query(
  `SELECT id, state, read::float8 AS read, to_read::float8 AS "toRead", cause, requested_at AS "requestedAt",
     extract(epoch FROM coalesce(ended_at, now()) - started_at)::float8 AS seconds
   FROM projection_rebuild WHERE projection = $1 ORDER BY projection_rebuild.id DESC LIMIT $2`, [projection, limit]);

/** A consumer of the service begins within seconds. @throws when one is open already */
export const orderRebuild = (db: Queryable, operator: Operator, projection: string): Promise<void> =>
  audited(db, operator, 'rebuild', { projection }, 'INSERT INTO projection_rebuild (projection) VALUES ($5)', [projection]);

/** It stops within seconds, and the tables stay as they are. */
export const cancelRebuild = (db: Queryable, operator: Operator, projection: string): Promise<void> =>
  audited(db, operator, 'cancel-rebuild', { projection },
    `UPDATE projection_rebuild SET state = 'cancelled', ended_at = now() WHERE projection = $5 AND state IN ('requested', 'running')`, [projection]);
