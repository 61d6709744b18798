import { CitySettings } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import type { NotificationSettings } from '../city-settings.js';
import { EndpointSender, type HandOver, type Outgoing } from '../dispatches/endpoint-sender.service.js';
import { ChannelHealth } from './channel-health.service.js';
import { shorten, smsUnits } from './short-text.js';
import { SmsProvider, type SmsAnswer } from './sms-provider.js';

/** Requests to the provider at once. */
const atOnce = 8;
type ClearAnswer = Exclude<SmsAnswer, { answer: 'unclear' }>;
const numberPattern = /^\+?\d{8,15}$/;

/** The provider knows each message by dispatch and endpoint, which is what nobody may get twice. */
export const smsKeyOf = ({ dispatchId, endpointId }: Pick<Outgoing, 'dispatchId' | 'endpointId'>): string => `${dispatchId}.${endpointId}`;

@Injectable()
export class SmsSender extends EndpointSender {
  readonly kind = 'sms';
  private restsUntil = 0;

  constructor(private readonly provider: SmsProvider, private readonly settings: CitySettings, private readonly health: ChannelHealth) {
    super();
  }

  async send(batch: readonly Outgoing[], stopped: AbortSignal): Promise<HandOver[]> {
    const units = await this.units();
    if (units === undefined) return batch.map(() => ({ outcome: 'not-begun' }));
    const outcomes: HandOver[] = batch.map(() => ({ outcome: 'not-begun' }));
    const waiting = [...batch.entries()];
    const sendNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !stopped.aborted; next = waiting.shift()) {
        const [index, outgoing] = next;
        outcomes[index] = await this.one(outgoing, units);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendNext));
    return outcomes;
  }

  private async one(outgoing: Outgoing, units: number): Promise<HandOver> {
    const to = outgoing.address.replace(/[\s()-]/g, '');
    if (!numberPattern.test(to)) return { outcome: 'address-invalid' };
    if (Date.now() < this.restsUntil) return { outcome: 'away' };
    const { subject, text } = outgoing.message;
    const sms = { key: smsKeyOf(outgoing), to, text: shorten(`${subject}\n${text}`.trim(), units) };
    // A second try only after the provider said that it has not seen the first; its key would stop a double even then.
    for (let tries = 1; ; tries += 1) {
      const reply = await this.provider.send(sms);
      if (reply.answer !== 'unclear') return this.outcomeOf(reply);
      const known = await this.provider.ask(sms.key);
      if (known === 'taken') return this.outcomeOf({ answer: 'taken' });
      this.health.failed('sms', 'no-answer');
      if (known === 'no-answer') return { outcome: 'lost' };
      if (tries === 2) return { outcome: 'try-later' };
    }
  }

  private outcomeOf(reply: ClearAnswer): HandOver {
    switch (reply.answer) {
      case 'taken':
        this.health.worked('sms');
        return { outcome: 'handed' };
      case 'number-invalid':
        return { outcome: 'address-invalid' };
      case 'refused':
        return { outcome: 'refused', code: reply.code };
      case 'busy':
        this.restsUntil = Date.now() + reply.seconds * 1_000;
        this.health.failed('sms', 'busy');
        return { outcome: 'away' };
      case 'unreachable':
        this.health.failed('sms', 'unreachable');
        return { outcome: 'away' };
    }
  }

  /** Undefined when the database does not answer: then nothing is begun. */
  private async units(): Promise<number | undefined> {
    try {
      return smsUnits((await (this.settings as NotificationSettings).today())['notification.sms-parts']);
    } catch {
      return undefined;
    }
  }
}
