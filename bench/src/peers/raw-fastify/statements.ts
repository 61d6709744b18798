/** The statements of ours, prepared where ours are. Before it measures, the row compares what PostgreSQL logs of both, so these cannot fall behind. */
export const statements = {
  begin: 'BEGIN',
  claim: { name: 'claim', text: 'INSERT INTO idempotency_key (id, fingerprint) VALUES ($1, $2)' },
  draft: {
    name: 'draft',
    text: `INSERT INTO grant_application
  (id, program_id, fy, dept_code, group_id, group_name, title, plan, budget_lines, requested_yen, status, contact_ref, closes_on, correction_days, drafted_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '[]', $14)`,
  },
  publish: {
    name: 'publish',
    text: `
  WITH bumped AS (
    INSERT INTO outbox_key AS k (topic, key, version) VALUES ($2, $3, 1)
    ON CONFLICT (topic, key) DO UPDATE SET version = k.version + 1 RETURNING version)
  INSERT INTO outbox (id, topic, key, type, payload, occurred_at, tenant, visibility, data_class, fiscal_year,
    traceparent, correlation_id, causation_id, drill, aggregate_version)
  SELECT $1, $2, $3, $4, $5, $6::timestamptz, $7, $8, $9, $10::smallint, $11, $12, $13, $14, version FROM bumped
  RETURNING aggregate_version`,
  },
  reply: { name: 'reply', text: 'UPDATE idempotency_key SET status = $2, headers = $3, reply = $4 WHERE id = $1' },
  audit: {
    name: 'audit',
    text: `INSERT INTO audit_entry
  (actor, actor_kind, roles, unit, purpose, action, subject_type, subject_id, fields, detail, correlation_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  },
  commit: 'COMMIT',
};
