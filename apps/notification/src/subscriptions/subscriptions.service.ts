import { randomUUIDv7 } from 'node:crypto';
import { subscriptionCancelled, subscriptionConfirmed } from '@tomoni/contracts';
import { KeyManagement, PersonalData } from '@tomoni/encryption';
import { eventContext, publish } from '@tomoni/messaging';
import { Clock } from '@tomoni/platform';
import { Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { config } from '../config.js';
import { Endpoint, type EndpointKind } from './endpoint.entity.js';
import { SignedLinks } from './signed-links.service.js';
import { Subscriber } from './subscriber.entity.js';

export interface Subscription {
  readonly mail: string;
  readonly topics: readonly string[];
  /** Empty: the whole city. */
  readonly areas: readonly string[];
  readonly lang: 'ja' | 'en';
  /** Gets drills and test sends as well, and was told so. */
  readonly drill?: boolean;
}
/** Where one message goes; lives no longer than the sending. */
export interface Reached { readonly endpointId: string; readonly kind: EndpointKind; readonly address: string; readonly lang: 'ja' | 'en' }
/** What may be written to an endpoint that is not (or not only) a subscriber's news. */
export type EndpointMail = 'confirmation' | 'notice';

/** How long a link to the preferences holds: every mail brings a new one. */
const preferencesDays = 90;

/** Who is subscribed, where they are reached, and how they leave. */
@Injectable()
export class SubscriptionsService {
  private readonly links: SignedLinks;

  constructor(private readonly personalData: PersonalData, keys: KeyManagement, @Optional() private readonly clock: Clock = new Clock()) {
    this.links = new SignedLinks(keys, clock);
  }

  /** Somebody confirmed their address; a second time for the same address changes nothing. @returns whether it was new */
  async subscribe(tx: EntityManager, { mail, topics, areas, lang, drill = false }: Subscription): Promise<boolean> {
    const [id, endpointId] = [randomUUIDv7(), randomUUIDv7()];
    const addressIndex = await this.addressIndex('mail', mail);
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO endpoint (id, subscriber_id, kind, address_index, status, drill, confirmed_at)
       SELECT $1, $2, 'mail', $3, 'active', $4, now() WHERE NOT EXISTS (SELECT 1 FROM suppression WHERE kind = 'mail' AND address_index = $3)
       ON CONFLICT (kind, address_index) DO NOTHING RETURNING id`,
      [endpointId, id, addressIndex, drill],
    );
    if (inserted.length === 0) return false;
    await tx.insert(Subscriber, { id, topics: [...topics], areas: [...areas], lang, status: 'active' });
    await tx.update(Endpoint, endpointId, { addressSealed: await this.personalData.seal(tx, id, 'mail', mail) });
    return true;
  }

  /** Blind index of an address: finds it without opening any. */
  addressIndex(kind: EndpointKind, address: string): Promise<string> {
    return this.personalData.searchIndex(`subscriber.${kind}`, address.trim().toLowerCase());
  }

  /**
   * The one mail an unconfirmed endpoint gets, or a notice to a confirmed one; undefined when neither may be sent. Whoever
   * is asked for a confirmation has had it from here on.
   */
  async endpointFor(tx: EntityManager, endpointId: string, mail: EndpointMail): Promise<(Reached & { link: string; code: string }) | undefined> {
    const endpoint = await tx.findOne(Endpoint, { where: { id: endpointId }, lock: { mode: 'pessimistic_write' } });
    const subscriber = endpoint && (await tx.findOneBy(Subscriber, { id: endpoint.subscriberId }));
    if (!endpoint || !subscriber) return undefined;
    const { confirmBy, status } = endpoint;
    const mayConfirm = confirmBy !== null && confirmBy > this.clock.now() && (status === 'requested' || status === 'confirmation-sent' || status === 'suspended');
    const isConfirmed = subscriber.status === 'active' && (status === 'active' || status === 'soft-bounced');
    if (mail === 'confirmation' ? !mayConfirm : !isConfirmed) return undefined;
    const reached = await this.open(tx, endpoint, subscriber);
    if (!reached) return undefined;
    if (status === 'requested') await tx.update(Endpoint, endpointId, { status: 'confirmation-sent' });
    if (mail === 'notice' || !confirmBy) return { ...reached, link: await this.preferencesUrl(subscriber.id), code: '' };
    const link = await this.links.url('confirm endpoint', '/subscriptions/confirm', endpointId, confirmBy);
    return { ...reached, link, code: await this.links.code(endpointId, confirmBy) };
  }

  /**
   * Ends a subscription, or one topic of it. Without a topic no mail is sent after this commits, and the addresses are gone
   * for good. Repeating it changes nothing. @throws NotFound for a token that is not ours
   */
  async unsubscribe(tx: EntityManager, token: string, topic?: string): Promise<void> {
    const id = await this.subscriberOf(token);
    const subscriber = await tx.findOne(Subscriber, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (topic !== undefined) {
      if (subscriber?.status !== 'active' || !subscriber.topics.includes(topic)) return;
      await tx.update(Subscriber, id, { topics: subscriber.topics.filter((one) => one !== topic) });
      return this.tell(tx, subscriber, 'cancelled', [topic]);
    }
    if (subscriber?.status === 'active') await this.tell(tx, subscriber, 'cancelled', subscriber.topics);
    await this.erase(tx, id);
  }

  /** Shreds the person's key and everything an address could be found by. @returns the receipt */
  async erase(tx: EntityManager, id: string) {
    const receipt = await this.personalData.forget(tx, id);
    await tx.query(`UPDATE subscriber SET status = 'unsubscribed', unsubscribed_at = coalesce(unsubscribed_at, now()), quiet_from = NULL, quiet_until = NULL WHERE id = $1`, [id]);
    await tx.query('DELETE FROM child_month WHERE subscriber_id = $1', [id]);
    const [endpoints] = await tx.query<[{ id: string }[], number]>(
      `UPDATE endpoint SET status = 'unsubscribed', address_sealed = NULL, address_index = NULL, confirm_by = NULL, updated_at = now() WHERE subscriber_id = $1 RETURNING id`, [id]);
    // What waits finds nobody at its turn; it is shown as that at once.
    await tx.query(
      `UPDATE dispatch_recipient SET status = 'undeliverable', reason = 'unsubscribed' WHERE status IN ('queued', 'deferred')
         AND dispatch_id IN (SELECT id FROM dispatch WHERE status = 'sending') AND endpoint_id = ANY($1)`, [endpoints.map((endpoint) => endpoint.id)]);
    return receipt;
  }

  /** Tells the reach dashboard, where there is an event to tell it with: the seed runs outside of everything. */
  async tell(tx: EntityManager, { id, areas }: Pick<Subscriber, 'id' | 'areas'>, what: 'confirmed' | 'cancelled', topics: readonly string[]): Promise<void> {
    if (topics.length === 0 || !eventContext.get()) return;
    const [endpoint] = await tx.query<{ kind: EndpointKind }[]>(
      `SELECT kind FROM endpoint WHERE subscriber_id = $1 AND confirmed_at IS NOT NULL ORDER BY created_at LIMIT 1`, [id]);
    const event = what === 'confirmed' ? subscriptionConfirmed : subscriptionCancelled;
    for (const topic of topics) await publish(tx, event, { subscriptionId: randomUUIDv7(), topic, areas, kind: endpoint?.kind ?? 'mail' });
  }

  /** The page of one subscriber's "stop" link, which no login protects and nobody can guess; a mail of years ago still ends it. */
  async unsubscribeUrl(id: string, topic?: string): Promise<string> {
    return (await this.links.url('unsubscribe', '/unsubscribe', id)) + (topic === undefined ? '' : `&topic=${topic}`);
  }

  /** Where a subscriber sees and changes what they get. */
  preferencesUrl(id: string): Promise<string> {
    return this.links.url('preferences', '/preferences/page', id, new Date(this.clock.now().getTime() + preferencesDays * 86_400_000));
  }

  /** @throws NotFound for a token that is not ours */
  subscriberOf(token: string): Promise<string> {
    return this.links.read('unsubscribe', token);
  }

  private async open(tx: EntityManager, { id, kind, addressSealed }: Endpoint, subscriber: Subscriber): Promise<Reached | undefined> {
    if (!addressSealed) return undefined;
    return { endpointId: id, kind, address: await this.personalData.open(tx, subscriber.id, kind, addressSealed), lang: subscriber.lang === 'ja' ? 'ja' : 'en' };
  }
}

/** The fixed domain that receivers with allow-lists are told. */
export const senderDomain = config.MAIL_FROM.split('@')[1] ?? '';
