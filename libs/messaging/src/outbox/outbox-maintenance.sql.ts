/**
 * What the relay calls every hour. SECURITY DEFINER, because the app's role may neither create nor drop partitions;
 * without arguments, because the app's role must not be able to choose what is dropped.
 * The lock timeout keeps it from queueing behind a long transaction and holding up every insert; the next hour tries again.
 */
export const outboxMaintenance = `
  CREATE FUNCTION maintain_outbox() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET timezone = 'UTC' SET lock_timeout = '2s' AS $$
  DECLARE
    setting messaging_setting;
    day date;
    part text;
    app text := current_schema();
    passed pg_snapshot;
    unsent boolean;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('maintain_outbox'), hashtext(app));
    SELECT * INTO setting FROM messaging_setting;

    FOR day IN SELECT d::date FROM generate_series(current_date, current_date + setting.days_ahead, interval '1 day') d LOOP
      part := 'outbox_' || to_char(day, 'YYYYMMDD');
      CONTINUE WHEN to_regclass(part) IS NOT NULL
        OR EXISTS (SELECT FROM outbox_default WHERE recorded_at >= day AND recorded_at < day + 1);
      -- Attached rather than created in place: that locks the outbox against nobody who only inserts.
      EXECUTE format('CREATE TABLE %I (LIKE outbox INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
        CHECK (recorded_at >= %L AND recorded_at < %L))', part, day::timestamptz, (day + 1)::timestamptz);
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
        EXECUTE format('REVOKE ALL ON %I FROM %I', part, app);
      END IF;
      EXECUTE format('ALTER TABLE outbox ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', part, day::timestamptz, (day + 1)::timestamptz);
    END LOOP;

    -- Several slots only while one is being replaced: a row must be passed by all.
    FOR part IN
      SELECT c.relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
      WHERE inhparent = 'outbox'::regclass AND c.relname ~ '^outbox_[0-9]{8}$'
        AND to_date(right(c.relname, 8), 'YYYYMMDD') + 1 < now() - setting.outbox_retention
    LOOP
      unsent := false;
      IF NOT EXISTS (SELECT FROM relay_position WHERE snapshot IS NOT NULL) THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', part) INTO unsent;
      END IF;
      FOR passed IN SELECT snapshot FROM relay_position WHERE snapshot IS NOT NULL LOOP
        EXIT WHEN unsent;
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE NOT pg_visible_in_snapshot(xid, $1))', part) INTO unsent USING passed;
      END LOOP;
      CONTINUE WHEN unsent;
      EXECUTE format('DROP TABLE %I', part);
    END LOOP;
    DELETE FROM outbox_default WHERE recorded_at < now() - setting.outbox_retention
      AND EXISTS (SELECT FROM relay_position WHERE snapshot IS NOT NULL)
      AND NOT EXISTS (SELECT FROM relay_position WHERE NOT pg_visible_in_snapshot(outbox_default.xid, snapshot));
  END $$;

  -- Ids are UUIDv7: their first 48 bits are the time, so the primary key finds the old ones.
  CREATE FUNCTION maintain_messaging() RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM maintain_outbox();
    DELETE FROM inbox USING messaging_setting WHERE id < (lpad(to_hex(
      (extract(epoch FROM now() - inbox_retention - interval '1 day') * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;
  END $$;
  REVOKE ALL ON FUNCTION maintain_outbox, maintain_messaging FROM PUBLIC;
  DO $$ BEGIN
    -- pg_temp last: nobody may put a table of his own in front of ours.
    EXECUTE format('ALTER FUNCTION maintain_outbox SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION maintain_messaging SET search_path = %I, pg_temp', current_schema());
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = current_schema()::text) THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION maintain_outbox, maintain_messaging TO %I', current_schema());
    END IF;
  END $$`;
