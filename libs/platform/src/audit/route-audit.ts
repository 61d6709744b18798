import type { RequestContext } from '../http/request-context.js';
import type { AuditRecord } from './audit.js';

/** The row that a route's `@Audit` leaves for this reply; undefined for a route without one. */
export function routeRecord({ route, request }: RequestContext, reply: unknown): AuditRecord | undefined {
  const rule = route?.audit;
  if (!rule || rule.exempt !== undefined) return undefined;
  const { id: inPath } = (request.params ?? {}) as { id?: string };
  const ids = rule.ids?.(reply) ?? (inPath === undefined ? idsIn(reply) : [inPath]);
  return {
    action: `${rule.subjectType}.${route.handler}`,
    subject: { type: rule.subjectType, id: ids.length === 1 ? ids[0] : undefined },
    fields: rule.reads,
    detail: ids.length > 1 ? { ids } : undefined,
  };
}

function idsIn(reply: unknown): string[] {
  const { id, items } = (reply ?? {}) as { id?: unknown; items?: unknown };
  if (typeof id === 'string') return [id];
  return Array.isArray(items) ? items.flatMap(idsIn) : [];
}
