import type { EventContract } from '@tomoni/contracts';
import { EventPattern } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { IncomingEvent } from '../envelope.js';

export type EventOf<Contract> = Contract extends EventContract<infer Payload> ? IncomingEvent<z.output<Payload>> : never;
type Handler<Payload> = (event: IncomingEvent<Payload>, tx: EntityManager) => Promise<void>;

/** Nest's `@EventPattern`, checked: the compiler compares the handler's parameter with the contract. */
export const OnEvent =
  <Payload extends z.ZodObject>(contract: EventContract<Payload>) =>
  (target: object, name: string, method: TypedPropertyDescriptor<Handler<z.output<Payload>>>): void => {
    (EventPattern(contract.type, { contract }) as MethodDecorator)(target, name, method);
  };
