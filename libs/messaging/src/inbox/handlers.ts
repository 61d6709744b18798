import type { EventContract } from '@tomoni/contracts';
import type { MessageHandler } from '@nestjs/microservices';
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type SpanContext } from '@opentelemetry/api';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { IncomingEvent } from '../envelope.js';
import { describeError } from '../errors.js';
import { eventContext } from '../event-context.js';
import type { Projection } from '../rebuild/projection.js';
import { Undeliverable, type Delivery } from './delivery.js';

const tracer = trace.getTracer('@tomoni/messaging');

/** Shorter than `idle_in_transaction_session_timeout`, longer than any statement may take. */
export const handlerLimitMs = 20_000;

/** The handlers of a service, by type. */
export class Handlers {
  /** @param limitMs how long the handlers of one event may take */
  constructor(private readonly byType: ReadonlyMap<string, readonly MessageHandler[]>, private readonly limitMs = handlerLimitMs) {}

  has(type: string): boolean {
    return this.byType.has(type);
  }
  /** `a.b.done.v2` where the service handles `a.b.done.v1`. */
  hasOtherVersionOf(type: string): boolean {
    const name = type.replace(/\.v\d+$/, '.v');
    return [...this.byType.keys()].some((known) => known.replace(/\.v\d+$/, '.v') === name);
  }
  contracts(): EventContract[] {
    return [...this.byType.values()].flatMap(([first]) => (first ? [contractOf(first)] : []));
  }

  /** What can be made anew, with the topics its events are in. @throws when two share a name */
  projections(): { readonly projection: Projection; readonly topics: readonly string[] }[] {
    const into = [...this.byType.values()].flat().flatMap((handler) => {
      const projection = projectionOf(handler);
      return projection ? [{ projection, topic: contractOf(handler).topic }] : [];
    });
    const found = [...Map.groupBy(into, ({ projection }) => projection)].map(([projection, of]) => ({ projection, topics: [...new Set(of.map(({ topic }) => topic))].sort() }));
    for (const [name, { length }] of Map.groupBy(found, ({ projection }) => projection.name)) if (length > 1) throw new Error(`${length} projections are called "${name}": handlers of one carry the same object`);
    return found;
  }
  /** Only those that write this projection. */
  into(projection: Projection): Handlers {
    const byType = [...this.byType].map(([type, handlers]): [string, MessageHandler[]] => [type, handlers.filter((handler) => projectionOf(handler) === projection)]);
    return new Handlers(new Map(byType.filter(([, handlers]) => handlers.length > 0)), this.limitMs);
  }

  /** Whether all handlers of the type may run between those of other keys. */
  keepToTheirKey(type: string): boolean {
    return this.byType.get(type)?.every(({ extras }) => (extras as { keepsToItsKey?: boolean }).keepsToItsKey) ?? true;
  }

  /** Checks the payload and runs every handler of the type, one after the other. @throws {Undeliverable} or what a handler throws */
  async run(delivery: Delivery, tx: EntityManager): Promise<void> {
    const [first, ...others] = this.byType.get(delivery.type) ?? [];
    if (delivery.event instanceof Undeliverable) throw delivery.event;
    if (!first) return;
    const event: IncomingEvent = { ...delivery.event, payload: payloadOf(delivery, contractOf(first)) };
    const about = {
      tenant: event.tenant,
      correlationId: event.correlationId,
      causationId: event.id,
      drill: event.drill,
      ...(event.traceparent && { traceparent: event.traceparent }),
    };
    await eventContext.run(about, () => inSpan(event, () => endsWithin(this.limitMs, async () => {
      for (const one of [first, ...others]) {
        const answer: unknown = await one(event, tx);
        if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
      }
    })));
  }
}

/** A handler that never ends would keep its lane for ever; four of them, and the service handles nothing. Its transaction is rolled back. */
async function endsWithin(milliseconds: number, work: () => Promise<void>): Promise<void> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`The handler did not end within ${milliseconds / 1_000} s`)), milliseconds);
  const working = work();
  working.catch(() => undefined); // what it says after the limit is of no interest
  try {
    await Promise.race([working, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function contractOf(handler: MessageHandler): EventContract {
  return (handler.extras as { contract: EventContract }).contract;
}

const projectionOf = (handler: MessageHandler): Projection | undefined => (handler.extras as { into?: Projection }).into;

function payloadOf({ value, topic, type }: Delivery, contract: EventContract): unknown {
  if (contract.topic !== topic) throw new Undeliverable(`${type} does not belong into ${topic}`);
  let json: unknown;
  try {
    json = JSON.parse(value?.toString() ?? '');
  } catch (error) {
    throw new Undeliverable(`The payload is not JSON: ${describeError(error)}`);
  }
  const parsed = contract.payload.safeParse(json);
  if (!parsed.success) throw new Undeliverable(`The payload breaks its contract: ${parsed.error.message}`);
  return parsed.data;
}

/** A consumer span below the publisher's, so that one trace runs from the request to its last effect. */
async function inSpan(event: IncomingEvent, work: () => Promise<void>): Promise<void> {
  const parent = event.traceparent ? remoteContext(event.traceparent) : undefined;
  const span = tracer.startSpan(
    `process ${event.type}`,
    { kind: SpanKind.CONSUMER, attributes: { 'messaging.system': 'kafka', 'messaging.message.id': event.id, 'messaging.destination.name': event.type } },
    parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
  );
  try {
    await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: describeError(error) });
    throw error;
  } finally {
    span.end();
  }
}

function remoteContext(traceparent: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent) ?? [];
  if (!traceId || !spanId) return undefined;
  return { traceId, spanId, traceFlags: Number(`0x${flags}`) & TraceFlags.SAMPLED, isRemote: true };
}
