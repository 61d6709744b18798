import { z } from 'zod';
import { config } from '../config.js';
import { callOutside, type Answer, type NoAnswer } from '../outside-request.js';

/** One message for the provider. The key names it for ever: the same key is never a second SMS. */
export interface Sms { readonly key: string; readonly to: string; readonly text: string }
/** `busy`: nothing was taken, and nothing else would be for so many seconds. `unclear`: it may have been taken. */
export type SmsAnswer =
  | { readonly answer: 'taken' | 'number-invalid' | 'unreachable' }
  | { readonly answer: 'unclear' }
  | { readonly answer: 'refused'; readonly code: number }
  | { readonly answer: 'busy'; readonly seconds: number };
/** What the provider knows of a key. */
export type SmsKnown = 'taken' | 'never-seen' | 'no-answer';

/** Port to whoever sends SMS. */
export abstract class SmsProvider {
  abstract readonly configured: boolean;
  abstract send(sms: Sms): Promise<SmsAnswer>;
  abstract ask(key: string): Promise<SmsKnown>;
}

const refusal = z.object({ code: z.string() });

/**
 * A provider reached over HTTP with JSON: `POST /messages` {to, text, receiptUrl} with an Idempotency-Key answers 202,
 * `GET /messages/{key}` says whether it has it. What became of a message comes as a signed receipt.
 */
export class HttpSmsProvider extends SmsProvider {
  readonly configured = config.SMS_URL !== undefined && config.SMS_TOKEN !== undefined;

  constructor(private readonly receiptUrl: string, private readonly timeoutMs = config.CHANNEL_TIMEOUT_SECONDS * 1_000) {
    super();
  }

  async send({ key, to, text }: Sms): Promise<SmsAnswer> {
    const answer = await this.call('POST', '/messages', { 'idempotency-key': key, 'content-type': 'application/json' }, JSON.stringify({ to, text, receiptUrl: this.receiptUrl }));
    if (answer === 'unreachable' || answer === 'address-refused') return { answer: 'unreachable' };
    if (answer === 'no-answer') return { answer: 'unclear' };
    const { status, text: reply, retryAfter } = answer;
    if (status === 200 || status === 202) return { answer: 'taken' };
    if (status === 429 || status === 503) return { answer: 'busy', seconds: retryAfter ?? 30 };
    // Our own token is wrong: no message's fault, and the operator sees the channel rest.
    if (status === 401 || status === 403) return { answer: 'busy', seconds: 60 };
    if (status >= 400 && status < 500) return codeOf(reply) === 'invalid-number' ? { answer: 'number-invalid' } : { answer: 'refused', code: status };
    return { answer: 'unclear' };
  }

  async ask(key: string): Promise<SmsKnown> {
    const answer = await this.call('GET', `/messages/${encodeURIComponent(key)}`, {});
    if (typeof answer === 'string') return 'no-answer';
    return answer.status === 200 ? 'taken' : answer.status === 404 ? 'never-seen' : 'no-answer';
  }

  private call(method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string): Promise<Answer | NoAnswer> {
    return callOutside({
      method, url: `${config.SMS_URL?.replace(/\/$/, '') ?? ''}${path}`, headers: { ...headers, authorization: `Bearer ${config.SMS_TOKEN ?? ''}` }, body,
      timeoutMs: this.timeoutMs, configured: true,
    });
  }
}

function codeOf(reply: string): string | undefined {
  try {
    return refusal.safeParse(JSON.parse(reply)).data?.code;
  } catch {
    return undefined;
  }
}
