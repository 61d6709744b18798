import { randomUUIDv7 } from 'node:crypto';
import { Messaging, type Counter } from '@tomoni/messaging';
import { audit, CitySettings, Clock, NotFound, page, Transactions, type Page } from '@tomoni/platform';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NotificationSettings } from '../city-settings.js';
import { Endpoint } from '../subscriptions/endpoint.entity.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { readReturnedMail, type ReturnedMail } from './returned-mail.js';
import { ReturnPaths, type Returned } from './return-path.service.js';
import { Suppression, type SuppressionReason } from './suppression.entity.js';

/** What is heard of an endpoint after (or while) a message was handed over. */
export type Heard = 'hard' | 'soft' | 'complaint' | 'delivered';

/** Bounces of one address further apart than this are not in a row. */
const rowDays = 7;

/** What comes back, and what follows from it for the one endpoint it is about: never for its subscriber's others, or for anybody else. */
@Injectable()
export class BouncesService {
  private readonly log = new Logger(BouncesService.name);
  private readonly returned: Counter;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly settings: CitySettings,
    private readonly subscriptions: SubscriptionsService,
    private readonly returnPaths: ReturnPaths,
    private readonly clock: Clock,
    { metrics }: Messaging,
  ) {
    this.returned = metrics.counter('tomoni_returned_mails_total', 'Mails that came back, by what they say; "unproven" names no message of ours, "unclear" is in words nobody knows');
  }

  /** A mail to `bounce@` or `bounce+…@`, as it came over SMTP. Whoever wrote it proves by an address or an id of ours what it is about. */
  async receive(raw: Buffer, recipient: string): Promise<void> {
    const mail = await readReturnedMail(raw);
    const about = await this.aboutWhat(mail, recipient);
    const { verdict } = mail;
    this.returned.add(1, { verdict: about ? verdict : 'unproven' });
    if (!about || verdict === 'unclear' || verdict === 'later') {
      // Neither its words nor its addresses: only that there was one.
      if (verdict !== 'later') this.log.warn(`A returned mail says nothing we can act on (${about ? verdict : 'unproven'}${mail.code ? `, ${mail.code}` : ''})`);
      return;
    }
    await this.transactions.run((tx) => this.hear(tx, about, verdict));
  }

  /**
   * Counts it, suspends the endpoint at the city's number, ends it at a complaint, and marks the message it was about. A sender
   * whose gateway answers at once tells it here too.
   */
  async hear(tx: EntityManager, { dispatchId, endpointId }: { endpointId: string; dispatchId?: string }, heard: Heard): Promise<void> {
    const endpoint = await tx.findOne(Endpoint, { where: { id: endpointId }, lock: { mode: 'pessimistic_write' } });
    if (dispatchId !== undefined && heard !== 'delivered' && !(await this.mark(tx, dispatchId, endpointId, heard))) return;
    if (!endpoint || endpoint.status === 'unsubscribed') return;
    switch (heard) {
      case 'delivered':
        if (endpoint.status === 'active' && endpoint.hardBounces === 0) return;
        if (endpoint.status === 'active' || endpoint.status === 'soft-bounced') await tx.update(Endpoint, endpointId, { status: 'active', softBounces: 0, hardBounces: 0 });
        return;
      case 'complaint':
        return this.end(tx, endpoint);
      case 'hard':
      case 'soft':
        return this.count(tx, endpoint, heard);
    }
  }

  async suppressions(request: { cursor?: string; limit: number }): Promise<Page<Suppression>> {
    return page(this.db.getRepository(Suppression).createQueryBuilder('suppression'), request, { by: ['suppressedAt', 'id'], direction: 'DESC' });
  }

  /** Staff know better: the endpoint is written to again. One that complained must subscribe anew. @throws NotFound */
  lift(id: string): Promise<Suppression> {
    return this.transactions.run(async (tx) => {
      const suppression = await tx.findOneBy(Suppression, { id });
      if (!suppression) throw new NotFound();
      const { kind, addressIndex, reason } = suppression;
      await this.liftFor(tx, { kind, addressIndex });
      await tx.update(Endpoint, { kind, addressIndex, status: 'suspended' }, { status: 'active', softBounces: 0, hardBounces: 0 });
      await audit(tx, { action: 'suppression.lifted', subject: { type: 'suppression', id }, detail: { reason } });
      return suppression;
    });
  }

  /** Its owner has confirmed it anew. */
  async liftFor(tx: EntityManager, { kind, addressIndex }: Pick<Endpoint, 'kind'> & { addressIndex: string | null }): Promise<void> {
    if (addressIndex !== null) await tx.delete(Suppression, { kind, addressIndex });
  }

  private async count(tx: EntityManager, { id, status, kind, addressIndex, lastBounceAt, ...counted }: Endpoint, heard: 'hard' | 'soft'): Promise<void> {
    const now = this.clock.now();
    const limits = await (this.settings as NotificationSettings).today(tx);
    const inARow = lastBounceAt !== null && now.getTime() - lastBounceAt.getTime() < rowDays * 86_400_000;
    const [hardBounces, softBounces] = heard === 'hard' ? [counted.hardBounces + 1, counted.softBounces] : [counted.hardBounces, (inARow ? counted.softBounces : 0) + 1];
    const tooMany = heard === 'hard' ? hardBounces >= limits['notification.hard-bounces'] : softBounces >= limits['notification.soft-bounces'];
    const mayChange = status === 'active' || status === 'soft-bounced';
    const next = !mayChange ? status : tooMany ? 'suspended' : heard === 'soft' ? 'soft-bounced' : status;
    await tx.update(Endpoint, id, { hardBounces, softBounces, lastBounceAt: now, status: next });
    if (mayChange && tooMany) await this.suppress(tx, kind, addressIndex, `${heard}-bounces`);
  }

  /** Who calls our mail spam gets none from now on; other endpoints of theirs said nothing. The last one ends the subscription. */
  private async end(tx: EntityManager, { id, subscriberId, kind, addressIndex }: Endpoint): Promise<void> {
    await this.suppress(tx, kind, addressIndex, 'complaint');
    await tx.update(Endpoint, id, { status: 'unsubscribed', addressSealed: null, addressIndex: null, confirmBy: null });
    const [left] = await tx.query<unknown[]>(`SELECT 1 FROM endpoint WHERE subscriber_id = $1 AND status <> 'unsubscribed' LIMIT 1`, [subscriberId]);
    if (left) return;
    const subscriber = await tx.findOneBy(Subscriber, { id: subscriberId });
    if (subscriber?.status === 'active') await this.subscriptions.tell(tx, subscriber, 'cancelled', subscriber.topics);
    await this.subscriptions.erase(tx, subscriberId);
  }

  private async suppress(tx: EntityManager, kind: Endpoint['kind'], addressIndex: string | null, reason: SuppressionReason): Promise<void> {
    if (addressIndex === null) return;
    await tx.query(
      `INSERT INTO suppression (id, kind, address_index, reason, suppressed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (kind, address_index) DO UPDATE SET reason = excluded.reason, suppressed_at = excluded.suppressed_at`,
      [randomUUIDv7(), kind, addressIndex, reason, this.clock.now()],
    );
  }

  /**
   * The message as its sender sees it: it came back, or was called spam.
   * @returns false when that was known: mail servers repeat themselves, and one bounce counts once
   */
  private async mark(tx: EntityManager, dispatchId: string, endpointId: string, heard: Exclude<Heard, 'delivered'>): Promise<boolean> {
    const [status, reason] = heard === 'complaint' ? ['complained', 'complaint'] : ['bounced', `${heard}-bounce`];
    const [row] = await tx.query<{ status: string }[]>('SELECT status FROM dispatch_recipient WHERE dispatch_id = $1 AND endpoint_id = $2 FOR UPDATE', [dispatchId, endpointId]);
    if (row) {
      if (row.status === 'complained' || row.status === status) return false;
      if (heard === 'hard') await this.fallBack(tx, dispatchId, endpointId);
      // Refused in the very session that handed it over: its sender has written that down.
      if (row.status === 'failed' || row.status === 'handing') return true;
      await tx.query('UPDATE dispatch_recipient SET status = $3, reason = $4 WHERE dispatch_id = $1 AND endpoint_id = $2', [dispatchId, endpointId, status, reason]);
      return true;
    }
    const [delivery] = await tx.query<{ reason: string | null }[]>('SELECT reason FROM delivery WHERE id = $1 FOR UPDATE', [dispatchId]);
    if (delivery?.reason === 'came-back' && heard !== 'complaint') return false;
    await tx.query(`UPDATE delivery SET status = 'failed', reason = 'came-back', updated_at = now(), version = version + 1 WHERE id = $1 AND status IN ('handed', 'unknown')`, [dispatchId]);
    return true;
  }

  /** What one address refuses goes to the next one its owner confirmed: an old carrier address often stands beside a telephone. */
  private async fallBack(tx: EntityManager, dispatchId: string, endpointId: string): Promise<void> {
    const added = await tx.query<unknown[]>(
      `INSERT INTO dispatch_recipient (dispatch_id, endpoint_id, subscriber_id, kind, gateway, lane, variant)
       SELECT refused.dispatch_id, other.id, other.subscriber_id, other.kind, other.gateway, refused.lane, refused.variant
       FROM dispatch_recipient refused JOIN dispatch ON dispatch.id = dispatch_id AND dispatch.status <> 'stopped'
         JOIN endpoint other ON other.subscriber_id = refused.subscriber_id AND other.status IN ('active', 'soft-bounced')
         JOIN subscriber ON subscriber.id = other.subscriber_id AND subscriber.status = 'active'
       WHERE refused.dispatch_id = $1 AND refused.endpoint_id = $2 AND refused.kind = 'mail'
         AND NOT EXISTS (SELECT 1 FROM dispatch_recipient had WHERE had.dispatch_id = $1 AND had.endpoint_id = other.id)
       ORDER BY array_position(ARRAY['mail', 'sms', 'push', 'messaging-app'], other.kind), other.created_at LIMIT 1
       ON CONFLICT DO NOTHING RETURNING 1`,
      [dispatchId, endpointId],
    );
    if (added.length > 0) await tx.query(`UPDATE dispatch SET total = total + 1, status = 'sending', completed_at = NULL, version = version + 1 WHERE id = $1`, [dispatchId]);
  }

  /** By the return address (VERP) first, else by the id of a message of ours; an address that anybody could write down proves nothing. */
  private async aboutWhat({ returnPaths, messageIds }: ReturnedMail, recipient: string): Promise<Returned | undefined> {
    for (const path of [recipient, ...returnPaths].slice(0, 20)) {
      const returned = await this.returnPaths.read(path);
      if (returned) return returned;
    }
    for (const id of messageIds.slice(0, 20)) {
      const [dispatchId, endpointId] = id.match(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi) ?? [];
      if (dispatchId === undefined) continue;
      const [row] = await this.db.query<{ endpoint_id: string }[]>(
        `SELECT endpoint_id FROM dispatch_recipient WHERE dispatch_id = $1 AND endpoint_id = $2
         UNION ALL SELECT recipient_ref FROM delivery WHERE id = $1 AND recipient_kind = 'endpoint' LIMIT 1`,
        [dispatchId, endpointId ?? dispatchId],
      );
      if (row) return { dispatchId, endpointId: row.endpoint_id };
    }
    return undefined;
  }
}
