import type { EventContract } from '@tomoni/contracts';
import type { IncomingEvent } from '@tomoni/messaging';
import { InvalidInput } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { AnnouncementsService } from '../announcements/announcements.service.js';
import { TopicsService } from '../topics/topics.service.js';
import type { DraftTemplate } from './draft-templates.js';

/** Something public happened elsewhere: a draft waits for the unit in charge. Nothing goes out before people approved it. */
@Injectable()
export class AnnouncementDraftsService {
  constructor(private readonly announcements: AnnouncementsService, private readonly topics: TopicsService) {}

  async draft<Contract extends EventContract>(tx: EntityManager, { event: { type }, draft }: DraftTemplate<Contract>, event: IncomingEvent<z.output<Contract['payload']>>): Promise<void> {
    const { category, areas, validFrom, validTo, ja, en } = draft(event.payload);
    const { deptCode } = event.payload as { deptCode: string };
    await this.announcements.draftFromEvent(tx, deptCode, {
      category, areas: await this.known(tx, areas), variants: { ja, en }, validFrom, validTo, embargoUntil: null, successorId: null, channels: ['web'],
    }, { type, eventId: event.id });
  }

  /** An area this service does not know (yet) must not lose the draft: its writer chooses. */
  private async known(tx: EntityManager, areas: readonly string[]): Promise<string[]> {
    const checks = await Promise.all(areas.map((area) => this.topics.requireKnown(tx, { topics: [], areas: [area] }).then(() => [area]).catch((error: unknown) => {
      if (error instanceof InvalidInput) return [];
      throw error;
    })));
    return [...new Set(checks.flat())];
  }
}
