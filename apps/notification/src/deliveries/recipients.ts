import { serviceClient, type ServiceClient } from '@tomoni/platform';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { config } from '../config.js';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import type { Delivery } from './delivery.entity.js';

/** Who a mail goes to; lives from the moment of sending to its end, and is written nowhere. */
export interface Recipient {
  readonly mail: string;
  readonly lang: 'ja' | 'en';
  readonly name?: string;
  /** One of our own endpoints; `mail` is then its address, of whatever kind. */
  readonly endpoint?: { readonly id: string; readonly kind: EndpointKind };
  /** What only the owner of the endpoint may read: the link and the code that confirm it. */
  readonly link?: string;
  readonly code?: string;
}
/** `away`: nobody could be asked right now. */
export type NoRecipient = 'forgotten' | 'unsubscribed' | 'away';

const contact = z.object({ name: z.string().min(1), mail: z.string().min(3), lang: z.enum(['ja', 'en']).catch('ja') });
/** What the owner records as the reason of the reading. */
const purpose = 'send-delivery';

/** Asks who a delivery is for: its owner, or our own subscribers. */
@Injectable()
export class Recipients {
  private readonly log = new Logger(Recipients.name);
  private readonly owners: Readonly<Record<string, ServiceClient>> = {
    participation: serviceClient(config, { audience: 'participation', url: config.PARTICIPATION_URL, scope: 'contacts:resolve' }),
  };

  constructor(private readonly subscriptions: SubscriptionsService) {}

  /** A person the owner of the case knows. The owner records who asked, for which event and why. */
  async contact({ id, owner, recipientRef, eventId }: Delivery): Promise<Recipient | NoRecipient> {
    const client = this.owners[owner];
    if (!client) throw new Error(`Nobody knows where ${owner} resolves its contact references`);
    try {
      const { status, body } = await client.call({ method: 'POST', path: `/contacts/${recipientRef}/resolve`, body: { purpose, eventId } });
      if (status === 404 || status === 410) return 'forgotten';
      if (status === 200 || status === 201) return contact.parse(body);
      this.log.error(`${owner} answered ${status} when asked who delivery ${id} is for`);
    } catch (error) {
      // Never the error of a reply that cannot be read: it may quote the address.
      this.log.warn(`${owner} cannot be asked who delivery ${id} is for: ${error instanceof z.ZodError ? 'unexpected reply' : String(error)}`);
    }
    return 'away';
  }

  /** One endpoint: for its confirmation while it is unconfirmed, for a notice while it is confirmed, and for nothing else. */
  async endpoint(tx: EntityManager, { recipientRef, template }: Delivery): Promise<Recipient | NoRecipient> {
    const reached = await this.subscriptions.endpointFor(tx, recipientRef, template.startsWith('confirm-') ? 'confirmation' : 'notice');
    if (!reached) return 'unsubscribed';
    const { address, lang, endpointId: id, kind, link, code } = reached;
    return { mail: address, lang, endpoint: { id, kind }, link, code };
  }
}
