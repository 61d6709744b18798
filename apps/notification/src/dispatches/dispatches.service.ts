import { randomUUIDv7 } from 'node:crypto';
import { PersonalData } from '@tomoni/encryption';
import { bePatient } from '@tomoni/messaging';
import { audit, CitySettings, NotFound } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { config } from '../config.js';
import type { NotificationSettings } from '../city-settings.js';
import type { EndpointKind } from '../subscriptions/endpoint.entity.js';
import { Dispatch, type Audience, type DispatchOrder, type TextVariant } from './dispatch.entity.js';
import { DispatchSender, type CompletionHandler } from './dispatch-sender.js';
import { EndpointSendersService } from './endpoint-sender.service.js';
import type { RecipientStatus } from './dispatch-recipient.entity.js';

/** How many endpoints, by kind. */
export type Reach = { readonly total: number } & { readonly [Kind in EndpointKind]?: number };
export interface Progress {
  readonly dispatch: Dispatch;
  readonly counts: Readonly<Partial<Record<RecipientStatus, number>>>;
}

@Injectable()
export class DispatchesService {
  constructor(private readonly personalData: PersonalData, private readonly settings: CitySettings, private readonly sender: DispatchSender, private readonly senders: EndpointSendersService) {}

  /** `handler` runs once for each dispatch of this source, in the transaction that ends it. */
  onCompleted(source: Dispatch['sourceKind'], handler: CompletionHandler): void {
    this.sender.onCompleted(source, handler);
  }

  /**
   * Snapshots who gets it and queues it, in the caller's transaction: all of them or none. The same source a second time
   * changes nothing and answers the first.
   */
  async plan(tx: EntityManager, { source, about = [source.id], lane, drill = 'normal', messages, audience }: DispatchOrder): Promise<Dispatch> {
    const id = randomUUIDv7();
    const [made] = await tx.query<unknown[]>(
      `INSERT INTO dispatch (id, source_kind, source_id, lane, drill, messages, audience, about, status, total)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'sending', 0) ON CONFLICT (source_kind, source_id) DO NOTHING RETURNING 1`,
      [id, source.kind, source.id, lane, drill, JSON.stringify(messages), JSON.stringify(audience), about],
    );
    if (!made) return tx.findOneByOrFail(Dispatch, { sourceKind: source.kind, sourceId: source.id });
    const variants = Object.keys(messages) as TextVariant[];
    const { from, until } = (await (this.settings as NotificationSettings).today(tx))['notification.quiet-hours'];
    const { where, parameters } = await this.selection(audience, 6);
    await tx.query(patience);
    await bePatient(tx, patienceMs);
    await tx.query(
      `INSERT INTO dispatch_recipient (dispatch_id, endpoint_id, subscriber_id, kind, gateway, lane, variant, next_attempt_at)
       SELECT $1::uuid, endpoint.id, endpoint.subscriber_id, endpoint.kind, endpoint.gateway, $2::text, ${variantOf},
         CASE WHEN $2::text = 'alert' THEN now() ELSE after_quiet_hours(now(), coalesce(quiet_from, $4::time), coalesce(quiet_until, $5::time)) END
       FROM endpoint JOIN subscriber ON subscriber.id = endpoint.subscriber_id WHERE ${where}`,
      [id, lane, variants, from, until, ...parameters],
    );
    await tx.query(`UPDATE dispatch SET total = (SELECT count(*) FROM dispatch_recipient WHERE dispatch_id = $1) WHERE id = $1`, [id]);
    this.sender.wakeAfter(tx);
    const dispatch = await tx.findOneByOrFail(Dispatch, { id });
    // Every address will be opened once or more; one entry for each of 60,000 would tell nothing that this one does not.
    if (dispatch.total > 0) await audit(tx, { action: 'endpoint.read', subject: { type: 'dispatch', id }, fields: ['address'], purpose: 'send-dispatch', detail: { source: source.kind, total: dispatch.total } });
    return dispatch;
  }

  /** How many a dispatch to this audience would reach now; counts only. */
  async reach(tx: EntityManager, audience: Audience): Promise<Reach> {
    const { where, parameters } = await this.selection(audience, 1);
    const rows = await tx.query<{ kind: EndpointKind; count: number }[]>(
      `SELECT endpoint.kind, count(*)::int AS count FROM endpoint JOIN subscriber ON subscriber.id = endpoint.subscriber_id WHERE ${where} GROUP BY endpoint.kind`,
      parameters,
    );
    return { total: rows.reduce((sum, { count }) => sum + count, 0), ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
  }

  /** @throws NotFound */
  async progress(tx: EntityManager, id: string): Promise<Progress> {
    const dispatch = await tx.findOneBy(Dispatch, { id });
    if (!dispatch) throw new NotFound();
    const rows = await tx.query<{ status: RecipientStatus; count: number }[]>(
      'SELECT status, count(*)::int AS count FROM dispatch_recipient WHERE dispatch_id = $1 GROUP BY status', [id],
    );
    return { dispatch, counts: Object.fromEntries(rows.map(({ status, count }) => [status, count])) };
  }

  /** Nothing that has not begun goes out any more once this has committed; repeating it changes nothing. @throws NotFound */
  async stop(tx: EntityManager, id: string): Promise<Dispatch> {
    await tx.query(`UPDATE dispatch SET status = 'stopped', stopped_at = now(), version = version + 1 WHERE id = $1 AND status = 'sending'`, [id]);
    // A small dispatch is stopped as it is read; of a large one the engine, which takes nothing of it any more, sweeps the rest.
    await tx.query(
      `UPDATE dispatch_recipient SET status = 'stopped' WHERE (dispatch_id, endpoint_id) IN (
         SELECT dispatch_id, endpoint_id FROM dispatch_recipient WHERE dispatch_id = $1 AND status IN ('queued', 'deferred') LIMIT 5000 FOR UPDATE SKIP LOCKED)
         AND EXISTS (SELECT 1 FROM dispatch WHERE id = $1 AND status = 'stopped')`,
      [id],
    );
    return (await this.progress(tx, id)).dispatch;
  }

  /** Conditions over `endpoint` and `subscriber`; parameters are numbered from `first`. */
  private async selection(audience: Audience, first: number): Promise<{ where: string; parameters: unknown[] }> {
    const parameters: unknown[] = [];
    const parameter = (value: unknown) => `$${first + parameters.push(value) - 1}`;
    // What nobody here can send would wait for ever.
    const conditions = [`endpoint.status IN ('active', 'soft-bounced')`, `subscriber.status = 'active'`, `endpoint.kind = ANY(${parameter(this.senders.kinds)}::text[])`];
    if ('sameAs' in audience) {
      const among = audience.among ? ` AND status = ANY(${parameter(audience.among)}::text[])` : '';
      conditions.push(`endpoint.id IN (SELECT endpoint_id FROM dispatch_recipient WHERE dispatch_id = ${parameter(audience.sameAs)}::uuid${among})`);
      return { where: conditions.join(' AND '), parameters };
    }
    if ('news' in audience) {
      conditions.push(`subscriber.id IN (SELECT subscriber_id FROM news_turn WHERE round = ${parameter(audience.news)}::uuid)`);
      return { where: conditions.join(' AND '), parameters };
    }
    if (audience.kinds) conditions.push(`endpoint.kind = ANY(${parameter(audience.kinds)}::text[])`);
    if ('drill' in audience) {
      conditions.push('endpoint.drill');
      return { where: conditions.join(' AND '), parameters };
    }
    conditions.push(`subscriber.topics && ${parameter(audience.topics)}::text[]`);
    if (audience.areas.length > 0 && !audience.areas.includes(config.TENANT)) {
      conditions.push(`(subscriber.areas = '{}' OR subscriber.areas && ${parameter(audience.areas)}::text[])`);
    }
    if (audience.childMonths) {
      const indexes = await Promise.all(audience.childMonths.map((month) => this.personalData.searchIndex('subscriber.child-month', month)));
      conditions.push(`subscriber.id IN (SELECT subscriber_id FROM child_month WHERE month_index = ANY(${parameter(indexes)}::text[]))`);
    }
    return { where: conditions.join(' AND '), parameters };
  }
}

/** A million recipients take longer than other statements may, and are sorted out in memory rather than on disk; for this transaction alone. */
const patienceMs = 300_000;
const patience = `SELECT set_config('statement_timeout', '${patienceMs}', true), set_config('work_mem', '64MB', true)`;

/** $3: the variants there are. */
const variantOf = `CASE
  WHEN subscriber.lang = 'ja' THEN CASE WHEN subscriber.easy AND 'ja-easy' = ANY($3::text[]) THEN 'ja-easy' ELSE 'ja' END
  WHEN subscriber.lang = ANY($3::text[]) THEN subscriber.lang
  WHEN 'en' = ANY($3::text[]) THEN 'en' ELSE 'ja' END`;
