import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChannelPost1764100700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO city_setting (key, effective_from, value, basis) VALUES
        ('notification.sms-parts', '1947-04-01', '3', '初期値: SMSは3通分（201字）まで');

      CREATE TABLE webhook_partner (
        id uuid PRIMARY KEY, name text NOT NULL, kind text NOT NULL, url text NOT NULL,
        secret_sealed text NOT NULL, former_secret_sealed text, former_secret_until timestamptz,
        topics text[] NOT NULL, areas text[] NOT NULL, active boolean NOT NULL DEFAULT true, version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
      CREATE INDEX webhook_partner_newest ON webhook_partner (created_at, id);

      CREATE TABLE channel_post (
        id uuid PRIMARY KEY, announcement_id uuid NOT NULL, edition int NOT NULL, kind text NOT NULL, channel text NOT NULL, target text NOT NULL DEFAULT '',
        dept_code text NOT NULL, announcement jsonb NOT NULL, status text NOT NULL, external_id text, attempts int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(), give_up_at timestamptz NOT NULL, last_error text,
        lease_owner uuid, lease_until timestamptz, version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), posted_at timestamptz,
        CONSTRAINT channel_post_once UNIQUE (announcement_id, edition, kind, channel, target));
      CREATE INDEX channel_post_newest ON channel_post (created_at, id);
      CREATE INDEX channel_post_status ON channel_post (status, created_at, id);
      CREATE INDEX channel_post_due ON channel_post (next_attempt_at) WHERE status IN ('queued', 'posting');

      CREATE TABLE sms_receipt (
        key text PRIMARY KEY, status text NOT NULL, known boolean NOT NULL, repeated int NOT NULL DEFAULT 0, received_at timestamptz NOT NULL DEFAULT now());
      CREATE INDEX sms_receipt_unknown ON sms_receipt (received_at) WHERE NOT known;`);
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE DELETE, TRUNCATE ON webhook_partner, channel_post, sms_receipt FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE sms_receipt, channel_post, webhook_partner; DELETE FROM city_setting WHERE key = 'notification.sms-parts'`);
  }
}
