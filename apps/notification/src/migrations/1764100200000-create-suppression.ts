import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSuppression1764100200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE endpoint
        ADD asked int NOT NULL DEFAULT 0, ADD asked_since timestamptz, ADD code_tries int NOT NULL DEFAULT 0, ADD last_bounce_at timestamptz;
      CREATE INDEX endpoint_unconfirmed ON endpoint (confirm_by) WHERE status IN ('requested', 'confirmation-sent');
      CREATE TABLE suppression (
        id uuid PRIMARY KEY, kind text NOT NULL, address_index text NOT NULL, reason text NOT NULL, suppressed_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT suppression_address UNIQUE (kind, address_index));
      CREATE INDEX suppression_newest ON suppression (suppressed_at, id)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE suppression; DROP INDEX endpoint_unconfirmed; ALTER TABLE endpoint DROP asked, DROP asked_since, DROP code_tries, DROP last_bounce_at');
  }
}
