import type { EventContext } from './event-context.js';

/** One row of the outbox, as the relay and the replay read it; text as PostgreSQL writes it. */
export interface OutboxRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  /** JSON */
  readonly payload: string;
  readonly aggregate_version: string;
  /** PostgreSQL's text of a timestamptz, or ISO 8601. */
  readonly occurred_at: string;
  readonly tenant: string;
  readonly visibility: string;
  readonly data_class: string;
  readonly fiscal_year: string;
  readonly traceparent: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly drill: string;
}

export type Headers = Readonly<Record<string, string>>;

/** CloudEvents 1.0, Kafka binding, binary mode: attributes are headers, the value is the payload. */
export function toHeaders(row: OutboxRow): Headers {
  const [, service = ''] = row.topic.split('.');
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: row.id,
    ce_source: `/${row.tenant}/${service}`,
    ce_type: row.type,
    ce_subject: row.key,
    ce_time: new Date(row.occurred_at).toISOString(),
    ce_tenant: row.tenant,
    ce_visibility: row.visibility,
    ce_dataclass: row.data_class,
    ce_fiscalyear: row.fiscal_year,
    ce_aggregateversion: row.aggregate_version,
    ce_correlationid: row.correlation_id,
    ...(row.causation_id && { ce_causationid: row.causation_id }),
    // Twice: as CloudEvents' extension, and where tracers of strangers look for it.
    ...(row.traceparent && { ce_traceparent: row.traceparent, traceparent: row.traceparent }),
    ce_drill: row.drill,
    ce_personal: 'false',
  };
}

/** An event as handlers and the start page see it. */
export interface IncomingEvent<Payload = unknown> {
  readonly id: string;
  readonly type: string;
  readonly payload: Payload;
  readonly key: string;
  /** When it happened, by the publisher's clock. */
  readonly time: Date;
  /** 6-digit code of the municipality. */
  readonly tenant: string;
  /** 1, 2, 3 … for each topic and key; 0 when a foreign publisher gave none. */
  readonly aggregateVersion: number;
  readonly traceparent?: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly drill: NonNullable<EventContext['drill']>;
  readonly fiscalYear: number;
}

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** What `fromHeaders` needs to tell an event from what is none, and the event's place: enough to count it. */
export const identifyingHeaders: ReadonlySet<string> = new Set(['ce_id', 'ce_type', 'ce_time', 'ce_tenant', 'ce_aggregateversion']);

/** Everything but the payload, which only a known type can have checked. @throws {Error} naming the header that is missing */
export function fromHeaders(headers: Headers, key: string): Omit<IncomingEvent, 'payload'> {
  const required = (name: string) => {
    const value = headers[name];
    if (value === undefined || value === '') throw new Error(`The header ${name} is missing`);
    return value;
  };
  const id = required('ce_id');
  if (!uuid.test(id)) throw new Error('The header ce_id is not a UUID in lower case');
  const time = new Date(required('ce_time'));
  if (Number.isNaN(time.getTime())) throw new Error('The header ce_time is not a time');
  const { ce_causationid: causationId, ce_drill: drill } = headers;
  const traceparent = headers['ce_traceparent'] ?? headers['traceparent'];
  return {
    id,
    type: required('ce_type'),
    key,
    time,
    tenant: required('ce_tenant'),
    aggregateVersion: whole(headers['ce_aggregateversion']),
    correlationId: headers['ce_correlationid'] ?? id,
    drill: drill === 'drill' || drill === 'test' ? drill : 'normal',
    fiscalYear: whole(headers['ce_fiscalyear']),
    ...(causationId && { causationId }),
    ...(traceparent && { traceparent }),
  };
}

const whole = (text = '') => (/^\d{1,15}$/.test(text) ? Number(text) : 0);
