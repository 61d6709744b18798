import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { config } from '../config.js';
import { dkim } from '../dkim.js';
import { ReturnPaths } from '../bounces/return-path.service.js';
import { mailFooter } from '../mail-footer.js';
import type { MailGateway } from '../mail-gateways/mail-gateway.entity.js';
import { MailGatewaysService } from '../mail-gateways/mail-gateways.service.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import type { Lane, Message } from './dispatch.entity.js';
import { EndpointSender, EndpointSendersService, type HandOver, type Outgoing } from './endpoint-sender.service.js';
import { envelopeAddress, Letter } from './mail-message.js';
import { SmtpSession } from './smtp-session.js';

const domain = config.MAIL_FROM.split('@')[1] ?? '';

/** Mails of dispatches, over the sessions of each gateway and lane. */
@Injectable()
export class MailEndpointSender extends EndpointSender implements OnModuleInit, OnApplicationShutdown {
  readonly kind = 'mail' as const;
  /** Sessions nobody uses at the moment, by lane and gateway. */
  private readonly idle = new Map<string, SmtpSession[]>();
  /** By the one object that stands for a text (Outgoing). */
  private readonly letters = new WeakMap<Message, Partial<Record<MailGateway['charset'], Letter>>>();
  private readonly paces = new Map<string, Pace>();

  constructor(private readonly senders: EndpointSendersService, private readonly gateways: MailGatewaysService, private readonly subscriptions: SubscriptionsService, private readonly returnPaths: ReturnPaths) {
    super();
  }

  onModuleInit(): void {
    this.senders.register(this);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.idle.values()].flat().map((session) => session.close()));
  }

  async send(batch: readonly Outgoing[], stopped: AbortSignal, code = 'general'): Promise<HandOver[]> {
    const [first] = batch;
    if (!first) return [];
    const gateway = await this.gateway(code);
    const key = `${first.lane} ${gateway.code} v${gateway.version}`;
    const session = this.idle.get(key)?.pop() ?? new SmtpSession(new URL(gateway.smtpUrl ?? config.SMTP_URL), gateway.recipientsPerSession);
    const pace = this.paceOf(key, first.lane, gateway);
    const results: HandOver[] = batch.map(() => ({ outcome: 'not-begun' }));
    for (const [index, outgoing] of batch.entries()) {
      if (stopped.aborted || !(await pace.turn(stopped))) break;
      const to = envelopeAddress(outgoing.address);
      if (to === undefined) {
        results[index] = { outcome: 'address-invalid' };
        continue;
      }
      const { busy, ...result } = await session.send({ from: (await this.returnPaths.of(outgoing)) ?? config.MAIL_FROM, to }, await this.bytes(outgoing, to, gateway));
      results[index] = result;
      // An alert tries again at once: a penalty may cost us something later, a late warning somebody else.
      if (busy && first.lane === 'campaign') pace.rest(gateway.penaltySeconds * 1_000);
      if (busy || result.outcome === 'away') break;
    }
    this.idle.set(key, [...(this.idle.get(key) ?? []), session]);
    return results;
  }

  private async bytes({ dispatchId, endpointId, subscriberId, lane, variant, message }: Outgoing, to: string, { charset }: MailGateway): Promise<string | Buffer> {
    // An alert carries no way out of it before its third line, and none at its end: it is not the mail to unsubscribe from in haste.
    const [unsubscribeUrl, preferencesUrl] = lane === 'campaign' ? await Promise.all([this.subscriptions.unsubscribeUrl(subscriberId), this.subscriptions.preferencesUrl(subscriberId)]) : [];
    const mail = this.letterOf(message, charset).to({
      messageId: `<${dispatchId}.${endpointId}@${domain}>`, to, unsubscribeUrl, date: new Date(),
      ending: mailFooter(variant === 'ja' || variant === 'ja-easy' ? 'ja' : 'en', unsubscribeUrl, preferencesUrl),
    });
    return dkim ? buffer(dkim.sign(mail)) : mail;
  }

  private letterOf(message: Message, charset: MailGateway['charset']): Letter {
    const letters = this.letters.get(message) ?? {};
    this.letters.set(message, letters);
    return (letters[charset] ??= new Letter({ from: { name: config.CITY_NAME, address: config.MAIL_FROM }, subject: message.subject, text: message.text, charset }));
  }

  private async gateway(code: string): Promise<MailGateway> {
    const gateway = (await this.gateways.list()).find((one) => one.code === code);
    if (!gateway) throw new Error(`The table mail_gateway has no row ${code}`);
    return gateway;
  }

  private paceOf(key: string, lane: Lane, { ratePerSecond }: MailGateway): Pace {
    const known = this.paces.get(key) ?? new Pace(lane === 'alert' ? null : ratePerSecond);
    this.paces.set(key, known);
    return known;
  }
}

/** One message after the other in even steps, and none while the gateway wants to rest. */
class Pace {
  private next = 0;

  constructor(private readonly perSecond: number | null) {}

  /** @returns false when it was stopped, or must rest so long that others should be tried first */
  async turn(stopped: AbortSignal): Promise<boolean> {
    const now = Date.now();
    const at = Math.max(now, this.next);
    if (at - now > 5_000) return false;
    if (this.perSecond !== null) this.next = at + 1_000 / this.perSecond;
    if (at > now) await sleep(at - now, undefined, { signal: stopped }).catch(() => undefined);
    return !stopped.aborted;
  }

  rest(ms: number): void {
    this.next = Math.max(this.next, Date.now() + ms);
  }
}
