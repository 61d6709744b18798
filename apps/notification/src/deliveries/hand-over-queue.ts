import { randomUUID } from 'node:crypto';
import { Messaging, type Counter } from '@tomoni/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import { Delivery, type DeliveryReason, type DeliveryStatus } from './delivery.entity.js';

/** How a try ended. `later`: when to try again; `uncounted`: the try was not this mail's fault. */
export interface Outcome {
  readonly status: Exclude<DeliveryStatus, 'handing'>;
  readonly reason?: DeliveryReason;
  readonly smtpCode?: number;
  readonly later?: 'doubling' | 'with-age';
  readonly uncounted?: boolean;
}

const lease = `now() + interval '1 second' * ${config.MAIL_LEASE_SECONDS}`;
const takeable = `status IN ('queued', 'deferred') AND (lease_until IS NULL OR lease_until < now())`;

/** Doubles from the first wait up to an hour, spread by a fifth so that what failed together does not return together. */
const doubling = `now() + interval '1 second' * least(3600, ${config.MAIL_RETRY_SECONDS} * power(2, greatest(attempts, 1) - 1)) * (0.9 + random() * 0.2)`;
/** Another service is away: soon at first, every minute later, for as long as it takes. */
const withAge = `now() + least(interval '60 seconds', interval '1 second' + (now() - created_at) / 4)`;

/** The delivery table as a queue that several instances share: rows are leased with SKIP LOCKED, and every step is a commit of its own. */
@Injectable()
export class HandOverQueue {
  /** Of this process: what it leased is not touched by others, and what others leased not by it. */
  readonly owner = randomUUID();
  private readonly outcomes: Counter;
  private last: { unknown: number; waiting: number; waitingSeconds: number } | undefined;

  constructor(private readonly db: DataSource, { metrics }: Messaging) {
    this.outcomes = metrics.counter('tomoni_mail_tries_total', 'Tries to hand a mail over, by how they ended');
    metrics.gauge('tomoni_mails_unknown', 'Mails of which nobody knows whether they went out; a person must decide', () => this.last?.unknown);
    metrics.gauge('tomoni_mails_waiting', 'Mails that wait to be sent, or to be tried again', () => this.last?.waiting);
    metrics.gauge('tomoni_mails_waiting_seconds', 'Age of the oldest mail that waits to be sent', () => this.last?.waitingSeconds);
  }

  /** Leases up to `limit` due deliveries. */
  async take(limit: number): Promise<Delivery[]> {
    const [rows] = await this.db.query<[{ id: string }[], number]>(
      `UPDATE delivery SET lease_owner = $1, lease_until = ${lease} WHERE id IN (
         SELECT id FROM delivery WHERE ${takeable} AND next_attempt_at <= now() ORDER BY next_attempt_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id`,
      [this.owner, limit],
    );
    if (rows.length === 0) return [];
    return this.db.getRepository(Delivery).createQueryBuilder('delivery').where('delivery.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('delivery.createdAt').addOrderBy('delivery.id').getMany();
  }

  /** From here on a crash means "unknown". @returns false when the lease is no longer ours: then nothing may be sent */
  async begin(tx: EntityManager, id: string): Promise<boolean> {
    const [, changed] = await tx.query<[unknown[], number]>(
      `UPDATE delivery SET status = 'handing', attempts = attempts + 1, lease_until = ${lease}, updated_at = now(), version = version + 1
       WHERE id = $1 AND lease_owner = $2 AND lease_until > now() AND status IN ('queued', 'deferred')`,
      [id, this.owner],
    );
    return changed === 1;
  }

  /**
   * Records how a try ended; a late truth replaces "unknown", unless somebody else has taken the delivery over.
   * @param begun whether the try came as far as `begin`; one that did not has nothing to say about one that did
   */
  async settle(id: string, { status, reason, smtpCode, later, uncounted }: Outcome, begun: boolean): Promise<void> {
    await this.db.query(
      `UPDATE delivery SET status = $3, reason = $4, smtp_code = $5, attempts = attempts - $6,
         next_attempt_at = ${later === 'doubling' ? doubling : later === 'with-age' ? withAge : 'next_attempt_at'},
         handed_at = CASE WHEN $3 = 'handed' THEN now() END, lease_owner = NULL, lease_until = NULL, updated_at = now(), version = version + 1
       WHERE id = $1 AND lease_owner = $2 AND status IN (${begun ? "'handing', 'unknown'" : "'queued', 'deferred'"})`,
      [id, this.owner, status, reason ?? null, smtpCode ?? null, uncounted ? 1 : 0],
    );
    this.outcomes.add(1, { outcome: reason ?? status });
  }

  /** Back as it was, for another process: this one is stopping. */
  async release(ids: readonly string[]): Promise<void> {
    await this.db.query(`UPDATE delivery SET lease_owner = NULL, lease_until = NULL WHERE id = ANY($1) AND lease_owner = $2 AND status IN ('queued', 'deferred')`, [ids, this.owner]);
  }

  /** A hand-over whose process died: whether the mail went out is not known, so nobody sends it again by itself. @returns how many */
  async markUnknown(): Promise<number> {
    const [, changed] = await this.db.query<[unknown[], number]>(
      `UPDATE delivery SET status = 'unknown', reason = 'stopped-while-handing', updated_at = now(), version = version + 1
       WHERE status = 'handing' AND lease_until < now()`,
    );
    return changed;
  }

  /** Milliseconds until something is due; undefined when nothing waits. */
  async dueInMs(): Promise<number | undefined> {
    const [row] = await this.db.query<{ due: number | null; age: number | null; waiting: number; unknown: number }[]>(
      `SELECT extract(epoch FROM min(CASE status WHEN 'handing' THEN lease_until ELSE greatest(next_attempt_at, lease_until) END) - now())::float8 * 1000 AS due,
         extract(epoch FROM now() - min(created_at))::float8 AS age, count(*)::int AS waiting, (SELECT count(*)::int FROM delivery WHERE status = 'unknown') AS unknown
       FROM delivery WHERE status IN ('queued', 'deferred', 'handing')`,
    );
    this.last = { unknown: row?.unknown ?? 0, waiting: row?.waiting ?? 0, waitingSeconds: row?.age ?? 0 };
    return typeof row?.due === 'number' ? Math.max(0, row.due) : undefined;
  }
}
