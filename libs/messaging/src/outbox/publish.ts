import { randomUUIDv7 } from 'node:crypto';
import type { EventContract } from '@tomoni/contracts';
import { context, isSpanContextValid, SpanKind, trace } from '@opentelemetry/api';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { eventContext, type EventContext, type PublishedEvent } from '../event-context.js';

/** Serialized payloads above this many bytes are refused; the broker takes 1 MiB for all events of one request to a partition. */
export const maxPayloadBytes = 256 * 1024;

// One statement: the upsert locks the key until commit, so versions have no gaps and rise in commit order.
// "seq" and "recorded_at" get their defaults after that lock, because the row comes out of the CTE.
const text = `
  WITH bumped AS (
    INSERT INTO outbox_key AS k (topic, key, version) VALUES ($2, $3, 1)
    ON CONFLICT (topic, key) DO UPDATE SET version = k.version + 1 RETURNING version)
  INSERT INTO outbox (id, topic, key, type, payload, occurred_at, tenant, visibility, data_class, fiscal_year,
    traceparent, correlation_id, causation_id, drill, aggregate_version)
  SELECT $1, $2, $3, $4, $5, $6::timestamptz, $7, $8, $9, $10::smallint, $11, $12, $13, $14, version FROM bumped
  RETURNING aggregate_version`;

export interface OutboxInsert {
  /** Prepared under this name by hand-written pipelines. */
  readonly name: 'outbox-insert';
  /** Answers one row with `aggregate_version` (bigint, as text). */
  readonly text: string;
  readonly values: readonly unknown[];
  readonly event: Omit<PublishedEvent, 'aggregateVersion'>;
}

/**
 * The statement that publishes, for pipelines written by hand. Whoever runs it answers for the open transaction.
 * @throws {z.ZodError} when the payload breaks the contract
 */
export function outboxInsert<Payload extends z.ZodObject>(contract: EventContract<Payload>, payload: z.input<Payload>): OutboxInsert {
  const { topic, type, visibility, dataClass } = contract;
  const about = eventContext.get() ?? outsideOfRequests;
  if (!about) throw new Error(`${type} is published outside a request: there is no tenant; use eventContext.run`);
  const valid = contract.payload.parse(payload);
  const json = JSON.stringify(valid);
  if (Buffer.byteLength(json) > maxPayloadBytes) throw new Error(`${type} is larger than ${maxPayloadBytes} bytes; publish a reference instead`);
  const key = String(valid[contract.key]);
  if (key === '') throw new Error(`${type} has an empty ${contract.key}: nothing would keep its order`);
  const id = randomUUIDv7();
  const now = about.now?.() ?? new Date();
  const values = [id, topic, key, type, json, now.toISOString(), about.tenant, visibility, dataClass, fiscalYear(now),
    traceparentOf(about, type), about.correlationId ?? id, about.causationId ?? null, about.drill ?? 'normal'];
  return { name: 'outbox-insert', text, values, event: { id, topic, type, key } };
}

/**
 * Records an event in the caller's transaction. Call it after the aggregate's row is written or locked.
 * It may stand un-awaited beside other statements of the same tick (`Promise.all`) on a pipelined connection.
 * @throws outside an open transaction; {z.ZodError} when the payload breaks the contract
 */
export async function publish<Payload extends z.ZodObject>(
  tx: EntityManager,
  contract: EventContract<Payload>,
  payload: z.input<Payload>,
): Promise<PublishedEvent> {
  if (!tx.queryRunner?.isTransactionActive) throw new Error(`${contract.type} may only be published inside a transaction`);
  const { event, values } = outboxInsert(contract, payload);
  const [row] = await tx.query<{ aggregate_version: string }[]>(text, [...values]);
  const published = { ...event, aggregateVersion: Number(row?.aggregate_version) };
  eventContext.get()?.published.set(`${event.topic}/${event.key}`, published);
  return published;
}

type Origin = Omit<EventContext, 'published' | 'correlationId'> & { correlationId?: string };
let outsideOfRequests: Origin | undefined;

/** What jobs and seeds publish with; the module sets it at start. */
export function setDefaultTenant(tenant: string): void {
  outsideOfRequests = { tenant };
}

const tokyoOffset = 9 * 60 * 60 * 1000;

/** 年度: 1 April to 31 March in Asia/Tokyo, named by the year of its April. */
export function fiscalYear(moment: Date): number {
  const tokyo = new Date(moment.getTime() + tokyoOffset);
  return tokyo.getUTCMonth() < 3 ? tokyo.getUTCFullYear() - 1 : tokyo.getUTCFullYear();
}

const tracer = trace.getTracer('@tomoni/messaging');

/** The publishing span is what consumers' spans hang under, so one trace runs through request, broker and handler. */
function traceparentOf(about: Origin, type: string): string | null {
  if (!trace.getSpan(context.active())) return about.traceparent ?? null;
  const span = tracer.startSpan(`publish ${type}`, { kind: SpanKind.PRODUCER });
  span.end();
  const { traceId, spanId, traceFlags } = span.spanContext();
  if (!isSpanContextValid(span.spanContext())) return about.traceparent ?? null;
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}
