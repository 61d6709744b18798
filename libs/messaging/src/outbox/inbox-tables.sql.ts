/**
 * The inbox: an id that stands here was taken over from Kafka, handled or as a dead letter.
 * `inbox_key` holds the last version seen of each key; its row is the lock under which a key's events are handled.
 * `dead_letter` holds, in order, the event of a key that failed and those that wait behind it. An operator only marks the first
 * of a key, to redrive or to discard it; its service acts on that under the key's lock.
 */
export const inboxTables = `
  CREATE TABLE inbox (id uuid PRIMARY KEY);

  CREATE TABLE inbox_key (topic text, key text, version bigint NOT NULL, PRIMARY KEY (topic, key)) WITH (fillfactor = 70);

  CREATE SEQUENCE dead_letter_seq;
  CREATE TABLE dead_letter (
    seq bigint PRIMARY KEY DEFAULT nextval('dead_letter_seq'),
    event_id uuid NOT NULL UNIQUE,
    topic text NOT NULL,
    key text NOT NULL,
    type text NOT NULL,
    state text NOT NULL CHECK (state IN ('failed', 'waiting', 'redrive', 'discard')),
    cause text NOT NULL,
    attempts integer NOT NULL,
    source_partition integer NOT NULL,
    source_offset bigint NOT NULL,
    headers jsonb NOT NULL,
    value bytea,
    recorded_at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX dead_letter_key ON dead_letter (topic, key, seq);
  CREATE INDEX dead_letter_released ON dead_letter (seq) WHERE state IN ('redrive', 'discard')`;
