import { randomUUID } from 'node:crypto';
import type { Drill } from '@tomoni/messaging';
import { PersonalData } from '@tomoni/encryption';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import type { Dispatch, Lane, Messages, TextVariant } from './dispatch.entity.js';
import type { RecipientStatus } from './dispatch-recipient.entity.js';
import type { HandOver } from './endpoint-sender.service.js';

/** What is sent side by side: endpoints of one kind, behind one gateway, in one lane. */
export interface Route { readonly lane: Lane; readonly kind: EndpointKind; readonly gateway: string }

/** One endpoint whose turn it is, committed as `handing`. */
export interface Taken {
  readonly dispatchId: string;
  readonly endpointId: string;
  readonly subscriberId: string;
  readonly variant: TextVariant;
  readonly attempts: number;
  /** Milliseconds since the dispatch was ordered. */
  readonly age: number;
  /** Undefined where there is nobody to write to any more. */
  readonly address: string | undefined;
}
interface TakenRow { dispatch_id: string; endpoint_id: string; subscriber_id: string; kind: EndpointKind; variant: TextVariant; attempts: number; age: number; sealed: string | null }

const open = `('queued', 'deferred')`;
const giveUpMs = config.MAIL_GIVE_UP_HOURS * 3_600_000;
const doubling = `now() + interval '1 second' * least(3600, ${config.MAIL_RETRY_SECONDS} * power(2, greatest(attempts, 1) - 1)) * (0.9 + random() * 0.2)`;
const soon = `now() + interval '1 second' * least(60, 1 + attempts)`;
const leaseEnd = `now() + interval '1 second' * ${config.MAIL_LEASE_SECONDS}`;

/** The recipients of all dispatches as a queue that several instances share. */
@Injectable()
export class DispatchQueue {
  /** Of this process: what it took is settled by it alone. */
  readonly owner = randomUUID();

  constructor(private readonly db: DataSource, private readonly personalData: PersonalData) {}

  /** Routes on which something is due. */
  async dueRoutes(lane: Lane, routes: readonly Omit<Route, 'lane'>[]): Promise<Route[]> {
    const rows = await this.db.query<Route[]>(
      `SELECT $1::text AS lane, route.kind, route.gateway FROM unnest($2::text[], $3::text[]) AS route (kind, gateway)
       WHERE EXISTS (SELECT 1 FROM dispatch_recipient r WHERE r.lane = $1 AND r.kind = route.kind AND r.gateway = route.gateway AND r.status IN ${open} AND r.next_attempt_at <= now())`,
      [lane, routes.map(({ kind }) => kind), routes.map(({ gateway }) => gateway)],
    );
    return rows;
  }

  /** The next ones, from here on `handing`: a process that dies with them leaves `unknown`. Their addresses are opened at once. */
  async take({ lane, kind, gateway }: Route, limit: number): Promise<Taken[]> {
    const [rows] = await this.db.query<[TakenRow[], number]>(
      `WITH due AS (
         SELECT r.dispatch_id, r.endpoint_id, d.created_at FROM dispatch_recipient r JOIN dispatch d ON d.id = r.dispatch_id AND d.status = 'sending'
         WHERE r.lane = $1 AND r.kind = $2 AND r.gateway = $3 AND r.status IN ${open} AND r.next_attempt_at <= now()
         ORDER BY r.next_attempt_at LIMIT $4 FOR UPDATE OF r SKIP LOCKED)
       UPDATE dispatch_recipient r SET status = 'handing', attempts = attempts + 1, lease_owner = $5, lease_until = ${leaseEnd}
       FROM due LEFT JOIN endpoint e ON e.id = due.endpoint_id LEFT JOIN subscriber s ON s.id = e.subscriber_id
       WHERE r.dispatch_id = due.dispatch_id AND r.endpoint_id = due.endpoint_id
       RETURNING r.dispatch_id, r.endpoint_id, r.subscriber_id, r.kind, r.variant, r.attempts, (extract(epoch FROM now() - due.created_at) * 1000)::float8 AS age,
         CASE WHEN e.status IN ('active', 'soft-bounced') AND s.status = 'active' THEN e.address_sealed END AS sealed`,
      [lane, kind, gateway, limit, this.owner],
    );
    const known = rows.filter((row): row is TakenRow & { sealed: string } => row.sealed !== null);
    const people = known.map((row) => ({ personRef: row.subscriber_id, sealed: { [row.kind]: row.sealed } }));
    const opened = known.length === 0 ? [] : await this.personalData.openMany(this.db.manager, people, { once: true });
    const addresses = new Map(known.map((row, index) => [`${row.dispatch_id} ${row.endpoint_id}`, opened[index]?.fields?.[row.kind]]));
    return rows.map((row) => ({
      dispatchId: row.dispatch_id, endpointId: row.endpoint_id, subscriberId: row.subscriber_id, variant: row.variant, attempts: row.attempts, age: row.age,
      address: addresses.get(`${row.dispatch_id} ${row.endpoint_id}`),
    }));
  }

  /**
   * Writes down how each try ended; a late truth replaces "unknown". Where that ended the dispatch, it goes on with those whose turn
   * comes again.
   */
  async settle(tried: readonly { readonly taken: Taken; readonly result: HandOver | 'nobody' }[]): Promise<void> {
    if (tried.length === 0) return;
    const ends = tried.map(({ taken, result }) => ({ taken, ...endOf(result, taken) }));
    const goOn = [...new Set(ends.filter(({ status }) => status === 'queued' || status === 'deferred').map(({ taken }) => taken.dispatchId))];
    if (goOn.length === 0) return this.write(this.db.manager, ends);
    await this.db.transaction(async (tx) => {
      // Whoever ends one of them at this moment waits, and looks again (`end`).
      await tx.query('SELECT 1 FROM dispatch WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [goOn]);
      await this.write(tx, ends);
      await tx.query(
        `UPDATE dispatch d SET status = 'sending', completed_at = NULL, version = version + 1 WHERE id = ANY ($1) AND status = 'done'
           AND EXISTS (SELECT 1 FROM dispatch_recipient r WHERE r.dispatch_id = d.id AND r.status IN ${open})`, [goOn]);
    });
  }

  private async write(tx: EntityManager, ends: readonly (End & { readonly taken: Taken })[]): Promise<void> {
    await tx.query(
      `UPDATE dispatch_recipient r SET status = v.status, reason = v.reason, smtp_code = v.code, attempts = r.attempts - v.uncounted,
         next_attempt_at = CASE v.later WHEN 'doubling' THEN ${doubling} WHEN 'soon' THEN ${soon} ELSE r.next_attempt_at END,
         handed_at = CASE WHEN v.status = 'handed' THEN clock_timestamp() END, lease_owner = NULL, lease_until = NULL
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[]) AS v (dispatch_id, endpoint_id, status, reason, code, uncounted, later)
       WHERE r.dispatch_id = v.dispatch_id AND r.endpoint_id = v.endpoint_id AND r.status IN ('handing', 'unknown') AND (r.lease_owner = $8 OR r.status = 'unknown')`,
      [
        ends.map(({ taken }) => taken.dispatchId), ends.map(({ taken }) => taken.endpointId), ends.map(({ status }) => status), ends.map(({ reason }) => reason ?? null),
        ends.map(({ code }) => code ?? null), ends.map(({ uncounted }) => (uncounted ? 1 : 0)), ends.map(({ later }) => later ?? null), this.owner,
      ],
    );
  }

  /** What this process has in its hands stays its own while a slow gateway takes its time. */
  async renew(): Promise<void> {
    await this.db.query(
      `UPDATE dispatch_recipient SET lease_until = ${leaseEnd}
       WHERE status = 'handing' AND lease_owner = $1 AND lease_until BETWEEN now() AND now() + interval '1 second' * ${config.MAIL_LEASE_SECONDS / 2}`, [this.owner],
    );
  }

  /** What a process that died had begun, or may have. Nobody sends it again by itself. @returns how many */
  async markUnknown(): Promise<number> {
    const [, changed] = await this.db.query<[unknown[], number]>(
      `UPDATE dispatch_recipient SET status = 'unknown', reason = 'stopped-while-handing', lease_owner = NULL WHERE status = 'handing' AND lease_until < now()`,
    );
    return changed;
  }

  /** Texts and drill of dispatches. */
  dispatches(ids: readonly string[]): Promise<{ id: string; drill: Drill; messages: Messages }[]> {
    return this.db.query('SELECT id, drill, messages FROM dispatch WHERE id = ANY($1)', [ids]);
  }

  async stoppedOf(ids: readonly string[]): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(`SELECT id FROM dispatch WHERE id = ANY($1) AND status = 'stopped'`, [ids]);
    return rows.map(({ id }) => id);
  }

  /** What was stopped leaves the queue, so many at a time that nobody waits for it. */
  async sweepStopped(): Promise<void> {
    for (let changed = 1; changed > 0; ) {
      [, changed] = await this.db.query<[unknown[], number]>(
        `UPDATE dispatch_recipient SET status = 'stopped' WHERE (dispatch_id, endpoint_id) IN (
           SELECT r.dispatch_id, r.endpoint_id FROM dispatch d JOIN dispatch_recipient r ON r.dispatch_id = d.id AND r.status IN ${open}
           WHERE d.status = 'stopped' LIMIT 5000 FOR UPDATE OF r SKIP LOCKED)`,
      );
    }
  }

  /** Dispatches of which nothing is left to do. */
  async ended(): Promise<string[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `SELECT id FROM dispatch d WHERE status = 'sending'
         AND NOT EXISTS (SELECT 1 FROM dispatch_recipient r WHERE r.dispatch_id = d.id AND r.status IN ('queued', 'deferred', 'handing'))`,
    );
    return rows.map(({ id }) => id);
  }

  /** @returns the dispatch when this call ended it, whether it is to be told, and how its recipients stand */
  async end(tx: EntityManager, id: string): Promise<{ first: boolean; counts: Partial<Record<RecipientStatus, number>> } | undefined> {
    // Locked before the look at its recipients: `settle` may be giving it some back.
    await tx.query('SELECT 1 FROM dispatch WHERE id = $1 FOR UPDATE', [id]);
    const [rows] = await tx.query<[Pick<Dispatch, 'id'>[], number]>(
      `UPDATE dispatch d SET status = 'done', completed_at = now(), version = version + 1 WHERE id = $1 AND status = 'sending'
         AND NOT EXISTS (SELECT 1 FROM dispatch_recipient r WHERE r.dispatch_id = d.id AND r.status IN ('queued', 'deferred', 'handing')) RETURNING id`,
      [id],
    );
    if (rows.length === 0) return undefined;
    const [, told] = await tx.query<[unknown[], number]>('UPDATE dispatch SET told_at = now() WHERE id = $1 AND told_at IS NULL', [id]);
    const counts = await tx.query<{ status: RecipientStatus; count: number }[]>('SELECT status, count(*)::int AS count FROM dispatch_recipient WHERE dispatch_id = $1 GROUP BY status', [id]);
    return { first: told === 1, counts: Object.fromEntries(counts.map(({ status, count }) => [status, count])) };
  }

  /** Milliseconds until something is due on one of these routes; undefined when nothing waits. Costs the same however much waits. */
  async dueInMs(lane: Lane, routes: readonly Omit<Route, 'lane'>[]): Promise<number | undefined> {
    const [row] = await this.db.query<{ due: number | null }[]>(
      `SELECT extract(epoch FROM min(next.at) - now())::float8 * 1000 AS due FROM unnest($2::text[], $3::text[]) AS route (kind, gateway),
         LATERAL (SELECT next_attempt_at AS at FROM dispatch_recipient r WHERE r.lane = $1 AND r.kind = route.kind AND r.gateway = route.gateway AND r.status IN ${open} ORDER BY next_attempt_at LIMIT 1) AS next`,
      [lane, routes.map(({ kind }) => kind), routes.map(({ gateway }) => gateway)],
    );
    return typeof row?.due === 'number' ? Math.max(0, row.due) : undefined;
  }
}

interface End { readonly status: RecipientStatus; readonly reason?: string; readonly code?: number; readonly later?: 'doubling' | 'soon'; readonly uncounted?: boolean }

function endOf(result: HandOver | 'nobody', { age }: Taken): End {
  if (result === 'nobody') return { status: 'undeliverable', reason: 'unsubscribed' };
  switch (result.outcome) {
    case 'handed':
      return { status: 'handed' };
    case 'try-later':
      return age > giveUpMs ? { status: 'failed', reason: 'gave-up', code: result.code } : { status: 'deferred', reason: 'try-later', code: result.code, later: 'doubling' };
    case 'refused':
      return { status: 'failed', reason: 'refused', code: result.code };
    case 'address-invalid':
      return { status: 'failed', reason: 'address-invalid' };
    case 'gone':
      return { status: 'undeliverable', reason: 'gone' };
    case 'lost':
      return { status: 'unknown', reason: 'outcome-lost' };
    case 'away':
      return { status: 'deferred', reason: 'gateway-away', later: 'soon', uncounted: true };
    case 'not-begun':
      return { status: 'queued', uncounted: true };
  }
}
