import { participationMailRequested } from '@tomoni/contracts';
import { OnEvent, type EventOf } from '@tomoni/messaging';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EntityManager } from 'typeorm';
import { MailRequestsService } from './mail-requests.service.js';

/** A method for each service that asks, because a topic belongs to one service. */
@Controller()
export class MailRequestsEvents {
  constructor(private readonly requests: MailRequestsService) {}

  @OnEvent(participationMailRequested)
  onParticipation(@Payload() event: EventOf<typeof participationMailRequested>, @Ctx() tx: EntityManager): Promise<void> {
    return this.requests.queue(tx, event);
  }
}
