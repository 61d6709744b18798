import type { FastifyReply } from 'fastify';

/** Thrown where a repeated request is recognised: nothing of the handler runs on, and the first answer is given again. */
export class StoredReply extends Error {
  constructor(readonly status: number, readonly headers: Readonly<Record<string, string>>, readonly text: string) {
    super('This request was answered before');
    this.name = 'StoredReply';
  }

  send(reply: FastifyReply): void {
    void reply.status(this.status).headers({ ...this.headers, 'idempotency-replayed': 'true' });
    if (this.text) void reply.type('application/json').send(this.text);
    else void reply.send();
  }
}
