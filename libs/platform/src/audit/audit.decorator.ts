import { declare } from '../http/route.js';

export interface AuditRule {
  readonly subjectType: string;
  /** Fields of class C2 and above that the reply shows; makes sense on reads. */
  readonly reads?: readonly string[];
  /** Finds the ids in the reply when they are neither the path's `id` nor the reply's `id`. */
  readonly ids?: (reply: unknown) => readonly string[];
  /** Why a route that changes state leaves no row. */
  readonly exempt?: string;
}

/**
 * One audit row per request, in the transaction of the change (or before the reply of a read leaves):
 * action `<subjectType>.<handler>`, subject = the path's `id`, else the reply's `id`, else the ids of `items`.
 */
export const Audit = (subjectType: string, rule: Omit<AuditRule, 'subjectType' | 'exempt'> = {}): MethodDecorator & ClassDecorator =>
  declare({ audit: { subjectType, ...rule } });

/** For a route that changes nothing people must answer for; the service does not start when a changing route has neither. */
export const NotAudited = (reason: string): MethodDecorator & ClassDecorator => declare({ audit: { subjectType: '', exempt: reason } });
