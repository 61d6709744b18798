import { TransactionConnection } from '@tomoni/messaging';
import type { QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { auditValues, insertAuditEntry } from '../audit/audit.js';
import { routeRecord } from '../audit/route-audit.js';
import { etagOf } from '../http/if-match.js';
import { Unavailable } from '../http/problem.js';
import type { RequestContext } from '../http/request-context.js';
import { serializeReply, versionOf } from '../http/serialize-reply.js';
import { answerAgain, findReply, insertClaim, stillRunning, storeReply, type Claim, type StoredRow } from '../idempotency/idempotency-key.js';
import { sealText } from '../idempotency/sealed-text.js';
import { databaseErrorOf, isLineBroken } from './database-problem.js';

/** Whose request this is and what it must not do twice; both undefined outside a request. */
export interface Occasion { readonly request?: RequestContext; readonly claim?: Claim }

/** One try at one transaction: the key's row before the work, audit and stored reply behind it. */
export class TransactionAttempt {
  private readonly sent: Promise<unknown>[] = [];
  private claimed?: Promise<QueryResult>;

  private constructor(private readonly connection: TransactionConnection, private readonly occasion: Occasion) {}

  static async open(db: DataSource, occasion: Occasion): Promise<TransactionAttempt> {
    const { connection, begun } = await TransactionConnection.open(db);
    const attempt = new TransactionAttempt(connection, occasion);
    void attempt.keep(begun);
    const { claim } = occasion;
    if (claim) attempt.claimed = attempt.keep(connection.send({ name: 'claim', text: insertClaim, values: [claim.id, claim.fingerprint] }));
    return attempt;
  }

  get manager(): EntityManager {
    return this.connection.manager;
  }

  /** A statement nobody waits for alone: its failure is that of the whole. */
  query(text: string, values: readonly unknown[]): void {
    void this.keep(this.connection.query(text, [...values]));
  }

  /** @param position value of `Tomoni-Position` */
  async commit(value: unknown, position: string | undefined): Promise<void> {
    const { request, claim } = this.occasion;
    const text = request && serializeReply(request.route, value);
    const record = request && routeRecord(request, value);
    const headers = headersOf(value, position);
    if (claim) void this.keep(this.connection.send({ name: 'reply', text: storeReply, values: [claim.id, request?.route?.status, JSON.stringify(headers), sealText(claim.secret, text ?? '')] }));
    if (record) void this.keep(this.connection.send({ name: 'audit', text: insertAuditEntry, values: auditValues(record, request) }));
    const committed = this.keep(this.connection.commit());
    // The first in the order in which they were sent: the failures behind it are only its echo, and may be heard earlier.
    const failed = (await Promise.allSettled(this.sent)).find((outcome) => outcome.status === 'rejected');
    if (failed) throw isLineBroken(failed.reason) ? outcomeUnknown(failed.reason) : failed.reason;
    // After a failed statement COMMIT answers ROLLBACK, without an error.
    if ((await committed).command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it failed and nobody noticed');
    if (request && text !== undefined) Object.assign(request, { reply: { value, text }, position, audited: request.audited || record !== undefined });
  }

  /** Ends the failed transaction. @returns the first cause, of which the error at hand may only be the echo. */
  async causeOf(error: unknown): Promise<unknown> {
    const [[begun], claimed] = await Promise.all([Promise.allSettled(this.sent.slice(0, 1)), this.claimed?.then(() => undefined, (reason: unknown) => ({ reason }))]);
    if (begun?.status === 'rejected') return begun.reason;
    await this.connection.rollBack();
    if (!claimed) return error;
    const { code } = databaseErrorOf(claimed.reason) ?? {};
    if (code === '55P03') return stillRunning();
    return code === '23505' ? this.firstAnswer(error) : claimed.reason;
  }

  /** What the first request under this key was answered. */
  private async firstAnswer(error: unknown): Promise<unknown> {
    const { claim } = this.occasion;
    if (!claim) return error;
    const { rows } = await this.connection.send({ text: findReply, values: [claim.id] });
    return answerAgain(claim, rows[0] as StoredRow | undefined);
  }

  release(): Promise<void> {
    return this.connection.release();
  }

  /** Its rejection is looked at when its turn comes; until then it must not end the process as unhandled. */
  private keep<Result>(promise: Promise<Result>): Promise<Result> {
    promise.catch(() => undefined);
    this.sent.push(promise);
    return promise;
  }
}

const outcomeUnknown = (cause: unknown): Unavailable => new Unavailable(cause, 2, {
  ja: '登録できたか確認できませんでした。同じ Idempotency-Key でもう一度送ってください。二重に登録されることはありません。',
  en: 'Whether it was stored is not known. Send it again with the same Idempotency-Key; it is never done twice.',
});

function headersOf(value: unknown, position: string | undefined): Record<string, string> {
  const version = versionOf(value);
  return { ...(version === undefined ? {} : { etag: etagOf(version) }), ...(position === undefined ? {} : { 'tomoni-position': position }) };
}
