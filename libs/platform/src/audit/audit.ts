import type { EntityManager } from 'typeorm';
import { RequestContext } from '../http/request-context.js';

/** What somebody did or read. Rows are chained later by the sealer; the app role can neither change nor delete them. */
export interface AuditRecord {
  /** `grant-award.decide` */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id?: string };
  /** Fields that were shown, where it was a read. */
  readonly fields?: readonly string[];
  readonly purpose?: string;
  /** Never personal data: ids, counts, states, reason codes. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export const insertAuditEntry = `INSERT INTO audit_entry
  (actor, actor_kind, roles, unit, purpose, action, subject_type, subject_id, fields, detail, correlation_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Values of `insertAuditEntry`: who comes from the request, or is the service itself where an event is handled. */
export function auditValues(record: AuditRecord, context = RequestContext.current()): unknown[] {
  const caller = context?.caller;
  return [
    caller?.sub ?? 'system', caller?.kind ?? 'system', caller?.roles ?? [], caller?.unit ?? null, record.purpose ?? caller?.purpose ?? null,
    record.action, record.subject.type, record.subject.id ?? null, record.fields ?? null, record.detail ? JSON.stringify(record.detail) : null,
    context?.correlationId ?? null,
  ];
}

/** Records explicitly, in the caller's transaction, what no route's `@Audit` does: handlers of events, reads of C2 inside a larger deed. */
export async function audit(tx: EntityManager, record: AuditRecord): Promise<void> {
  await tx.query(insertAuditEntry, auditValues(record));
}
