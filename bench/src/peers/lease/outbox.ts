/** The table of the lease-and-delete outbox: one row an event, which is gone when it was sent. */
export const leaseOutbox = `
  CREATE TABLE lease_outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, key text NOT NULL, payload jsonb NOT NULL, headers jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(), leased_until timestamptz NOT NULL DEFAULT '-infinity', attempts integer NOT NULL DEFAULT 0)`;

export const record = 'INSERT INTO lease_outbox (topic, key, payload, headers) VALUES ($1, $2, $3, $4)';
