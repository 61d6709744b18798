import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sealed reply cannot be compressed; above 2 kB PostgreSQL would store it apart, with an index of its own: a quarter of the whole write. */
export class KeepRepliesInline1763800000300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE idempotency_key SET (toast_tuple_target = 8160)');
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE idempotency_key RESET (toast_tuple_target)');
  }
}
