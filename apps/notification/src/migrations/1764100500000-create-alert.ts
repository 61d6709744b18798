import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAlert1764100500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      INSERT INTO city_setting (key, effective_from, value, basis) VALUES
        ('notification.alert-topics', '1947-04-01', '["safety"]', '初期値: 緊急情報は「防犯・防災」の登録者に送る'),
        ('notification.alert-hours', '1947-04-01', '24', '初期値: 期限の定めのない緊急情報は24時間表示する'),
        ('notification.alert-voice-codes', '1947-04-01', 'true', '初期値: 2人目の職員の代わりに本部の音声コードを認める');

      CREATE TABLE alert (
        id uuid PRIMARY KEY, kind text NOT NULL, level smallint, drill text NOT NULL, status text NOT NULL, areas text[] NOT NULL, texts jsonb NOT NULL,
        effective_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, approvals text[] NOT NULL, drafted_by text NOT NULL,
        series text, telegram_id uuid, evacuation_prompt smallint, supersedes uuid CONSTRAINT alert_supersedes_fkey REFERENCES alert (id),
        resend_ids uuid[] NOT NULL, version int NOT NULL, created_at timestamptz NOT NULL, issued_at timestamptz, changed_at timestamptz NOT NULL,
        CONSTRAINT alert_evacuation_by_people CHECK (kind <> 'evacuation' OR drafted_by <> 'telegram'),
        CONSTRAINT alert_two_people CHECK (status NOT IN ('issued', 'updated') OR level IS NULL OR level < 4 OR drafted_by = 'telegram' OR cardinality(approvals) >= 2));
      CREATE INDEX alert_by_status ON alert (status, id);
      CREATE INDEX alert_changed ON alert (changed_at);
      CREATE INDEX alert_series ON alert (series, id) WHERE series IS NOT NULL;

      CREATE TABLE alert_version (
        id uuid PRIMARY KEY, alert_id uuid NOT NULL CONSTRAINT alert_version_alert_id_fkey REFERENCES alert (id), serial int NOT NULL, action text NOT NULL,
        level smallint, areas text[] NOT NULL, effective_at timestamptz NOT NULL, texts jsonb NOT NULL, headline jsonb NOT NULL, messages jsonb NOT NULL,
        reason text, told_by text NOT NULL, telegram_id uuid, dispatch_id uuid NOT NULL, told_at timestamptz NOT NULL,
        CONSTRAINT alert_version_serial UNIQUE (alert_id, serial));

      CREATE TABLE alert_voice_code (
        id uuid PRIMARY KEY, code_index text NOT NULL CONSTRAINT alert_voice_code_index UNIQUE, made_by text NOT NULL, valid_until timestamptz NOT NULL,
        used_at timestamptz, used_for uuid, used_by text);`);
    // What was told is a record.
    await db.query(`DO $$ BEGIN
      EXECUTE format('REVOKE DELETE, TRUNCATE ON alert, alert_voice_code FROM %I', current_schema());
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON alert_version FROM %I', current_schema());
    END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE alert_voice_code, alert_version, alert;
      DELETE FROM city_setting WHERE key IN ('notification.alert-topics', 'notification.alert-hours', 'notification.alert-voice-codes')`);
  }
}
