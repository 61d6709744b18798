import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * - `projection`: what the service's handlers say they can make anew, and of which topics.
 * - `projection_rebuild`: an operator requests, a consumer of the service does it. Only the owner writes it.
 */
export class RebuildMessaging1764400000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE projection (name text PRIMARY KEY, tables text[] NOT NULL, topics text[] NOT NULL);
      CREATE TABLE projection_rebuild (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        projection text NOT NULL,
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'running', 'done', 'failed', 'cancelled')),
        read bigint NOT NULL DEFAULT 0,
        to_read bigint NOT NULL DEFAULT 0,
        cause text,
        requested_at timestamptz NOT NULL DEFAULT now(),
        started_at timestamptz,
        ended_at timestamptz);
      CREATE UNIQUE INDEX projection_rebuild_open ON projection_rebuild (projection) WHERE state IN ('requested', 'running');
      DO $$
      DECLARE app text := current_schema();
      BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
          EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON projection_rebuild FROM %I', app);
        END IF;
      END $$`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE projection_rebuild, projection');
  }
}
