import type { MigrationInterface, QueryRunner } from 'typeorm';
import { config } from '../config.js';
import { firstAreaRules } from '../telegrams/telegram-areas.js';
import { firstMappings } from '../telegrams/telegram-mapping.js';

export class CreateTelegram1764100400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE telegram (
        id uuid PRIMARY KEY, source text NOT NULL, doc_id text NOT NULL, state text NOT NULL, dedupe_key text, series text, series_state text,
        kind_code text NOT NULL DEFAULT '', title text NOT NULL DEFAULT '', status text NOT NULL DEFAULT '', info_type text NOT NULL DEFAULT '',
        reported_at timestamptz, action text, alert_kind text NOT NULL DEFAULT '', level smallint NOT NULL DEFAULT 0,
        understood jsonb, decision jsonb, refusal text, refusal_detail text, duplicate_of uuid, raw bytea, raw_bytes int NOT NULL, received_at timestamptz NOT NULL,
        CONSTRAINT telegram_document UNIQUE (source, doc_id),
        CONSTRAINT telegram_dedupe_key UNIQUE (dedupe_key),
        CONSTRAINT telegram_never_orders CHECK (alert_kind NOT LIKE 'evacuation%'));
      CREATE INDEX telegram_series ON telegram (series, id);
      CREATE INDEX telegram_received ON telegram (received_at, id);

      CREATE TABLE telegram_mapping (
        kind_code text NOT NULL, item_code text NOT NULL, item_name text NOT NULL, effective_from date NOT NULL, alert_kind text NOT NULL, level smallint NOT NULL,
        official boolean NOT NULL, action text NOT NULL, text_ja text NOT NULL, text_en text NOT NULL, basis text NOT NULL,
        PRIMARY KEY (kind_code, item_code, item_name, effective_from));
      CREATE TABLE telegram_area (
        code_type text NOT NULL, code text NOT NULL, effective_from date NOT NULL, relation text NOT NULL, city_areas text[] NOT NULL, basis text NOT NULL,
        PRIMARY KEY (code_type, code, effective_from));

      CREATE TABLE telegram_source (
        name text PRIMARY KEY, address text NOT NULL, etag text, last_modified text, last_attempt_at timestamptz, last_success_at timestamptz,
        condition text NOT NULL DEFAULT 'waiting', problem text, failures int NOT NULL DEFAULT 0, next_attempt_at timestamptz NOT NULL);
      CREATE TABLE telegram_file (
        entry_id text PRIMARY KEY, source text NOT NULL, url text NOT NULL, updated timestamptz NOT NULL, seen_at timestamptz NOT NULL, body bytea, fetched_at timestamptz,
        attempts int NOT NULL DEFAULT 0, problem text, next_attempt_at timestamptz NOT NULL);
      CREATE INDEX telegram_file_wanted ON telegram_file (next_attempt_at) WHERE fetched_at IS NULL`);
    await db.query(`INSERT INTO city_setting (key, effective_from, value, basis) VALUES ('notification.telegram-fresh-hours', '1947-04-01', '3', '初期値: 3時間より前の電文では自動で発令しない')`);
    // First values: from the first day of the law on, so that any day finds them. From then on they are the city's.
    for (const { kindCode, itemCode, itemName, alertKind, level, official, action, textJa, textEn } of firstMappings) {
      await db.query(
        `INSERT INTO telegram_mapping VALUES ($1, $2, $3, '1947-04-01', $4, $5, $6, $7, $8, $9, '初期値: 避難情報に関するガイドラインの相当情報')`,
        [kindCode, itemCode, itemName, alertKind, level, official, action, textJa, textEn],
      );
    }
    for (const { codeType, code, relation, cityAreas } of firstAreaRules(config.TENANT)) {
      await db.query(`INSERT INTO telegram_area VALUES ($1, $2, '1947-04-01', $3, $4, '初期値: 団体コードから')`, [codeType, code, relation, cityAreas]);
    }
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON telegram, telegram_mapping, telegram_area FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE telegram_file, telegram_source, telegram_area, telegram_mapping, telegram');
    await db.query(`DELETE FROM city_setting WHERE key = 'notification.telegram-fresh-hours'`);
  }
}
