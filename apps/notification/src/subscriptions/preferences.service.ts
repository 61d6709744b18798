import { randomUUIDv7 } from 'node:crypto';
import { PersonalData } from '@tomoni/encryption';
import { Clock, Conflict, InvalidInput, NotFound, Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { TopicsService } from '../topics/topics.service.js';
import { ChildMonth } from './child-month.entity.js';
import { Endpoint, type EndpointKind } from './endpoint.entity.js';
import type { Preferences, Wishes } from './preferences.view.js';
import { SignedLinks } from './signed-links.service.js';
import { Subscriber } from './subscriber.entity.js';
import { SubscriptionsService } from './subscriptions.service.js';

const mostEndpoints = 8;

/** What a subscriber sees and changes with the link in their mails. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly personalData: PersonalData,
    private readonly links: SignedLinks,
    private readonly topics: TopicsService,
    private readonly subscriptions: SubscriptionsService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async show(token: string, tx = this.db.manager): Promise<Preferences> {
    return this.shown(tx, await this.owner(tx, token));
  }

  /** @throws NotFound, InvalidInput */
  change(token: string, wishes: Wishes): Promise<Preferences> {
    return this.transactions.run(async (tx) => {
      const before = await this.owner(tx, token, 'for change');
      await this.topics.requireKnown(tx, wishes);
      await this.write(tx, before.id, wishes);
      const after = { ...before, areas: wishes.areas };
      await this.subscriptions.tell(tx, before, 'cancelled', before.topics.filter((topic) => !wishes.topics.includes(topic)));
      await this.subscriptions.tell(tx, after, 'confirmed', wishes.topics.filter((topic) => !before.topics.includes(topic)));
      return this.shown(tx, await tx.findOneByOrFail(Subscriber, { id: before.id }));
    });
  }

  /** Writes what somebody wishes to get; months of birth only with consent, and the ones no longer named are erased. @throws InvalidInput */
  async write(tx: EntityManager, id: string, { topics, areas, lang, easy, quietHours, childMonths }: Wishes): Promise<void> {
    this.checkMonths(childMonths);
    await tx.update(Subscriber, id, { topics, areas, lang, easy, quietFrom: quietHours?.from ?? null, quietUntil: quietHours?.until ?? null });
    const months = await Promise.all(childMonths.map(async (month) => ({ subscriberId: id, month, monthIndex: await this.personalData.searchIndex('subscriber.child-month', month) })));
    await tx.query('DELETE FROM child_month WHERE subscriber_id = $1 AND month_index <> ALL($2)', [id, months.map(({ monthIndex }) => monthIndex)]);
    for (const { month, ...row } of months) {
      const monthSealed = await this.personalData.seal(tx, id, 'child-month', month);
      await tx.createQueryBuilder().insert().into(ChildMonth).values({ ...row, monthSealed }).orIgnore().execute();
    }
  }

  /** A browser that allowed notifications, told by it itself: there is nothing left to confirm. @throws NotFound, Conflict */
  addPush(token: string, subscription: string): Promise<Preferences> {
    return this.transactions.run(async (tx) => {
      const subscriber = await this.owner(tx, token, 'for change');
      await this.add(tx, subscriber.id, 'push', subscription, { status: 'active', confirmedAt: this.clock.now() });
      return this.shown(tx, subscriber);
    });
  }

  /**
   * One more endpoint of a subscriber; nothing changes when the address is known already.
   * @returns its row, or undefined when it belongs to somebody else @throws Conflict when there are too many
   */
  async add(tx: EntityManager, subscriberId: string, kind: EndpointKind, address: string, state: Partial<Endpoint>): Promise<Endpoint | undefined> {
    if ((await tx.countBy(Endpoint, { subscriberId })) >= mostEndpoints) {
      throw new Conflict({ ja: `宛先は${mostEndpoints}件までです。使わない宛先を消してください。`, en: `There may be ${mostEndpoints} addresses; remove one first.` });
    }
    const [id, addressIndex] = [randomUUIDv7(), await this.subscriptions.addressIndex(kind, address)];
    const addressSealed = await this.personalData.seal(tx, subscriberId, kind, address);
    await tx.createQueryBuilder().insert().into(Endpoint).values({ id, subscriberId, kind, addressIndex, addressSealed, status: 'requested', ...state }).orIgnore().execute();
    return (await tx.findOneBy(Endpoint, { kind, addressIndex, subscriberId })) ?? undefined;
  }

  /** An endpoint is no longer written to, and its address is erased; the last one ends the subscription another way. @throws NotFound, Conflict */
  removeEndpoint(token: string, endpointId: string): Promise<Preferences> {
    return this.transactions.run(async (tx) => {
      const subscriber = await this.owner(tx, token, 'for change');
      const endpoints = await tx.findBy(Endpoint, { subscriberId: subscriber.id, status: In(['requested', 'confirmation-sent', 'active', 'soft-bounced', 'suspended']) });
      if (!endpoints.some(({ id }) => id === endpointId)) throw new NotFound();
      if (!endpoints.some(({ id, confirmedAt }) => id !== endpointId && confirmedAt)) {
        throw new Conflict({ ja: '最後の宛先です。配信をすべてやめるには「登録を消す」を選んでください。', en: 'This is your last address. To stop everything, erase your subscription.' });
      }
      await tx.delete(Endpoint, { id: endpointId });
      return this.shown(tx, subscriber);
    });
  }

  /** The subscriber a link to the preferences was made for. @throws NotFound also when they have left */
  async owner(tx: EntityManager, token: string, forChange?: 'for change'): Promise<Subscriber> {
    const id = await this.links.read('preferences', token);
    const subscriber = await tx.findOne(Subscriber, { where: { id }, ...(forChange && { lock: { mode: 'pessimistic_write' as const } }) });
    if (subscriber?.status !== 'active') throw new NotFound({ ja: '登録は消されています。', en: 'This subscription was erased.' });
    return subscriber;
  }

  private checkMonths(months: readonly string[]): void {
    const today = this.clock.today();
    const since = (month: string) => (Number(today.slice(0, 4)) - Number(month.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(month.slice(5, 7));
    const errors = months.flatMap((month, index) => (since(month) >= -10 && since(month) <= 20 * 12 ? [] : [{
      in: 'body' as const, pointer: `#/childMonths/${index}`, code: 'month-out-of-range',
      detail: { ja: 'お子さんの生まれた（生まれる）月は、20年前から10か月先までで入力してください。', en: 'The month of birth lies between 20 years ago and 10 months from now.' },
    }]));
    if (errors.length > 0) throw new InvalidInput(errors);
  }

  private async shown(tx: EntityManager, subscriber: Subscriber): Promise<Preferences> {
    const { id, topics, areas, lang, easy, quietFrom, quietUntil } = subscriber;
    const [months, endpoints] = [await tx.findBy(ChildMonth, { subscriberId: id }), await tx.find(Endpoint, { where: { subscriberId: id }, order: { createdAt: 'ASC' } })];
    return {
      topics, areas, lang, easy,
      quietHours: quietFrom && quietUntil ? { from: quietFrom.slice(0, 5), until: quietUntil.slice(0, 5) } : null,
      childMonths: (await Promise.all(months.map(({ monthSealed }) => this.personalData.open(tx, id, 'child-month', monthSealed)))).sort(),
      endpoints: await Promise.all(endpoints.filter(({ addressSealed }) => addressSealed).map(async (endpoint) => ({
        id: endpoint.id, kind: endpoint.kind, status: endpoint.status, confirmedAt: endpoint.confirmedAt,
        shown: masked(endpoint.kind, await this.personalData.open(tx, id, endpoint.kind, endpoint.addressSealed ?? '')),
      }))),
    };
  }
}

/** Enough for its owner to know it again; over somebody's shoulder it says little. */
function masked(kind: EndpointKind, address: string): string {
  switch (kind) {
    case 'mail':
      return `${address.slice(0, 1)}***${address.slice(address.lastIndexOf('@'))}`;
    case 'sms':
      return `***-****-${address.slice(-4)}`;
    case 'push':
      return '***';
    case 'messaging-app':
      return 'LINE';
  }
}
