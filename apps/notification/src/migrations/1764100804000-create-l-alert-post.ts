import type { MigrationInterface, QueryRunner } from 'typeorm';
import { firstMappings } from '../telegrams/telegram-mapping.js';

export class CreateLAlertPost1764100804000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE l_alert_post (
        version_id uuid PRIMARY KEY, alert_id uuid NOT NULL, document_id uuid NOT NULL, revision int NOT NULL, status text NOT NULL DEFAULT 'waiting',
        attempts int NOT NULL DEFAULT 0, problem text, next_attempt_at timestamptz NOT NULL, created_at timestamptz NOT NULL, posted_at timestamptz,
        CONSTRAINT l_alert_post_revision UNIQUE (document_id, revision));
      CREATE INDEX l_alert_post_waiting ON l_alert_post (document_id, revision) WHERE status = 'waiting'`);
    for (const { kindCode, itemCode, itemName, alertKind, level, official, action, textJa, textEn } of firstMappings.filter((mapping) => mapping.kindCode.startsWith('LA'))) {
      await db.query(
        `INSERT INTO telegram_mapping VALUES ($1, $2, $3, '1947-04-01', $4, $5, $6, $7, $8, $9, '初期値: Lアラートの発令区分と分類') ON CONFLICT DO NOTHING`,
        [kindCode, itemCode, itemName, alertKind, level, official, action, textJa, textEn],
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE l_alert_post; DELETE FROM telegram_mapping WHERE kind_code LIKE 'LA%'`);
  }
}
