import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCampaign1764100300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO city_setting (key, effective_from, value, basis) VALUES
        ('notification.campaign-characters', '1947-04-01', '500', '初期値: 本文は全角500文字以内'),
        ('notification.link-domains', '1947-04-01', '["city.example.jp"]', '初期値: リンクは市のドメインのみ');

      CREATE TABLE life_mail (
        id uuid PRIMARY KEY, title text NOT NULL, messages jsonb NOT NULL, topics text[] NOT NULL, areas text[] NOT NULL,
        age_months int NOT NULL, active_from text NOT NULL, active_until text, status text NOT NULL, written_by text[] NOT NULL, approved_by text,
        version int NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT life_mail_age CHECK (age_months BETWEEN 0 AND 216));

      CREATE TABLE campaign (
        id uuid PRIMARY KEY, title text NOT NULL, messages jsonb NOT NULL, topics text[] NOT NULL, areas text[] NOT NULL,
        kinds text[], child_months text[], child_age_months int, scheduled_at timestamptz,
        status text NOT NULL, written_by text[] NOT NULL, approved_by text, dispatch_ids uuid[] NOT NULL DEFAULT '{}',
        life_mail_id uuid REFERENCES life_mail (id), birth_month text,
        version int NOT NULL DEFAULT 1, created_at timestamptz NOT NULL DEFAULT now(), sent_at timestamptz, told_at timestamptz,
        CONSTRAINT campaign_life_mail UNIQUE (life_mail_id, birth_month));
      CREATE INDEX campaign_by_status ON campaign (status, id);`);
    // What was sent to whom-ever asked is a record: nobody deletes it through the service.
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE DELETE, TRUNCATE ON campaign, life_mail FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE campaign, life_mail; DELETE FROM city_setting WHERE key IN ('notification.campaign-characters', 'notification.link-domains')`);
  }
}
