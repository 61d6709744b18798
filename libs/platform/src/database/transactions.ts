import { setTimeout as sleep } from 'node:timers/promises';
import { eventContext } from '@tomoni/messaging';
import { Injectable } from '@nestjs/common';
import type { QueryResult } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { auditValues, insertAuditEntry } from '../audit/audit.js';
import { routeRecord } from '../audit/route-audit.js';
import { etagOf } from '../http/if-match.js';
import { Unavailable } from '../http/problem.js';
import { RequestContext } from '../http/request-context.js';
import { serializeReply, versionOf } from '../http/serialize-reply.js';
import { answerAgain, claimOf, findReply, insertClaim, stillRunning, storeReply, type Claim, type StoredRow } from '../idempotency/idempotency-key.js';
import { sealText } from '../idempotency/sealed-text.js';
import { ServiceIdentity } from '../service-identity.js';
import { databaseErrorOf, isLineBroken, isRetryable } from './database-problem.js';
import { TransactionConnection } from './transaction-connection.js';

type Work<T> = (tx: EntityManager) => Promise<T>;
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
  async run<T>(work: Work<T>): Promise<T> {
    const request = RequestContext.current();
    const claim = request && claimOf(request);
    if (claim && request.transactions > 0) throw new Error('A request with an Idempotency-Key has one transaction: the key could not stand for two');
    if (request) request.transactions += 1;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.withEvents(request, () => this.attempt(work, request, claim));
      } catch (error) {
        if (attempt === maxAttempts || !isRetryable(error)) throw error;
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /** A transaction of its own, which stays also when the request is refused afterwards: no key, no stored reply, no audit row of the route. */
  apart<T>(work: Work<T>): Promise<T> {
    return this.withEvents(RequestContext.current(), () => this.db.transaction(work));
  }

  /** Events published below carry the request's correlation, trace and time; below a handler of events they carry the event's. */
  private withEvents<T>(request: RequestContext | undefined, work: () => Promise<T>): Promise<T> {
    if (eventContext.get()) return work();
    return eventContext.run(this.service.eventContext(request), work);
  }

  private async attempt<T>(work: Work<T>, request: RequestContext | undefined, claim: Claim | undefined): Promise<T> {
    const { connection, begun } = await TransactionConnection.open(this.db);
    try {
      const claimed = claim && connection.send({ name: 'claim', text: insertClaim, values: [claim.id, claim.fingerprint] });
      const opening = claimed ? [begun, claimed] : [begun];
      opening.forEach(awaitedLater);
      try {
        const value = await work(connection.manager);
        await this.commit(connection, opening, request, claim, value);
        return value;
      } catch (error) {
        throw await causeOf(connection, opening, claim, error);
      }
    } finally {
      await connection.release();
    }
  }

  private async commit(connection: TransactionConnection, opening: readonly Promise<QueryResult>[], request: RequestContext | undefined, claim: Claim | undefined, value: unknown): Promise<void> {
    const text = request && serializeReply(request.route, value);
    const record = request && routeRecord(request, value);
    if (request) request.position = this.service.position();
    const closing: Promise<QueryResult>[] = [];
    if (request && claim) closing.push(connection.send({ name: 'reply', text: storeReply, values: [claim.id, request.route?.status, JSON.stringify(headersOf(request, value)), sealText(claim.secret, text ?? '')] }));
    if (record) closing.push(connection.send({ name: 'audit', text: insertAuditEntry, values: auditValues(record, request) }));
    closing.push(connection.commit());
    const results = await Promise.all([...opening, ...closing]).catch((error: unknown) => {
      throw isLineBroken(error) ? outcomeUnknown(error) : error;
    });
    // After a failed statement COMMIT answers ROLLBACK, without an error.
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed and nobody noticed');
    if (request && text !== undefined) Object.assign(request, { reply: { value, text }, audited: request.audited || record !== undefined });
  }
}

/** Ends the failed transaction. @returns the first cause, of which the error at hand may only be the echo. */
async function causeOf(connection: TransactionConnection, opening: readonly Promise<QueryResult>[], claim: Claim | undefined, error: unknown): Promise<unknown> {
  const [begun, claimed] = await Promise.allSettled(opening);
  if (begun?.status === 'rejected') return begun.reason;
  await connection.rollBack();
  if (!claim || claimed?.status !== 'rejected') return error;
  const { code } = databaseErrorOf(claimed.reason) ?? {};
  if (code === '55P03') return stillRunning();
  if (code !== '23505') return claimed.reason;
  const { rows } = await connection.send({ text: findReply, values: [claim.id] });
  return answerAgain(claim, rows[0] as StoredRow | undefined);
}

/** Its rejection is looked at when its turn comes; until then it must not end the process as unhandled. */
function awaitedLater(promise: Promise<unknown>): void {
  promise.catch(() => undefined);
}

const outcomeUnknown = (cause: unknown): Unavailable => new Unavailable(cause, 2, {
  ja: '登録できたか確認できませんでした。同じ Idempotency-Key でもう一度送ってください。二重に登録されることはありません。',
  en: 'Whether it was stored is not known. Send it again with the same Idempotency-Key; it is never done twice.',
});

function headersOf(request: RequestContext | undefined, value: unknown): Record<string, string> {
  const version = versionOf(value);
  return { ...(version === undefined ? {} : { etag: etagOf(version) }), ...(request?.position === undefined ? {} : { 'tomoni-position': request.position }) };
}
