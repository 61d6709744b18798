import { grantAwardDecided, grantProgramAnnounced, grantReportPublished } from '@tomoni/contracts';
import { OnEvent, type EventOf } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EntityManager } from 'typeorm';
import { AnnouncementDraftsService } from './announcement-drafts.service.js';
import { grantAwardDraft, grantProgramDraft, grantReportDraft } from './draft-templates.js';

@Controller()
export class AnnouncementDraftsEvents {
  constructor(private readonly drafts: AnnouncementDraftsService) {}

  @OnEvent(grantProgramAnnounced)
  onProgram(@Payload() event: EventOf<typeof grantProgramAnnounced>, @Ctx() tx: EntityManager): Promise<void> {
    return this.drafts.draft(tx, grantProgramDraft, event);
  }

  @OnEvent(grantAwardDecided)
  onAward(@Payload() event: EventOf<typeof grantAwardDecided>, @Ctx() tx: EntityManager): Promise<void> {
    return this.drafts.draft(tx, grantAwardDraft, event);
  }

  @OnEvent(grantReportPublished)
  onReport(@Payload() event: EventOf<typeof grantReportPublished>, @Ctx() tx: EntityManager): Promise<void> {
    return this.drafts.draft(tx, grantReportDraft, event);
  }
}
