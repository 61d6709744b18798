import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAlertMap1764100502000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE TABLE alert_map (layer text PRIMARY KEY, features jsonb NOT NULL, version int NOT NULL, changed_at timestamptz NOT NULL)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE alert_map');
  }
}
