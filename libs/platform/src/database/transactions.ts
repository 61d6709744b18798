import { setTimeout as sleep } from 'node:timers/promises';
import { eventContext, positionToken, type OutboxInsert } from '@tomoni/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RequestContext } from '../http/request-context.js';
import { claimOf } from '../idempotency/idempotency-key.js';
import { ServiceIdentity } from '../service-identity.js';
import { isRetryable } from './database-problem.js';
import { TransactionAttempt } from './transaction-attempt.js';

type Work<T> = (tx: EntityManager) => Promise<T>;
/** A statement whose answer nobody needs; `outboxInsert` of @tomoni/messaging makes the one that publishes. */
export type Statement = Pick<OutboxInsert, 'text' | 'values'> & Partial<Pick<OutboxInsert, 'event'>>;
export interface Sending<T> { readonly reply: T; readonly statements: readonly Statement[] }
const maxAttempts = 4;

/** A service's writes: state, events, audit, idempotency key and stored reply stand or fall together. */
@Injectable()
export class Transactions {
  constructor(private readonly db: DataSource, private readonly service: ServiceIdentity) {}

  /**
   * In a request: the idempotency row first, `work`, the route's audit row, the stored reply, commit; one transaction.
   * Nothing waits for the answer of BEGIN or of the idempotency row: their failure makes every later statement fail.
   * `work` may run again after a serialization failure or a deadlock, so it touches nothing but `tx`.
   * @returns what `work` returned; in a route it is the reply, and the controller returns it unchanged.
   */
  run<T>(work: Work<T>): Promise<T> {
    return this.attempts(async (attempt) => {
      const reply = await work(attempt.manager);
      await attempt.commit(reply, positionToken(eventContext.get()?.published.values() ?? []));
      return reply;
    });
  }

  /**
   * The same for a write that is known beforehand and needs no answer on its way: everything from BEGIN to COMMIT leaves at once,
   * and one round trip later it is done. For hot paths; the first statement that fails is the cause of the refusal.
   */
  send<T>(compose: () => Sending<T>): Promise<T> {
    return this.attempts(async (attempt) => {
      const { reply, statements } = compose();
      for (const { text, values } of statements) attempt.query(text, values);
      await attempt.commit(reply, positionToken(statements.flatMap(({ event }) => (event ? [event] : []))));
      return reply;
    });
  }

  /** A transaction of its own, which stays also when the request is refused afterwards: no key, no stored reply, no audit row of the route. */
  apart<T>(work: Work<T>): Promise<T> {
    return this.withEvents(RequestContext.current(), () => this.db.transaction(work));
  }

  private async attempts<T>(once: (attempt: TransactionAttempt) => Promise<T>): Promise<T> {
    const request = RequestContext.current();
    const claim = request && claimOf(request);
    if (claim && request.transactions > 0) throw new Error('A request with an Idempotency-Key has one transaction: the key could not stand for two');
    if (request) request.transactions += 1;
    for (let tries = 1; ; tries += 1) {
      const attempt = await TransactionAttempt.open(this.db, { request, claim });
      try {
        return await this.withEvents(request, () => once(attempt));
      } catch (error) {
        const cause = await attempt.causeOf(error);
        if (tries === maxAttempts || !isRetryable(cause)) throw cause;
      } finally {
        await attempt.release();
      }
      await sleep(Math.random() * 10 * 2 ** tries);
    }
  }

  /** Events published below carry the request's correlation, trace and time; below a handler of events they carry the event's. */
  private withEvents<T>(request: RequestContext | undefined, work: () => Promise<T>): Promise<T> {
    if (eventContext.get()) return work();
    return eventContext.run(this.service.eventContext(request), work);
  }
}
