import { grantApplicationDrafted } from '@tomoni/contracts';
import { OnEvent, type EventOf } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { refusePoison } from '../effect.js';

const effects = { name: 'effects', tables: ['effect'] };

@Controller()
export class EffectsEvents {
  /** The smallest effect there is: one row. */
  @OnEvent(grantApplicationDrafted, { keepsToItsKey: true, into: effects })
  async drafted(@Payload() { payload }: EventOf<typeof grantApplicationDrafted>, @Ctx() tx: EntityManager): Promise<void> {
    refusePoison(payload);
    await tx.query('INSERT INTO effect (case_id) VALUES ($1)', [payload.applicationId]);
  }
}
