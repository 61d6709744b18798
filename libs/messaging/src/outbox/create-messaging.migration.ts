import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RememberVersionBefore1764500000000 } from '../inbox/remember-version-before.migration.js';
import { ProveMessaging1764300000000 } from '../proof/prove-messaging.migration.js';
import { RebuildMessaging1764400000000 } from '../rebuild/rebuild-messaging.migration.js';
import { inboxTables } from './inbox-tables.sql.js';
import { outboxMaintenance } from './outbox-maintenance.sql.js';
import { outboxTables, publication } from './outbox-tables.sql.js';

/** Outbox, inbox and what operates them. The connection's search_path names the schema; it runs as the schema's owner. */
export class CreateMessaging1763700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statements of [outboxTables, inboxTables, outboxMaintenance, publication]) await db.query(statements);
    await db.query('SELECT maintain_messaging()');
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DO $$ BEGIN EXECUTE format('DROP PUBLICATION IF EXISTS %I', outbox_publication()); END $$;
      DROP FUNCTION maintain_messaging, maintain_outbox, outbox_publication;
      DROP TABLE outbox, outbox_key, relay_position, inbox, inbox_key, dead_letter, events_audit, messaging_setting;
      DROP SEQUENCE outbox_seq, dead_letter_seq`);
  }
}

/** Listed first in every service's data-source.ts. */
export const messagingMigrations = [CreateMessaging1763700000000, ProveMessaging1764300000000, RebuildMessaging1764400000000, RememberVersionBefore1764500000000];
