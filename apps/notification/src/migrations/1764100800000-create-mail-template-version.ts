import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMailTemplateVersion1764100800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE mail_template_version (
        name text NOT NULL, version int NOT NULL, origin text NOT NULL, variables text[] NOT NULL, personal text[] NOT NULL, wording jsonb NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (name, version));
      CREATE INDEX mail_template_newest ON mail_template_version (published_at, name, version)`);
    // What was sent stays readable as it was: a correction is a new version.
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON mail_template_version FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE mail_template_version');
  }
}
