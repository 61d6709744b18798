import { AsyncLocalStorage } from 'node:async_hooks';

export type Drill = 'normal' | 'drill' | 'test';

/** What events published below a request or a handler inherit from it. */
export interface EventContext {
  /** 6-digit code of the municipality. */
  readonly tenant: string;
  /** One for everything that follows from one request. */
  readonly correlationId: string;
  /** The event that is being handled. */
  readonly causationId?: string;
  /** W3C trace context, for when no tracer runs in this process. */
  readonly traceparent?: string;
  readonly drill?: Drill;
  readonly actor?: string;
  /** The moment by the service's clock; by the machine's when absent. */
  readonly now?: () => Date;
  /** Last event of each key published so far; the position token is made of it. */
  readonly published: Map<string, PublishedEvent>;
}

export interface PublishedEvent {
  readonly id: string;
  readonly topic: string;
  readonly type: string;
  readonly key: string;
  /** 1, 2, 3 … for each topic and key, without gaps. */
  readonly aggregateVersion: number;
}

const storage = new AsyncLocalStorage<EventContext>();

/** Carries the context through awaits. The platform fills it for a request, the inbox for an event. */
export const eventContext = {
  run<Result>(context: Omit<EventContext, 'published'>, work: () => Result): Result {
    return storage.run({ ...context, published: new Map() }, work);
  },
  get(): EventContext | undefined {
    return storage.getStore();
  },
};
