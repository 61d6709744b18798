import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDelivery1764000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE delivery (
        id uuid PRIMARY KEY, dedupe_key text NOT NULL UNIQUE,
        event_id uuid NOT NULL, event_type text NOT NULL, case_id uuid NOT NULL,
        recipient_kind text NOT NULL, owner text NOT NULL, recipient_ref uuid NOT NULL,
        template text NOT NULL, template_version int NOT NULL, variables jsonb NOT NULL,
        status text NOT NULL, reason text, smtp_code int, attempts int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(), lease_owner uuid, lease_until timestamptz,
        version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), handed_at timestamptz);
      CREATE INDEX delivery_case ON delivery (case_id, created_at, id);
      CREATE INDEX delivery_status ON delivery (status, created_at, id);
      CREATE INDEX delivery_newest ON delivery (created_at, id);
      CREATE INDEX delivery_due ON delivery (next_attempt_at) WHERE status IN ('queued', 'deferred', 'handing');
      CREATE TABLE subscriber (
        id uuid PRIMARY KEY, mail_index text UNIQUE, mail_sealed text,
        topics text[] NOT NULL, areas text[] NOT NULL, lang text NOT NULL, status text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(), unsubscribed_at timestamptz);
      CREATE INDEX subscriber_topics ON subscriber USING gin (topics) WHERE status = 'active'`);
    // What was sent, and why not, is a record: nobody deletes it through the service.
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE DELETE, TRUNCATE ON delivery FROM %I', current_schema()); END $$`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE subscriber, delivery');
  }
}
