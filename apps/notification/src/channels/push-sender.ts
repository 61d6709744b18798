import { DataSource } from 'typeorm';
import webPush from 'web-push';
import { z } from 'zod';
import { config } from '../config.js';
import { EndpointSender, type HandOver, type Outgoing } from '../dispatches/endpoint-sender.service.js';
import { ChannelHealth } from './channel-health.service.js';
import { callOutside, isOutsideAddress } from '../outside-request.js';
import { shorten, wordsAndAddress } from './short-text.js';
import type { VapidKeys } from './vapid-keys.js';

/** What a browser's `PushSubscription.toJSON()` says, and what stands sealed as the address of a push endpoint. */
export const pushSubscription = z.object({
  endpoint: z.url().max(1_000).refine(isOutsideAddress),
  keys: z.object({ p256dh: z.string().regex(/^[\w-]{86,88}=?$/), auth: z.string().regex(/^[\w-]{21,24}={0,2}$/) }),
});

const atOnce = 16;
/** An alert of yesterday helps nobody; an announcement may wait for a computer that is off for some days. Seconds. */
const ttl = { alert: 3_600, campaign: 3 * 86_400 } as const;
const urgency = { alert: 'high', campaign: 'low' } as const;
/** Push services take 4,096 bytes with 103 of encryption; a lock screen shows far less. Bytes of UTF-8 are at most 3 a unit. */
const titleUnits = 120;
const bodyUnits = 600;

export class PushSender extends EndpointSender {
  readonly kind = 'push';
  /** By push service: one that wants to rest does not keep the others. */
  private readonly restsUntil = new Map<string, number>();

  constructor(readonly keys: VapidKeys | undefined, private readonly db: DataSource, private readonly health: ChannelHealth, private readonly timeoutMs = config.CHANNEL_TIMEOUT_SECONDS * 1_000) {
    super();
  }

  async send(batch: readonly Outgoing[], stopped: AbortSignal): Promise<HandOver[]> {
    const outcomes: HandOver[] = batch.map(() => ({ outcome: 'not-begun' }));
    const waiting = [...batch.entries()];
    const sendNext = async (): Promise<void> => {
      for (let next = waiting.shift(); next && !stopped.aborted; next = waiting.shift()) {
        const [index, outgoing] = next;
        outcomes[index] = await this.one(outgoing);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendNext));
    return outcomes;
  }

  private async one(outgoing: Outgoing): Promise<HandOver> {
    const request = this.encrypted(outgoing);
    if (!request) return { outcome: 'address-invalid' };
    const { host } = new URL(request.url);
    if (Date.now() < (this.restsUntil.get(host) ?? 0)) return { outcome: 'try-later' };
    const answer = await callOutside({ ...request, timeoutMs: this.timeoutMs });
    if (answer === 'address-refused') return { outcome: 'address-invalid' };
    if (typeof answer === 'string') {
      this.health.failed('push', answer);
      return { outcome: answer === 'no-answer' ? 'lost' : 'try-later' };
    }
    const { status, retryAfter } = answer;
    if (status >= 200 && status < 300) {
      this.health.worked('push');
      return { outcome: 'handed' };
    }
    if (status === 404 || status === 410) {
      await this.subscriptionGone(outgoing.endpointId);
      return { outcome: 'gone' };
    }
    this.health.failed('push', `status-${status}`);
    if (status !== 429 && status < 500) return { outcome: 'refused', code: status };
    if (retryAfter !== undefined) this.restsUntil.set(host, Date.now() + retryAfter * 1_000);
    return { outcome: 'try-later', code: status };
  }

  /** Encrypted for this one browser (RFC 8291) and signed as this city (RFC 8292); undefined where the address is no subscription. */
  private encrypted({ address, message, lane, dispatchId }: Outgoing) {
    if (!this.keys) return undefined;
    try {
      const subscription = pushSubscription.parse(JSON.parse(address));
      const { words, address: url } = wordsAndAddress(message.text);
      const payload = JSON.stringify({ title: shorten(message.subject, titleUnits), body: shorten(words, bodyUnits), ...(url === undefined ? {} : { url }), tag: dispatchId });
      const { headers, body, endpoint } = webPush.generateRequestDetails(subscription, payload, {
        vapidDetails: { subject: `mailto:${config.MAIL_FROM}`, ...this.keys }, TTL: ttl[lane], urgency: urgency[lane], contentEncoding: 'aes128gcm',
      });
      return { method: 'POST' as const, url: endpoint, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length').map(([name, value]) => [name, String(value)])), body };
    } catch {
      return undefined;
    }
  }

  /** The browser took the subscription back: nothing can ever be sent to it again, and its address is erased. */
  private async subscriptionGone(endpointId: string): Promise<void> {
    await this.db.query(`UPDATE endpoint SET status = 'unsubscribed', address_sealed = NULL, address_index = NULL, updated_at = now() WHERE id = $1 AND kind = 'push'`, [endpointId])
      .catch(() => { this.health.failed('push', 'database-away'); });
  }
}
