import { InvalidPosition, type InboxServer } from '@tomoni/messaging';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, TooEarly } from './problem.js';

const limitMs = 2_000;

/** A read that carries `Tomoni-Position` waits until what was written elsewhere is visible here, or answers 425. */
export class PositionGuard implements CanActivate {
  constructor(private readonly inbox: () => InboxServer | undefined) {}

  canActivate(context: ExecutionContext): true | Promise<true> {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['tomoni-position'];
    const inbox = this.inbox();
    if (header === undefined || !inbox) return true;
    return waitFor(inbox, String(header));
  }
}

async function waitFor(inbox: InboxServer, token: string): Promise<true> {
  const arrived = await inbox.waitForPosition(token, limitMs).catch((error: unknown) => {
    if (!(error instanceof InvalidPosition)) throw error;
    throw new InvalidInput([{ in: 'header', pointer: '#/tomoni-position', code: 'invalid_format', detail: { ja: '書き込みの返信にあった値をそのまま入れてください。', en: 'Send the value that came with the reply to a write, as it was.' } }]);
  });
  if (!arrived) throw new TooEarly();
  return true;
}
