import { randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { KeyManagement, PersonalData } from '@tomoni/encryption';
import { NotFound } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { config } from '../config.js';
import { Subscriber } from './subscriber.entity.js';

export interface Subscription {
  readonly mail: string;
  readonly topics: readonly string[];
  /** Empty: the whole city. */
  readonly areas: readonly string[];
  readonly lang: 'ja' | 'en';
}

@Injectable()
export class SubscriptionsService {
  constructor(private readonly personalData: PersonalData, private readonly keys: KeyManagement) {}

  /** Somebody confirmed their address; a second time for the same address changes nothing. @returns whether it was new */
  async subscribe(tx: EntityManager, { mail, topics, areas, lang }: Subscription): Promise<boolean> {
    const id = randomUUIDv7();
    const mailIndex = await this.personalData.searchIndex('subscriber.mail', mail.trim().toLowerCase());
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO subscriber (id, mail_index, topics, areas, lang, status) VALUES ($1, $2, $3, $4, $5, 'active')
       ON CONFLICT (mail_index) DO NOTHING RETURNING id`,
      [id, mailIndex, topics, areas, lang],
    );
    if (inserted.length === 0) return false;
    await tx.update(Subscriber, id, { mailSealed: await this.personalData.seal(tx, id, 'mail', mail) });
    return true;
  }

  /** Where to write to, or undefined when they have unsubscribed. Locks the row: an unsubscription waits, or is seen. */
  async addressOf(tx: EntityManager, id: string): Promise<{ mail: string; lang: 'ja' | 'en' } | undefined> {
    const subscriber = await tx.findOne(Subscriber, { where: { id }, lock: { mode: 'pessimistic_read' } });
    if (!subscriber?.mailSealed || subscriber.status !== 'active') return undefined;
    return { mail: await this.personalData.open(tx, id, 'mail', subscriber.mailSealed), lang: subscriber.lang };
  }

  /** No mail is sent after this commits, and the address is gone for good. Repeating it changes nothing. @throws NotFound for a token that is not ours */
  async unsubscribe(tx: EntityManager, token: string): Promise<void> {
    const id = await this.subscriberOf(token);
    await this.personalData.forget(tx, id);
    await tx.query(
      `UPDATE subscriber SET status = 'unsubscribed', mail_sealed = NULL, mail_index = NULL, unsubscribed_at = coalesce(unsubscribed_at, now()) WHERE id = $1`,
      [id],
    );
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
