/**
 * The outbox: append-only, one partition a day (UTC), kept as the replay log.
 *
 * `seq` and `recorded_at` are taken after the key's row in `outbox_key` is locked, so within a key they rise in commit order.
 * `xid` tells, against a stored snapshot, which rows the relay has not passed: after a lost slot nothing else can.
 * Only `recorded_at` is the machine's time; `occurred_at` is the service's clock, which a spec may set to any day.
 */
export const outboxTables = `
  CREATE TABLE messaging_setting (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    outbox_retention interval NOT NULL DEFAULT '90 days',
    inbox_retention interval NOT NULL DEFAULT '30 days',
    days_ahead integer NOT NULL DEFAULT 14 CHECK (days_ahead > 0));
  INSERT INTO messaging_setting DEFAULT VALUES;

  CREATE SEQUENCE outbox_seq;
  CREATE TABLE outbox (
    seq bigint NOT NULL DEFAULT nextval('outbox_seq'),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id uuid NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    payload jsonb NOT NULL,
    aggregate_version bigint NOT NULL,
    occurred_at timestamptz NOT NULL,
    tenant text NOT NULL,
    visibility text NOT NULL,
    data_class text NOT NULL,
    fiscal_year smallint NOT NULL,
    traceparent text,
    correlation_id text NOT NULL,
    causation_id text,
    drill text NOT NULL,
    PRIMARY KEY (seq, recorded_at),
    CONSTRAINT outbox_never_personal CHECK (data_class IN ('C0', 'C1', 'C2')),
    CONSTRAINT outbox_public_is_c0 CHECK (visibility NOT IN ('pub', 'ptn') OR data_class = 'C0')
  ) PARTITION BY RANGE (recorded_at);
  -- Catches what no day takes, should maintenance fail for two weeks: a full outbox must never stop the service.
  CREATE TABLE outbox_default PARTITION OF outbox DEFAULT;

  CREATE TABLE outbox_key (topic text, key text, version bigint NOT NULL, PRIMARY KEY (topic, key)) WITH (fillfactor = 70);

  -- One row per slot. "snapshot": every transaction visible in it is in Kafka. "leader": whoever wrote it last sends, nobody else.
  CREATE TABLE relay_position (
    slot text PRIMARY KEY,
    system_id text NOT NULL,
    leader uuid NOT NULL,
    catching_up boolean NOT NULL,
    confirmed_lsn pg_lsn,
    snapshot pg_snapshot,
    updated_at timestamptz NOT NULL DEFAULT now());

  CREATE TABLE events_audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    who text NOT NULL,
    why text NOT NULL,
    action text NOT NULL,
    detail jsonb NOT NULL);

  DO $$
  DECLARE app text := current_schema();
  BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON outbox, outbox_default, events_audit FROM %I', app);
      EXECUTE format('REVOKE INSERT ON outbox_default FROM %I', app);
      EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON relay_position, messaging_setting FROM %I', app);
    END IF;
  END $$`;

/** Publications are unique in a database, slots in a server: both carry the same name. */
export const publication = `
  CREATE FUNCTION outbox_publication() RETURNS name LANGUAGE sql STABLE AS
    $$ SELECT left(regexp_replace(lower(current_database() || '_' || current_schema()), '[^a-z0-9_]', '_', 'g'), 56) || '_outbox' $$;
  DO $$ BEGIN
    EXECUTE format('CREATE PUBLICATION %I FOR TABLE outbox WITH (publish = ''insert'', publish_via_partition_root = true)', outbox_publication());
  END $$`;
