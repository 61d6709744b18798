import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A service that seals personal data lists this before its own migrations. */
export class CreatePersonKeys1763700100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE person_key (
        person_ref text PRIMARY KEY, wrapped_key bytea, kms_key_id text,
        created_at timestamptz NOT NULL DEFAULT now(), shredded_at timestamptz,
        CONSTRAINT person_key_shredded CHECK ((wrapped_key IS NULL) = (shredded_at IS NOT NULL)))`);
    // Without its row a forgotten person would get a new key. The app's role has the schema's name.
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE DELETE, TRUNCATE ON person_key FROM %I', current_schema()); END $$`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE person_key');
  }
}
