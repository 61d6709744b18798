import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEndpoint1764100000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE city_setting (key text NOT NULL, effective_from date NOT NULL, value jsonb NOT NULL, basis text NOT NULL, PRIMARY KEY (key, effective_from));
      INSERT INTO city_setting (key, effective_from, value, basis) VALUES
        ('notification.quiet-hours',        '1947-04-01', '{"from":"21:00","until":"07:00"}', '初期値: 緊急でないものは21時から7時まで送らない'),
        ('notification.confirmation-hours', '1947-04-01', '24', '初期値: 登録の確認は24時間以内'),
        ('notification.digest-minutes',     '1947-04-01', '15', '初期値: 同じ分野のお知らせは15分ごとに1通にまとめる'),
        ('notification.hard-bounces',       '1947-04-01', '3',  '初期値: 恒久的な不達が3回で配信を止める'),
        ('notification.soft-bounces',       '1947-04-01', '10', '初期値: 一時的な不達が続けて10回で配信を止める');

      CREATE TABLE topic (code text PRIMARY KEY, name jsonb NOT NULL, position int NOT NULL, active boolean NOT NULL DEFAULT true);
      CREATE TABLE area (code text PRIMARY KEY, name jsonb NOT NULL, position int NOT NULL);

      ALTER TABLE subscriber
        ADD easy boolean NOT NULL DEFAULT false, ADD quiet_from time, ADD quiet_until time,
        ADD CONSTRAINT subscriber_quiet_hours CHECK ((quiet_from IS NULL) = (quiet_until IS NULL));
      CREATE TABLE endpoint (
        id uuid PRIMARY KEY, subscriber_id uuid NOT NULL,
        kind text NOT NULL, address_index text, address_sealed text, gateway text NOT NULL DEFAULT 'general',
        status text NOT NULL, drill boolean NOT NULL DEFAULT false,
        soft_bounces int NOT NULL DEFAULT 0, hard_bounces int NOT NULL DEFAULT 0,
        confirm_by timestamptz, confirmed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT endpoint_address UNIQUE (kind, address_index));
      CREATE INDEX endpoint_subscriber ON endpoint (subscriber_id);
      -- The field name under which an address was sealed ('mail') is now its endpoint's kind: nothing is opened.
      INSERT INTO endpoint (id, subscriber_id, kind, address_index, address_sealed, status, confirmed_at, created_at)
        SELECT gen_random_uuid(), id, 'mail', mail_index, mail_sealed, status, created_at, created_at FROM subscriber WHERE mail_sealed IS NOT NULL;
      ALTER TABLE subscriber DROP mail_index, DROP mail_sealed;

      CREATE TABLE child_month (
        subscriber_id uuid NOT NULL, month_index text NOT NULL, month_sealed text NOT NULL, consented_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (subscriber_id, month_index));
      CREATE INDEX child_month_index ON child_month (month_index);`);
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE UPDATE, DELETE ON city_setting FROM %I', current_schema()); END $$`);
  }

  /** Addresses cannot go back: the columns they came from named one endpoint a subscriber. */
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE child_month, endpoint, area, topic, city_setting');
  }
}
