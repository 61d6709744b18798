import { OnEvent, type EventOf } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { refusePoison } from '../effect.js';
import { eventTypes, type BenchEvent } from '../event-types.js';
import { config } from './config.js';

const effects = { name: 'effects', tables: ['effect'] };

@Controller()
export class EffectsEvents {}

/** The smallest effect there is: one row. */
async function leaveEffect({ payload }: EventOf<BenchEvent>, tx: EntityManager): Promise<void> {
  refusePoison(payload);
  await tx.query('INSERT INTO effect (case_id) VALUES ($1)', [payload.applicationId]);
}

// A method with its decorators for each type, as they would be written by hand.
for (const [index, contract] of eventTypes(config.EVENT_TYPES).entries()) {
  const name = `happened${index}`;
  const method = { value: (event: EventOf<BenchEvent>, tx: EntityManager) => leaveEffect(event, tx), configurable: true, writable: true };
  Object.defineProperty(EffectsEvents.prototype, name, method);
  Payload()(EffectsEvents.prototype, name, 0);
  Ctx()(EffectsEvents.prototype, name, 1);
  OnEvent(contract, { keepsToItsKey: true, into: effects })(EffectsEvents.prototype, name, method);
}
