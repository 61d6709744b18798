import { grantApplicationDrafted } from '@tomoni/contracts';
import { OnEvent, type EventOf } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Controller()
export class EffectsEvents {
  /** The smallest effect there is: one row. */
  @OnEvent(grantApplicationDrafted)
  async drafted({ payload }: EventOf<typeof grantApplicationDrafted>, tx: EntityManager): Promise<void> {
    await tx.query('INSERT INTO effect (case_id) VALUES ($1)', [payload.applicationId]);
  }
}
