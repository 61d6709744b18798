import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInbox1764100801000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE person_inbox (person_ref text PRIMARY KEY, last_number int NOT NULL DEFAULT 0);
      CREATE TABLE inbox_link (
        owner text NOT NULL, contact_ref uuid NOT NULL, person_ref text NOT NULL CONSTRAINT inbox_link_inbox REFERENCES person_inbox (person_ref) ON DELETE CASCADE,
        linked_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (owner, contact_ref));
      CREATE INDEX inbox_link_person ON inbox_link (person_ref);
      CREATE TABLE inbox_message (
        id uuid PRIMARY KEY, person_ref text NOT NULL CONSTRAINT inbox_message_inbox REFERENCES person_inbox (person_ref) ON DELETE CASCADE, number int NOT NULL,
        delivery_id uuid NOT NULL, case_id uuid NOT NULL, subject jsonb NOT NULL, text jsonb NOT NULL,
        created_at timestamptz NOT NULL, read_at timestamptz,
        CONSTRAINT inbox_message_delivery UNIQUE (delivery_id), CONSTRAINT inbox_message_number UNIQUE (person_ref, number));
      CREATE INDEX inbox_message_unread ON inbox_message (person_ref) WHERE read_at IS NULL;
      CREATE INDEX delivery_contact ON delivery (owner, recipient_ref) WHERE recipient_kind = 'contact'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX delivery_contact; DROP TABLE inbox_message, inbox_link, person_inbox');
  }
}
