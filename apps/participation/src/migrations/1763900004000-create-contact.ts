import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContact1763900004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE contact (
        contact_ref uuid PRIMARY KEY,
        application_id uuid NOT NULL,
        person_ref text NOT NULL,
        lang text NOT NULL,
        name text NOT NULL,
        kana text NOT NULL,
        mail text NOT NULL,
        phone text NOT NULL,
        postal_code text NOT NULL,
        name_keys text[],
        CONSTRAINT contact_application UNIQUE (application_id),
        CONSTRAINT contact_of_application FOREIGN KEY (application_id) REFERENCES grant_application (id));
      CREATE INDEX contact_name_keys ON contact USING gin (name_keys);
      CREATE INDEX contact_by_person ON contact (person_ref);
      REVOKE DELETE ON contact FROM participation;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE contact');
  }
}
