import { Injectable } from '@nestjs/common';
import { typedMail } from '../mail-address.js';
import { SignUpsService } from '../sign-ups/sign-ups.service.js';

/** What became of a mail to the sign-up address. Machines are not answered, so that two of them never write to each other for ever. */
export type EmptyMailOutcome = 'sign-up' | 'no-sender' | 'machine' | 'bad-address';

/** 空メール: an empty mail to the city's sign-up address is the wish to subscribe. Its content is not read. */
@Injectable()
export class EmptyMailsService {
  constructor(private readonly signUps: SignUpsService) {}

  /** @param from the envelope's sender: whoever forges it sends one confirmation to somebody who need not answer it */
  async receive(raw: Buffer, from: string): Promise<EmptyMailOutcome> {
    if (from === '') return 'no-sender';
    if (isFromMachine(headersOf(raw)) || /^(mailer-daemon|postmaster|no-?reply|bounce)[@+]/i.test(from)) return 'machine';
    const typed = typedMail(from);
    if (typed.problem !== undefined) return 'bad-address';
    await this.signUps.requestByMail(typed.value);
    return 'sign-up';
  }
}

/** RFC 3834, RFC 2919, and what older programs write. */
function isFromMachine(headers: ReadonlyMap<string, string>): boolean {
  const automatic = headers.get('auto-submitted')?.split(';', 1)[0]?.trim().toLowerCase();
  return (automatic !== undefined && automatic !== 'no')
    || /^(bulk|junk|list|auto_reply)/i.test(headers.get('precedence') ?? '')
    || ['list-id', 'list-unsubscribe', 'list-post', 'x-autoreply', 'x-autorespond', 'x-loop', 'feedback-id'].some((name) => headers.has(name))
    || /multipart\/report/i.test(headers.get('content-type') ?? '');
}

function headersOf(raw: Buffer): Map<string, string> {
  const [head = ''] = raw.subarray(0, 64_000).toString('latin1').split(/\r?\n\r?\n/, 1);
  return new Map(head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value ?? ''] as const];
  }));
}
