import { PersonalData, type ForgetReceipt } from '@tomoni/encryption';
import { NotFound, Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Endpoint } from './endpoint.entity.js';
import { PreferencesService } from './preferences.service.js';
import { Subscriber } from './subscriber.entity.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** The end of what is known about a subscriber, with a proof in their hand. */
@Injectable()
export class ForgettingService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly personalData: PersonalData,
    private readonly preferences: PreferencesService,
    private readonly subscriptions: SubscriptionsService,
  ) {}

  /** By the subscriber, with the link in their mails. @throws NotFound */
  forgetMe(token: string): Promise<ForgetReceipt> {
    return this.transactions.run(async (tx) => this.forget(tx, (await this.preferences.owner(tx, token, 'for change')).id));
  }

  /** By staff who were asked to; a second time answers the same receipt. @throws NotFound */
  forgetSubscriber(id: string): Promise<ForgetReceipt> {
    return this.transactions.run((tx) => this.forget(tx, id));
  }

  /** For staff who were asked on the telephone or at the counter: whose address is this? @throws NotFound */
  async find(mail: string): Promise<{ id: string; status: Subscriber['status'] }> {
    const endpoint = await this.db.manager.findOneBy(Endpoint, { kind: 'mail', addressIndex: await this.subscriptions.addressIndex('mail', mail) });
    const subscriber = endpoint && (await this.db.manager.findOneBy(Subscriber, { id: endpoint.subscriberId }));
    if (!subscriber) throw new NotFound({ ja: 'このアドレスの登録はありません。', en: 'Nobody is subscribed with this address.' });
    return { id: subscriber.id, status: subscriber.status };
  }

  async verify(receipt: ForgetReceipt): Promise<{ genuine: boolean }> {
    return { genuine: await this.personalData.verifyReceipt(receipt) };
  }

  private async forget(tx: EntityManager, id: string): Promise<ForgetReceipt> {
    const subscriber = await tx.findOne(Subscriber, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!subscriber) throw new NotFound();
    if (subscriber.status === 'active') await this.subscriptions.tell(tx, subscriber, 'cancelled', subscriber.topics);
    const endpoints = await tx.findBy(Endpoint, { subscriberId: id });
    await tx.query('DELETE FROM suppression WHERE (kind, address_index) IN (SELECT kind, address_index FROM endpoint WHERE subscriber_id = $1)', [id]);
    await tx.query(
      `UPDATE delivery SET status = 'undeliverable', reason = 'forgotten', updated_at = now(), version = version + 1
       WHERE status IN ('queued', 'deferred') AND recipient_kind = 'endpoint' AND recipient_ref = ANY($1)`,
      [endpoints.map((endpoint) => endpoint.id)],
    );
    await tx.update(Subscriber, id, { topics: [], areas: [] });
    return this.subscriptions.erase(tx, id);
  }
}
