import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMailGateway1764100002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE mail_gateway (
        code text PRIMARY KEY, domains text[] NOT NULL, smtp_url text, connections int NOT NULL, recipients_per_session int NOT NULL,
        rate_per_second int, penalty_seconds int NOT NULL, charset text NOT NULL DEFAULT 'utf-8', version int NOT NULL DEFAULT 1);
      -- First values; carriers change their rules, and staff change these rows.
      INSERT INTO mail_gateway (code, domains, connections, recipients_per_session, rate_per_second, penalty_seconds) VALUES
        ('general',  '{}', 4, 100, NULL, 60),
        ('docomo',   '{docomo.ne.jp}', 2, 100, 50, 600),
        ('au',       '{ezweb.ne.jp,au.com}', 1, 50, 20, 1200),
        ('softbank', '{softbank.ne.jp,i.softbank.jp,vodafone.ne.jp,disney.ne.jp,ymobile.ne.jp}', 2, 100, 50, 600);

      -- Only what still waits is in here: taking the next ones costs the same after a million as before.
      CREATE INDEX dispatch_recipient_due ON dispatch_recipient (lane, kind, gateway, next_attempt_at) WHERE status IN ('queued', 'deferred');
      CREATE INDEX dispatch_recipient_open ON dispatch_recipient (dispatch_id, lease_until) WHERE status IN ('queued', 'deferred', 'handing');
      CREATE INDEX dispatch_open ON dispatch (status) WHERE status <> 'done';
      -- Rows change twice and then rest: dead ones are to go before they slow the taking.
      ALTER TABLE dispatch_recipient SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
      -- Its completion is told once, however often some of it is sent again.
      ALTER TABLE dispatch ADD told_at timestamptz`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE dispatch DROP told_at; DROP INDEX dispatch_open, dispatch_recipient_open, dispatch_recipient_due; DROP TABLE mail_gateway');
  }
}
