import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Looking for what died in the sender's hands must not read all that waits: it is done each second, beside a plan of a million. */
export class DispatchRecipientHanding1764100803000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX dispatch_recipient_open;
      CREATE INDEX dispatch_recipient_open ON dispatch_recipient (dispatch_id) WHERE status IN ('queued', 'deferred', 'handing');
      CREATE INDEX dispatch_recipient_handing ON dispatch_recipient (lease_until) WHERE status = 'handing';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX dispatch_recipient_handing, dispatch_recipient_open;
      CREATE INDEX dispatch_recipient_open ON dispatch_recipient (dispatch_id, lease_until) WHERE status IN ('queued', 'deferred', 'handing');
    `);
  }
}
