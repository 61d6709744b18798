import {
  decisionNoticeIssued, grantApplicationCorrectionRequested, grantApplicationProgressed, grantApplicationSubmitted, grantApplicationWithdrawn,
  grantAwardProgressed, grantProgramAnnounced,
} from '@tomoni/contracts';
import { OnEvent, type EventOf } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EntityManager } from 'typeorm';
import { GrantMailsService } from './grant-mails.service.js';

@Controller()
export class GrantMailsEvents {
  constructor(private readonly mails: GrantMailsService) {}

  @OnEvent(grantProgramAnnounced)
  onAnnounced(@Payload() event: EventOf<typeof grantProgramAnnounced>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.announceProgram(tx, event);
  }

  @OnEvent(grantApplicationSubmitted)
  onSubmitted(@Payload() event: EventOf<typeof grantApplicationSubmitted>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.confirmApplication(tx, event);
  }

  @OnEvent(grantApplicationWithdrawn)
  onWithdrawn(@Payload() event: EventOf<typeof grantApplicationWithdrawn>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.confirmWithdrawal(tx, event);
  }

  @OnEvent(grantApplicationCorrectionRequested)
  onCorrectionRequested(@Payload() event: EventOf<typeof grantApplicationCorrectionRequested>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.askForCorrection(tx, event);
  }

  @OnEvent(grantApplicationProgressed)
  onApplicationProgressed(@Payload() event: EventOf<typeof grantApplicationProgressed>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.tellApplicationStep(tx, event);
  }

  @OnEvent(grantAwardProgressed)
  onAwardProgressed(@Payload() event: EventOf<typeof grantAwardProgressed>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.tellAwardStep(tx, event);
  }

  @OnEvent(decisionNoticeIssued)
  onNoticeIssued(@Payload() event: EventOf<typeof decisionNoticeIssued>, @Ctx() tx: EntityManager): Promise<void> {
    return this.mails.tellDecision(tx, event);
  }
}
