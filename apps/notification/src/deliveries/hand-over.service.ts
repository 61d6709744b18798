import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '@tomoni/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { config } from '../config.js';
import { mailFooter } from '../mail-footer.js';
import { MailTemplates, VariableMissing } from '../mail-templates/mail-templates.service.js';
import type { Delivery } from './delivery.entity.js';
import { HandOverQueue, type Outcome } from './hand-over-queue.js';
import { MailGateway, type HandOver, type OutgoingMail } from './mail-gateway.js';
import { Recipients, type NoRecipient, type Recipient } from './recipients.js';

const giveUpMs = config.MAIL_GIVE_UP_HOURS * 3_600_000;
const outcomeOf: Readonly<Record<NoRecipient, Outcome>> = {
  away: { status: 'deferred', reason: 'contact-away', later: 'with-age' },
  forgotten: { status: 'undeliverable', reason: 'forgotten' },
  unsubscribed: { status: 'undeliverable', reason: 'unsubscribed' },
};

/** One try of one delivery: who is it for, what does it say, hand it over, record the outcome. */
@Injectable()
export class HandOverService {
  private readonly log = new Logger(HandOverService.name);

  constructor(
    private readonly db: DataSource,
    private readonly queue: HandOverQueue,
    private readonly recipients: Recipients,
    private readonly templates: MailTemplates,
    private readonly gateway: MailGateway,
  ) {}

  /** @returns whether the gateway could be reached; when not, other mails need not be tried now */
  async tryOnce(delivery: Delivery): Promise<boolean> {
    const ready = await this.prepare(delivery);
    if (ready === undefined) return true;
    if ('status' in ready) {
      await this.settle(delivery, ready, false);
      return true;
    }
    const result = await this.gateway.handOver(ready);
    await this.settle(delivery, outcome(result, delivery), true);
    return result.outcome !== 'away' && result.outcome !== 'refuses-us';
  }

  /** The mail, its delivery committed as `handing`; or why there is none; or undefined when the lease was lost. */
  private async prepare(delivery: Delivery): Promise<OutgoingMail | Outcome | undefined> {
    // The owner is asked before the transaction opens: a slow reply must not hold a connection.
    const asked = delivery.recipientKind === 'contact' ? await this.recipients.contact(delivery) : undefined;
    if (typeof asked === 'string') return outcomeOf[asked];
    return this.db.transaction(async (tx) => {
      const recipient = asked ?? (await this.recipients.subscriber(tx, delivery));
      if (typeof recipient === 'string') return outcomeOf[recipient];
      await this.templates.recall(tx, delivery.template, delivery.templateVersion);
      const mail = this.write(delivery, recipient);
      if ('status' in mail) return mail;
      if (!(await this.queue.begin(tx, delivery.id))) return undefined;
      if (delivery.recipientKind === 'subscriber') {
        await audit(tx, { action: 'subscriber.read', subject: { type: 'subscriber', id: delivery.recipientRef }, fields: ['mail'], purpose: 'send-delivery', detail: { delivery: delivery.id } });
      }
      return mail;
    });
  }

  private write({ id, template, templateVersion, variables }: Delivery, { mail, name, lang, unsubscribeUrl }: Recipient): OutgoingMail | Outcome {
    if (!isOneAddress(mail)) return { status: 'failed', reason: 'address-invalid' };
    try {
      const { subject, text } = this.templates.render(template, templateVersion, lang, name === undefined ? variables : { ...variables, name });
      return { deliveryId: id, to: mail, subject, text: `${text}\n${mailFooter(lang, unsubscribeUrl)}`, unsubscribeUrl };
    } catch (error) {
      if (!(error instanceof VariableMissing)) throw error;
      this.log.error(`Delivery ${id}: ${error.message}`);
      return { status: 'failed', reason: 'variable-missing' };
    }
  }

  /** What the gateway said must not be lost to a database that is away for a moment. When it stays away, the delivery becomes unknown. */
  private async settle({ id }: Delivery, result: Outcome, begun: boolean): Promise<void> {
    for (let wait = 100; ; wait *= 3) {
      try {
        return await this.queue.settle(id, result, begun);
      } catch (error) {
        if (wait > 10_000) throw error;
        await sleep(wait);
      }
    }
  }
}

function outcome(result: HandOver, { createdAt }: Delivery): Outcome {
  switch (result.outcome) {
    case 'handed':
      return { status: 'handed' };
    case 'try-later':
      return Date.now() - createdAt.getTime() > giveUpMs
        ? { status: 'failed', reason: 'gave-up', smtpCode: result.smtpCode }
        : { status: 'deferred', reason: 'try-later', smtpCode: result.smtpCode, later: 'doubling' };
    case 'refused':
      return { status: 'failed', reason: 'refused', smtpCode: result.smtpCode };
    case 'address-invalid':
      return { status: 'failed', reason: 'address-invalid' };
    case 'lost':
      return { status: 'unknown', reason: 'outcome-lost' };
    case 'away':
      return { status: 'deferred', reason: 'gateway-away', later: 'with-age', uncounted: true };
    case 'refuses-us':
      return { status: 'deferred', reason: 'gateway-refuses-us', later: 'with-age', uncounted: true };
  }
}

/** Old carrier addresses break RFC 5321 (`taro..y@…`) and still work; what could become a second recipient or a header does not pass. */
const isOneAddress = (mail: string): boolean => mail.length <= 254 && /^[^\s@,;:<>()[\]\\]+@[^\s@,;:<>()[\]\\]+$/.test(mail);
