import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAudit1763800000200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // One index, because every write of the service pays for it: (tx, seq) is the order in which the sealer reads.
    await db.query(`
      CREATE TABLE audit_entry (
        tx xid8 NOT NULL DEFAULT pg_current_xact_id(), seq bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor text NOT NULL, actor_kind text NOT NULL, roles text[] NOT NULL, unit text, purpose text,
        action text NOT NULL, subject_type text NOT NULL, subject_id text, fields text[], detail jsonb, correlation_id text,
        PRIMARY KEY (tx, seq));
      CREATE TABLE audit_seal (
        position bigint PRIMARY KEY, tx xid8 NOT NULL, seq bigint NOT NULL UNIQUE, hash bytea NOT NULL,
        sealed_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    // The service's own role bears the schema's name; it may add to both tables and never rewrite them.
    await db.query(`DO $$ BEGIN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_seal FROM %I', current_schema());
    END $$`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE audit_entry, audit_seal');
  }
}
