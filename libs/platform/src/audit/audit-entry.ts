import { createHash } from 'node:crypto';

/** One row of `audit_entry` as PostgreSQL prints it: text, so that no number and no moment loses a digit on its way through JSON. */
export interface AuditEntry {
  readonly tx: string;
  readonly seq: string;
  readonly at: string;
  readonly actor: string;
  readonly actorKind: string;
  readonly roles: readonly string[];
  readonly unit: string | null;
  readonly purpose: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly fields: readonly string[] | null;
  readonly detail: string | null;
  readonly correlationId: string | null;
}

/** SELECT list that yields an `AuditEntry` from `audit_entry e`. jsonb prints its keys in an order of its own, always the same. */
export const entryColumns = `
  e.tx::text AS "tx", e.seq::text AS "seq", to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "at",
  e.actor AS "actor", e.actor_kind AS "actorKind", e.roles AS "roles", e.unit AS "unit", e.purpose AS "purpose",
  e.action AS "action", e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.fields AS "fields", e.detail::text AS "detail",
  e.correlation_id AS "correlationId"`;

/** One link: the hash says "this entry, at this position, after all before it". */
export interface Sealed {
  readonly position: string;
  /** Null where the row is gone. */
  readonly entry: AuditEntry | null;
  readonly hash: string;
}

/** What stands before the first link. */
export const chainStart = '0'.repeat(64);

/** @returns hex */
export function linkHash(previous: string, position: string, entry: AuditEntry): string {
  const { tx, seq, at, actor, actorKind, roles, unit, purpose, action, subjectType, subjectId, fields, detail, correlationId } = entry;
  const content = JSON.stringify(['v1', position, tx, seq, at, actor, actorKind, roles, unit, purpose, action, subjectType, subjectId, fields, detail, correlationId]);
  return createHash('sha256').update(previous).update('\n').update(content).digest('hex');
}
