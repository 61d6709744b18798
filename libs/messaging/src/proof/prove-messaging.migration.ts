import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What tracing and the loss proof need of the inbox and the outbox.
 *
 * - The inbox tells of which topic an id is, its place among the facts of its key, and when it was handled; null in rows of before.
 * - `inbox_type`: since when a type is handled. Records that arrived earlier were passed over, and have no effect by right.
 * - Ids rise with time, so that a BRIN index finds one without costing the insert anything.
 * - `loss_proof`: what was counted for one topic and hour, on the producer's side or on a consumer's; `loss_proof_hour`: when.
 */
export class ProveMessaging1764300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE inbox ADD COLUMN topic text, ADD COLUMN version bigint, ADD COLUMN at timestamptz;
      ALTER TABLE inbox ALTER COLUMN at SET DEFAULT now();
      CREATE TABLE inbox_type (type text PRIMARY KEY, topic text NOT NULL, since timestamptz NOT NULL);
      CREATE INDEX outbox_id ON outbox USING brin (id) WITH (pages_per_range = 32);
      CREATE TABLE loss_proof (
        side text NOT NULL CHECK (side IN ('producer', 'consumer')),
        topic text NOT NULL,
        hour timestamptz NOT NULL,
        own_events integer NOT NULL,
        own_chain bytea NOT NULL,
        kafka_events integer NOT NULL,
        kafka_chain bytea NOT NULL,
        kafka_duplicates integer NOT NULL,
        under_way integer NOT NULL,
        difference_count integer NOT NULL,
        differences jsonb NOT NULL,
        checked_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (side, topic, hour));
      CREATE INDEX loss_proof_hours ON loss_proof (hour);
      CREATE TABLE loss_proof_hour (hour timestamptz PRIMARY KEY, checked_at timestamptz NOT NULL DEFAULT now());
      DO $$
      DECLARE app text := current_schema();
      BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
          EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON loss_proof, loss_proof_hour FROM %I', app);
        END IF;
      END $$`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE loss_proof, loss_proof_hour, inbox_type;
      DROP INDEX outbox_id;
      ALTER TABLE inbox DROP COLUMN topic, DROP COLUMN version, DROP COLUMN at`);
  }
}
