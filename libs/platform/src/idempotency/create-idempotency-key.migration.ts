import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKey1763800000100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // fillfactor: the reply is written into the row's own page, without touching an index.
    await db.query(`
      CREATE TABLE idempotency_key (
        id bytea PRIMARY KEY, fingerprint bytea NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
        status smallint, headers jsonb, reply bytea
      ) WITH (fillfactor = 60);
      CREATE INDEX idempotency_key_created_at ON idempotency_key USING brin (created_at)`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE idempotency_key');
  }
}
