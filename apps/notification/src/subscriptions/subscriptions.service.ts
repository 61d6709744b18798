import { randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { KeyManagement, PersonalData } from '@tomoni/encryption';
import { NotFound } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import { Endpoint } from './endpoint.entity.js';
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

@Injectable()
export class SubscriptionsService {
  constructor(private readonly personalData: PersonalData, private readonly keys: KeyManagement) {}

  /** Somebody confirmed their address; a second time for the same address changes nothing. @returns whether it was new */
  async subscribe(tx: EntityManager, { mail, topics, areas, lang, drill = false }: Subscription): Promise<boolean> {
    const [id, endpointId] = [randomUUIDv7(), randomUUIDv7()];
    const addressIndex = await this.personalData.searchIndex('subscriber.mail', mail.trim().toLowerCase());
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO endpoint (id, subscriber_id, kind, address_index, status, drill, confirmed_at) VALUES ($1, $2, 'mail', $3, 'active', $4, now())
       ON CONFLICT (kind, address_index) DO NOTHING RETURNING id`,
      [endpointId, id, addressIndex, drill],
    );
    if (inserted.length === 0) return false;
    await tx.insert(Subscriber, { id, topics: [...topics], areas: [...areas], lang, status: 'active' });
    await tx.update(Endpoint, endpointId, { addressSealed: await this.personalData.seal(tx, id, 'mail', mail) });
    return true;
  }

  /** Where to write to, or undefined when they have unsubscribed. Locks the row: an unsubscription waits, or is seen. */
  async addressOf(tx: EntityManager, id: string): Promise<{ mail: string; lang: 'ja' | 'en' } | undefined> {
    const subscriber = await tx.findOne(Subscriber, { where: { id }, lock: { mode: 'pessimistic_read' } });
    if (subscriber?.status !== 'active') return undefined;
    const endpoint = await tx.findOne(Endpoint, { where: { subscriberId: id, kind: 'mail', status: In(['active', 'soft-bounced']) }, order: { createdAt: 'ASC' } });
    if (!endpoint?.addressSealed) return undefined;
    return { mail: await this.personalData.open(tx, id, 'mail', endpoint.addressSealed), lang: subscriber.lang === 'ja' ? 'ja' : 'en' };
  }

  /** No mail is sent after this commits, and the address is gone for good. Repeating it changes nothing. @throws NotFound for a token that is not ours */
  async unsubscribe(tx: EntityManager, token: string): Promise<void> {
    const id = await this.subscriberOf(token);
    await this.personalData.forget(tx, id);
    await tx.query(`UPDATE subscriber SET status = 'unsubscribed', unsubscribed_at = coalesce(unsubscribed_at, now()) WHERE id = $1`, [id]);
    await tx.query(`UPDATE endpoint SET status = 'unsubscribed', address_sealed = NULL, address_index = NULL, updated_at = now() WHERE subscriber_id = $1`, [id]);
  }

  /** The page of one subscriber's "stop" link, which no login protects and nobody can guess. */
  async unsubscribeUrl(id: string): Promise<string> {
    return `${config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`}/unsubscribe?token=${id}.${await this.mac(id)}`;
  }

  /** @throws NotFound for a token that is not ours */
  async subscriberOf(token: string): Promise<string> {
    const [id = '', mac = ''] = token.split('.');
    const [given, expected] = [Buffer.from(mac), Buffer.from(await this.mac(id))];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new NotFound();
    return id;
  }

  private async mac(id: string): Promise<string> {
    return (await this.keys.mac('unsubscribe', id)).toString('base64url');
  }
}
