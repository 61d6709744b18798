import { randomUUIDv7 } from 'node:crypto';
import type { IncomingEvent } from '@tomoni/messaging';
import { audit, expectVersion, NotFound, page, Transactions, type Page } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { InboxTwins } from '../inbox/inbox-twins.service.js';
import { MailTemplates, type MailVariables } from '../mail-templates/mail-templates.service.js';
import { Delivery, deliveryStatuses, reasonTexts, statusTexts, type DeliveryStatus } from './delivery.entity.js';
import { HandOverService, type RefusalListener } from './hand-over.service.js';
import { messageIdOf } from './mail-gateway.js';
import { MailSender } from './mail-sender.js';

/** What is written, because of what. */
export interface Mail {
  readonly event: Pick<IncomingEvent, 'id' | 'type'>;
  readonly caseId: string;
  readonly template: string;
  readonly variables: MailVariables;
}

/** Codes, not words of one's own: somebody would sooner or later type a name. */
export const resendReasons = ['not-arrived', 'not-in-gateway-log', 'cause-removed'] as const;

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly templates: MailTemplates,
    private readonly sender: MailSender,
    private readonly twins: InboxTwins,
    private readonly handOver: HandOverService,
  ) {}

  /** One mail to whom the event's owner knows by `contactRef`, and its twin in their inbox where they have one. @throws VariableMissing */
  async queueForContact(tx: EntityManager, mail: Mail, contactRef: string): Promise<void> {
    const [owner = ''] = mail.event.type.split('.', 1);
    const [id, columns] = [randomUUIDv7(), await this.columns(tx, mail)];
    const [queued] = await tx.query<{ created_at: Date }[]>(
      `INSERT INTO delivery (id, dedupe_key, event_id, event_type, case_id, template, template_version, variables, recipient_kind, owner, recipient_ref, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'contact', $9, $10, 'queued') ON CONFLICT (dedupe_key) DO NOTHING RETURNING created_at`,
      [id, `${mail.event.id}:contact:${contactRef}`, ...columns, owner, contactRef],
    );
    if (!queued) return;
    const { caseId, template, variables } = mail;
    await this.twins.add(tx, { owner, contactRef }, { id, caseId, template, templateVersion: columns[4], variables, createdAt: queued.created_at });
    this.sender.wakeAfter(tx);
  }

  /** One message to an address that is about that address itself: its confirmation, or a notice to its owner. Every call is one more. */
  async queueForEndpoint(tx: EntityManager, template: string, endpointId: string): Promise<void> {
    const mail = { event: { id: randomUUIDv7(), type: 'notification.endpoint' }, caseId: endpointId, template, variables: {} };
    await tx.query(
      `INSERT INTO delivery (id, dedupe_key, event_id, event_type, case_id, template, template_version, variables, recipient_kind, owner, recipient_ref, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'endpoint', 'notification', $9, 'queued')`,
      [randomUUIDv7(), `${mail.event.id}:endpoint:${endpointId}`, ...(await this.columns(tx, mail)), endpointId],
    );
    this.sender.wakeAfter(tx);
  }

  /** After a `Transactions.run` that queued something: it commits by itself, and the sender would wait for its next round. */
  wake(): void {
    this.sender.wakeNow();
  }

  /** `listener` is told, in a transaction, of each message to an endpoint that was refused for good. */
  whenRefused(listener: RefusalListener): void {
    this.handOver.refusalListeners.push(listener);
  }

  async list({ status, caseId, ...request }: { status?: DeliveryStatus; caseId?: string; cursor?: string; limit: number }): Promise<Page<ShownDelivery>> {
    const query = this.db.getRepository(Delivery).createQueryBuilder('delivery');
    if (status) query.andWhere('delivery.status = :status', { status });
    if (caseId) query.andWhere('delivery.caseId = :caseId', { caseId });
    const { items, next } = await page(query, request, { by: ['createdAt', 'id'], direction: 'DESC' });
    return { items: items.map(shown), next };
  }

  async get(id: string): Promise<ShownDelivery> {
    const delivery = await this.db.getRepository(Delivery).findOneBy({ id });
    if (!delivery) throw new NotFound();
    return shown(delivery);
  }

  /** How many are in which state, and since when the oldest of the waiting ones waits. */
  async summary(): Promise<{ counts: Record<DeliveryStatus, number>; waitingSince: Date | null }> {
    const rows = await this.db.query<{ status: DeliveryStatus; count: number; oldest: Date }[]>(
      'SELECT status, count(*)::int AS count, min(created_at) AS oldest FROM delivery GROUP BY status',
    );
    const counts = Object.fromEntries(deliveryStatuses.map((status) => [status, 0])) as Record<DeliveryStatus, number>;
    for (const { status, count } of rows) counts[status] = count;
    const waiting = rows.filter(({ status }) => status === 'queued' || status === 'deferred').map(({ oldest }) => oldest.getTime());
    return { counts, waitingSince: waiting.length > 0 ? new Date(Math.min(...waiting)) : null };
  }

  /** A person decides to send a mail again whose outcome is unknown or that failed; who and why is in the audit. */
  resend(id: string, version: number, reason: (typeof resendReasons)[number]): Promise<ShownDelivery> {
    return this.transactions.run(async (tx) => {
      const delivery = await tx.findOne(Delivery, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!delivery) throw new NotFound();
      expectVersion(delivery, version);
      const before = delivery.status;
      delivery.resend();
      await tx.save(delivery);
      await audit(tx, { action: 'delivery.resend', subject: { type: 'delivery', id }, purpose: reason, detail: { before } });
      this.sender.wakeAfter(tx);
      return shown(delivery);
    });
  }

  private async columns(tx: EntityManager, { event, caseId, template, variables }: Mail): Promise<[string, string, string, string, number, string]> {
    const version = await this.templates.currentVersionFor(tx, template, variables);
    return [event.id, event.type, caseId, template, version, JSON.stringify(variables)];
  }
}

export type ShownDelivery = ReturnType<typeof shown>;

/** A delivery in the words of the people who watch over them. */
function shown(delivery: Delivery) {
  const waiting = delivery.status === 'queued' || delivery.status === 'deferred';
  return {
    ...delivery,
    statusText: statusTexts[delivery.status],
    reasonText: delivery.reason && reasonTexts[delivery.reason],
    nextAttemptAt: waiting ? delivery.nextAttemptAt : null,
    messageId: messageIdOf(delivery.id),
  };
}
