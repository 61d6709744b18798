import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was told says until when it holds, also after an update says otherwise. */
export class AddAlertVersionExpiry1764100501000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE alert_version ADD expires_at timestamptz;
      UPDATE alert_version v SET expires_at = a.expires_at FROM alert a WHERE a.id = v.alert_id;
      ALTER TABLE alert_version ALTER expires_at SET NOT NULL;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE alert_version DROP expires_at');
  }
}
