import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a key had come before its last batch: a batch learns it from the statement that takes the key. */
export class RememberVersionBefore1764500000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE inbox_key ADD COLUMN version_before bigint NOT NULL DEFAULT 0');
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE inbox_key DROP COLUMN version_before');
  }
}
