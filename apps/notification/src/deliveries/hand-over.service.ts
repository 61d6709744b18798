import { setTimeout as sleep } from 'node:timers/promises';
import { audit } from '@tomoni/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BouncesService } from '../bounces/bounces.service.js';
import { ReturnPaths } from '../bounces/return-path.service.js';
import { config } from '../config.js';
import { EndpointSendersService } from '../dispatches/endpoint-sender.service.js';
import { mailFooter } from '../mail-footer.js';
import { MailTemplates, VariableMissing } from '../mail-templates/mail-templates.service.js';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
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

/** Told when a message to an endpoint was refused for good. */
export type RefusalListener = (tx: EntityManager, endpointId: string, template: string) => Promise<void>;
interface ReadyMail extends OutgoingMail { readonly endpoint?: { readonly id: string; readonly kind: EndpointKind } }

/** One try of one delivery: who is it for, what does it say, hand it over, record the outcome. */
@Injectable()
export class HandOverService {
  private readonly log = new Logger(HandOverService.name);
  readonly refusalListeners: RefusalListener[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly queue: HandOverQueue,
    private readonly recipients: Recipients,
    private readonly templates: MailTemplates,
    private readonly gateway: MailGateway,
    private readonly senders: EndpointSendersService,
    private readonly returnPaths: ReturnPaths,
    private readonly bounces: BouncesService,
  ) {}

  /** @returns whether the gateway could be reached; when not, other mails need not be tried now */
  async tryOnce(delivery: Delivery): Promise<boolean> {
    const ready = await this.prepare(delivery);
    if (ready === undefined) return true;
    if ('status' in ready) {
      await this.settle(delivery, ready, false);
      return true;
    }
    const result = ready.endpoint && ready.endpoint.kind !== 'mail' ? await this.handToSender(delivery, ready, ready.endpoint) : await this.gateway.handOver(ready);
    await this.settle(delivery, outcome(result, delivery), true);
    if (result.outcome === 'refused' || result.outcome === 'address-invalid') await this.tellRefused(delivery, ready);
    return (ready.endpoint && ready.endpoint.kind !== 'mail') || (result.outcome !== 'away' && result.outcome !== 'refuses-us');
  }

  /** A code to a telephone goes out the way all messages to telephones do. */
  private async handToSender({ id, recipientRef: subscriberId }: Delivery, { to, subject, text }: OutgoingMail, endpoint: { id: string; kind: EndpointKind }): Promise<HandOver> {
    const message = { dispatchId: id, endpointId: endpoint.id, subscriberId, lane: 'campaign' as const, drill: 'normal' as const, variant: 'ja' as const, address: to, message: { subject, text } };
    const [result] = (await this.senders.of(endpoint.kind)?.send([message], new AbortController().signal)) ?? [];
    switch (result?.outcome) {
      case 'handed':
      case 'address-invalid':
      case 'lost':
        return { outcome: result.outcome };
      case 'try-later':
      case 'refused':
        return { outcome: result.outcome, smtpCode: result.code ?? 0 };
      case 'gone':
        return { outcome: 'refused', smtpCode: 410 };
      case 'away':
      case 'not-begun':
      case undefined:
        return { outcome: 'away' };
    }
  }

  /** A refusal of an endpoint of ours counts as a bounce, and its owner may have named another way to be reached. */
  private async tellRefused(delivery: Delivery, { endpoint }: ReadyMail): Promise<void> {
    if (!endpoint) return;
    await this.db.transaction(async (tx) => {
      await this.bounces.hear(tx, { endpointId: endpoint.id }, 'hard');
      for (const listener of this.refusalListeners) await listener(tx, endpoint.id, delivery.template);
    }).catch((error: unknown) => { this.log.error(`Delivery ${delivery.id} was refused, and nothing could follow from it: ${error instanceof Error ? error.name : typeof error}`); });
  }

  /** The mail, its delivery committed as `handing`; or why there is none; or undefined when the lease was lost. */
  private async prepare(delivery: Delivery): Promise<ReadyMail | Outcome | undefined> {
    // The owner is asked before the transaction opens: a slow reply must not hold a connection.
    const asked = delivery.recipientKind === 'contact' ? await this.recipients.contact(delivery) : undefined;
    if (typeof asked === 'string') return outcomeOf[asked];
    return this.db.transaction(async (tx) => {
      const recipient = asked ?? (await this.recipients.endpoint(tx, delivery));
      if (typeof recipient === 'string') return outcomeOf[recipient];
      await this.templates.recall(tx, delivery.template, delivery.templateVersion);
      const mail = this.write(delivery, recipient);
      if ('status' in mail) return mail;
      if (!(await this.queue.begin(tx, delivery.id))) return undefined;
      if (recipient.endpoint) {
        await audit(tx, { action: 'endpoint.read', subject: { type: 'endpoint', id: recipient.endpoint.id }, fields: [recipient.endpoint.kind], purpose: 'send-delivery', detail: { delivery: delivery.id } });
      }
      const { endpoint } = recipient;
      return { ...mail, endpoint, returnPath: endpoint && (await this.returnPaths.of({ dispatchId: delivery.id, endpointId: endpoint.id })) };
    });
  }

  private write({ id, template, templateVersion, variables }: Delivery, { mail, lang, endpoint, name, link, code }: Recipient): OutgoingMail | Outcome {
    if ((endpoint?.kind ?? 'mail') === 'mail' && !isOneAddress(mail)) return { status: 'failed', reason: 'address-invalid' };
    try {
      const { subject, text } = this.templates.render(template, templateVersion, lang, { ...variables, ...Object.fromEntries(Object.entries({ name, link, code }).filter(([, value]) => value !== undefined)) as Record<string, string> });
      return { deliveryId: id, to: mail, subject, text: endpoint && endpoint.kind !== 'mail' ? text : `${text}\n${mailFooter(lang)}` };
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
