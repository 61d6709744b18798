import type { EventContract } from '@tomoni/contracts';
import { EventPattern } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { IncomingEvent } from '../envelope.js';
import type { Projection } from '../rebuild/projection.js';

export type EventOf<Contract> = Contract extends EventContract<infer Payload> ? IncomingEvent<z.output<Payload>> : never;
type Handler<Payload> = (event: IncomingEvent<Payload>, tx: EntityManager) => Promise<void>;

export interface HandlerOptions {
  /**
   * The handler touches only rows of its event's own key, and none it must lock. Then handlers of other keys may run between its
   * statements, in the same transaction, and many statements go to PostgreSQL in one round trip. A row lock, and a value that is read
   * and written back, protect against other transactions only: a handler that needs them stays as it is, one after the other.
   */
  readonly keepsToItsKey?: boolean;
  /** The handler writes these tables and does nothing else: they can be made anew from the log. */
  readonly into?: Projection;
}

/** Nest's `@EventPattern`, checked: the compiler compares the handler's parameter with the contract. */
export const OnEvent =
  <Payload extends z.ZodObject>(contract: EventContract<Payload>, { keepsToItsKey = false, into }: HandlerOptions = {}) =>
  (target: object, name: string, method: TypedPropertyDescriptor<Handler<z.output<Payload>>>): void => {
    (EventPattern(contract.type, { contract, keepsToItsKey, into }) as MethodDecorator)(target, name, method);
  };
