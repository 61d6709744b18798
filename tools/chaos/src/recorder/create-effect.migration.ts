import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `effect` has no unique constraint on purpose: a second effect of an event must be seen, not prevented. */
export class CreateEffect1764300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE effect (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, event_id uuid NOT NULL, key text NOT NULL, version bigint NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE TABLE behaviour (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), name text NOT NULL DEFAULT 'good', of_hundred integer NOT NULL DEFAULT 0);
      INSERT INTO behaviour DEFAULT VALUES`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE effect, behaviour');
  }
}
