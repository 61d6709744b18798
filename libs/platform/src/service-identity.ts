import { randomUUIDv7 } from 'node:crypto';
import type { EventContext } from '@tomoni/messaging';
import type { Clock } from './clock.js';
import type { RequestContext } from './http/request-context.js';
import { traceparentOf } from './telemetry/trace-context.js';

/** Which service of which municipality this is, as far as its events and records tell. */
export class ServiceIdentity {
  constructor(readonly name: string, readonly tenant: string, private readonly clock: Clock) {}

  eventContext(request: RequestContext | undefined): Omit<EventContext, 'published'> {
    return {
      tenant: this.tenant,
      correlationId: request?.correlationId ?? randomUUIDv7(),
      traceparent: request && traceparentOf(request.trace),
      actor: request?.caller?.sub ?? this.name,
      now: () => this.clock.now(),
    };
  }
}
