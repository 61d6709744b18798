import { dateText } from '@tomoni/calendar';
import type { mailRequestOf } from '@tomoni/contracts';
import type { EventOf } from '@tomoni/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { MailTemplates, type MailVariable } from '../mail-templates/mail-templates.service.js';
import { mailRequestTemplates } from './mail-request-templates.js';

type MailRequest = EventOf<ReturnType<typeof mailRequestOf>>;

/** Mails other services ask for. */
@Injectable()
export class MailRequestsService {
  constructor(private readonly deliveries: DeliveriesService, templates: MailTemplates) {
    mailRequestTemplates.forEach((template) => { templates.publish(template); });
  }

  /** @throws VariableMissing, so that a request that fits no wording stands among the dead letters instead of being half a mail */
  async queue(tx: EntityManager, { type, payload }: MailRequest): Promise<void> {
    const { requestId, caseId, contactRef, template, variables } = payload;
    const said = Object.fromEntries(variables.map((variable) => [variable.key, wordsOf(variable)]));
    // The request, not the event, is what there is one mail for: who asks twice for the same gets it once.
    await this.deliveries.queueForContact(tx, { event: { id: requestId, type }, caseId: caseId ?? requestId, template, variables: said }, contactRef);
  }
}

function wordsOf({ day, id, yen, words }: MailRequest['payload']['variables'][number]): MailVariable {
  if (day !== undefined) return dateText(day);
  if (yen !== undefined) return { ja: `${yen.toLocaleString('ja-JP')}円`, en: `${yen.toLocaleString('en-US')} yen` };
  return words ?? id ?? '';
}
