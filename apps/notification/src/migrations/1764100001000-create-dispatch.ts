import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDispatch1764100001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The first moment from \`at\` on that is not quiet; \`quiet_from\` to \`quiet_until\` in Asia/Tokyo, over midnight where from > until.
      CREATE FUNCTION after_quiet_hours(at timestamptz, quiet_from time, quiet_until time) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE
          WHEN quiet_from = quiet_until OR quiet_from IS NULL THEN at
          WHEN quiet_from < quiet_until AND here::time >= quiet_from AND here::time < quiet_until THEN (here::date + quiet_until) AT TIME ZONE 'Asia/Tokyo'
          WHEN quiet_from > quiet_until AND here::time >= quiet_from THEN (here::date + 1 + quiet_until) AT TIME ZONE 'Asia/Tokyo'
          WHEN quiet_from > quiet_until AND here::time < quiet_until THEN (here::date + quiet_until) AT TIME ZONE 'Asia/Tokyo'
          ELSE at END
        FROM (SELECT at AT TIME ZONE 'Asia/Tokyo' AS here) AS local $$;

      CREATE TABLE dispatch (
        id uuid PRIMARY KEY, source_kind text NOT NULL, source_id uuid NOT NULL, lane text NOT NULL, drill text NOT NULL,
        messages jsonb NOT NULL, audience jsonb NOT NULL, status text NOT NULL, total int NOT NULL, version int NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(), completed_at timestamptz, stopped_at timestamptz,
        CONSTRAINT dispatch_source UNIQUE (source_kind, source_id));
      CREATE TABLE dispatch_recipient (
        dispatch_id uuid NOT NULL, endpoint_id uuid NOT NULL, subscriber_id uuid NOT NULL,
        kind text NOT NULL, gateway text NOT NULL, lane text NOT NULL, variant text NOT NULL,
        status text NOT NULL DEFAULT 'queued', reason text, smtp_code int, attempts smallint NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(), lease_owner uuid, lease_until timestamptz, handed_at timestamptz,
        PRIMARY KEY (dispatch_id, endpoint_id));`);
    await db.query(`DO $$ BEGIN EXECUTE format('REVOKE DELETE, TRUNCATE ON dispatch, dispatch_recipient FROM %I', current_schema()); END $$`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE dispatch_recipient, dispatch; DROP FUNCTION after_quiet_hours');
  }
}
