import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { config } from '../config.js';
import { EndpointSender, type HandOver, type Outgoing } from '../dispatches/endpoint-sender.service.js';
import { ChannelHealth } from './channel-health.service.js';
import { shorten } from './short-text.js';

/** Who a LINE account is to this city's official account alone. */
export const lineUserId = /^U[0-9a-f]{32}$/;
/** Of LINE: recipients of one multicast, UTF-16 units of one text. */
const multicastLimit = 500;
const textLimit = 5_000;
const tries = 3;

/** LINE's Messaging API. One request carries one text to many, and fails or succeeds for all of them. */
export class MessagingAppSender extends EndpointSender {
  readonly kind = 'messaging-app';
  readonly configured = config.LINE_CHANNEL_TOKEN !== undefined;
  private readonly client = new messagingApi.MessagingApiClient({ channelAccessToken: config.LINE_CHANNEL_TOKEN ?? '', baseURL: config.LINE_API_URL });

  constructor(private readonly health: ChannelHealth, private readonly timing = { answerMs: config.CHANNEL_TIMEOUT_SECONDS * 1_000, againMs: 500 }) {
    super();
  }

  async send(batch: readonly Outgoing[], stopped: AbortSignal): Promise<HandOver[]> {
    const outcomes = new Map<Outgoing, HandOver>();
    const byMessage = Map.groupBy(batch.filter(({ address }) => lineUserId.test(address)), ({ message, dispatchId }) => `${dispatchId}\n${message.subject}\n${message.text}`);
    for (const alike of byMessage.values()) {
      // One order whatever order they came in: the retry key is made of them.
      alike.sort((a, b) => (a.endpointId < b.endpointId ? -1 : 1));
      for (let start = 0; start < alike.length && !stopped.aborted; start += multicastLimit) {
        const chunk = alike.slice(start, start + multicastLimit);
        const outcome = await this.multicast(chunk);
        for (const outgoing of chunk) outcomes.set(outgoing, outcome);
      }
    }
    return batch.map((outgoing) => outcomes.get(outgoing) ?? { outcome: lineUserId.test(outgoing.address) ? 'not-begun' : 'address-invalid' });
  }

  private async multicast(chunk: readonly Outgoing[]): Promise<HandOver> {
    const [{ message } = { message: { subject: '', text: '' } }] = chunk;
    const request = { to: chunk.map(({ address }) => address), messages: [{ type: 'text' as const, text: shorten(`${message.subject}\n\n${message.text}`.trim(), textLimit) }] };
    const key = retryKeyOf(chunk);
    let mayBeTaken = false;
    // The same key again is never a second message (409), so an answer that did not come may be asked for again, at once.
    for (let tried = 1; ; tried += 1) {
      const answer = await this.call(request, key);
      const outcome = outcomeOf(answer);
      if (outcome?.outcome === 'handed') this.health.worked('messaging-app');
      else this.health.failed('messaging-app', String(answer));
      if (answer === 'unreachable' && !mayBeTaken) return { outcome: 'away' };
      if (outcome && !(mayBeTaken && outcome.outcome !== 'handed')) return outcome;
      if (typeof answer === 'number' && answer < 500) return { outcome: 'lost' };
      mayBeTaken ||= answer !== 'unreachable';
      if (tried === tries) return { outcome: 'lost' };
      await sleep(this.timing.againMs * 2 ** (tried - 1));
    }
  }

  private async call(request: messagingApi.MulticastRequest, key: string): Promise<number | 'unreachable' | 'no-answer'> {
    const late = new AbortController();
    const silence = sleep(this.timing.answerMs, 'no-answer' as const, { signal: late.signal }).catch(() => 'no-answer' as const);
    const answer = this.client.multicast(request, key).then(() => 200, (error: unknown) => {
      if (error instanceof HTTPFetchError) return error.status;
      const code = ((error as { cause?: { code?: string } }).cause ?? {}).code ?? '';
      return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code) ? ('unreachable' as const) : ('no-answer' as const);
    });
    const first = await Promise.race([answer, silence]);
    late.abort();
    return first;
  }
}

/** Undefined: nobody knows yet. */
function outcomeOf(answer: number | 'unreachable' | 'no-answer'): HandOver | undefined {
  if (typeof answer === 'string' || answer >= 500) return undefined;
  // 409: the request of this key was accepted before.
  if (answer === 200 || answer === 409) return { outcome: 'handed' };
  // 429: also the month's quota is used up. 401 and 403: our token. All of them are no recipient's fault.
  if (answer === 429 || answer === 401 || answer === 403) return { outcome: 'away' };
  return { outcome: 'refused', code: answer };
}

/** A UUID that the same text to the same people always has. */
export function retryKeyOf(chunk: readonly Pick<Outgoing, 'dispatchId' | 'endpointId'>[]): string {
  const digest = createHash('sha256');
  for (const { dispatchId, endpointId } of chunk) digest.update(`${dispatchId}.${endpointId}\n`);
  const hex = digest.digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
