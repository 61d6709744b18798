import { randomUUIDv7, timingSafeEqual } from 'node:crypto';
import { PersonalData } from '@tomoni/encryption';
import { NotAllowed } from '@tomoni/procedure';
import { CitySettings, Clock, InvalidInput, NotFound, Transactions } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BouncesService } from '../bounces/bounces.service.js';
import type { NotificationSettings } from '../city-settings.js';
import { config } from '../config.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { MailTemplates } from '../mail-templates/mail-templates.service.js';
import { Endpoint } from '../subscriptions/endpoint.entity.js';
import { PreferencesService } from '../subscriptions/preferences.service.js';
import type { Preferences, Wishes } from '../subscriptions/preferences.view.js';
import { SignedLinks } from '../subscriptions/signed-links.service.js';
import { Subscriber } from '../subscriptions/subscriber.entity.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { TopicsService } from '../topics/topics.service.js';
import { adviceFor, type Advice } from './sign-up-advice.js';
import { signUpTemplates } from './sign-up-templates.js';

export interface OtherWay { readonly kind: 'mail' | 'sms'; readonly address: string }
export interface SignUp extends Wishes {
  readonly kind: 'mail' | 'sms';
  readonly address: string;
  /** Where to ask when the mail is refused. */
  readonly otherwise?: OtherWay;
}
/** `from`: whose mail to look for; null where it comes by SMS. */
export interface SignUpAnswer { readonly status: 'confirmation-sent'; readonly confirmWithinHours: number; readonly from: string | null; readonly advice: Advice[] }
export interface Confirmed { readonly preferencesUrl: string; readonly topics: readonly string[] }

/** So many confirmations may be asked for one address in a day, by whomever. */
const asksADay = 3;
const mostCodeTries = 5;
/** Where nothing can be typed into yet, a link is all there is; a telephone that is added to a subscription is told a code as well. */
const firstConfirmation = { mail: 'confirm-mail', sms: 'confirm-sms-sign-up', 'messaging-app': 'confirm-messaging-app' } as const;
const alreadySubscribed = { mail: 'already-subscribed', sms: 'already-subscribed-sms', 'messaging-app': 'already-subscribed-messaging-app' } as const;
type AskedKind = keyof typeof firstConfirmation;
interface Asked extends Wishes { readonly kind: AskedKind; readonly address: string; readonly otherwise?: OtherWay }
const nothingYet: Wishes = { topics: [], areas: [], lang: 'ja', easy: false, quietHours: null, childMonths: [], childMonthsConsent: false };
const unconfirmed: readonly Endpoint['status'][] = ['requested', 'confirmation-sent'];

/** From "I would like to" to "yes, it was me": an address gets one mail until its owner confirms it. */
@Injectable()
export class SignUpsService {
  constructor(
    private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly settings: CitySettings,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly topics: TopicsService,
    private readonly links: SignedLinks,
    private readonly subscriptions: SubscriptionsService,
    private readonly preferences: PreferencesService,
    private readonly deliveries: DeliveriesService,
    private readonly bounces: BouncesService,
    templates: MailTemplates,
  ) {
    signUpTemplates.forEach((template) => { templates.publish(template); });
    deliveries.whenRefused((tx, endpointId, template) => (template === 'confirm-mail' ? this.askOtherwise(tx, endpointId) : Promise.resolve()));
  }

  /**
   * Whatever is known of the address, the answer is the same: its owner reads the rest in their mailbox or on their telephone.
   * @throws InvalidInput
   */
  request(signUp: SignUp): Promise<SignUpAnswer> {
    if (signUp.kind === 'sms' && config.SMS_URL === undefined) {
      throw new InvalidInput([{ in: 'body', pointer: '#/sms', code: 'not-offered', detail: { ja: 'SMSでの登録は受け付けていません。メールアドレスで登録してください。', en: 'This city sends no SMS. Please use a mail address.' } }]);
    }
    return this.sending(async (tx) => {
      await this.topics.requireKnown(tx, signUp);
      const confirmWithinHours = await this.hours(tx);
      await this.ask(tx, signUp, confirmWithinHours);
      const isMail = signUp.kind === 'mail';
      return { status: 'confirmation-sent', confirmWithinHours, from: isMail ? config.MAIL_FROM : null, advice: isMail ? adviceFor(signUp.address) : [] };
    });
  }

  /** An empty mail came from this address: its owner chooses topics after confirming. */
  async requestByMail(mail: string): Promise<void> {
    await this.sending(async (tx) => this.ask(tx, { kind: 'mail', address: mail, ...nothingYet }, await this.hours(tx), 'keep wishes'));
  }

  /**
   * An account wrote to the city's own, or added it; in the caller's transaction, after which `wake` saves a few seconds.
   * `when unknown`: what is told a second time, because the first may have been lost, is answered where it was.
   */
  async requestByApp(tx: EntityManager, account: string, answer: 'always' | 'when unknown'): Promise<void> {
    const kind = 'messaging-app';
    if (answer === 'when unknown' && (await tx.existsBy(Endpoint, { kind, addressIndex: await this.subscriptions.addressIndex(kind, account) }))) return;
    await this.ask(tx, { kind, address: account, ...nothingYet }, await this.hours(tx), 'keep wishes');
  }

  wake(): void {
    this.deliveries.wake();
  }

  /** What a confirmation link is about, without confirming anything. @throws NotFound */
  async asked(token: string): Promise<{ topics: readonly string[]; isConfirmed: boolean }> {
    const endpoint = await this.endpointOf(this.db.manager, token);
    const { topics } = await this.db.manager.findOneByOrFail(Subscriber, { id: endpoint.subscriberId });
    return { topics, isConfirmed: endpoint.status === 'active' };
  }

  /** Its owner says yes; saying it twice changes nothing. @throws NotFound when the time is over */
  confirm(token: string): Promise<Confirmed> {
    return this.transactions.run(async (tx) => this.activate(tx, await this.endpointOf(tx, token, 'for change')));
  }

  /** One more address of somebody who is subscribed; it is told a code and a link. @throws NotFound, Conflict */
  addEndpoint(token: string, { kind, address }: OtherWay): Promise<Preferences> {
    return this.sending(async (tx) => {
      const subscriber = await this.preferences.owner(tx, token, 'for change');
      const endpoint = await this.preferences.add(tx, subscriber.id, kind, address, { status: 'requested', confirmBy: await this.deadline(tx) });
      // Somebody else's address: whoever asks must not learn that it is known.
      if (endpoint && endpoint.status !== 'active') await this.sendConfirmation(tx, endpoint);
      return this.preferences.show(token, tx);
    });
  }

  /** The code a telephone was told. @throws NotFound, NotAllowed */
  async confirmByCode(token: string, endpointId: string, code: string): Promise<Preferences> {
    // A try stays counted also when the code is wrong.
    await this.transactions.apart(async (tx) => {
      const { id, codeTries } = await this.waiting(tx, token, endpointId);
      if (codeTries >= mostCodeTries) throw new NotAllowed({ code: 'too-many-codes', ja: '確認番号の間違いが続いたため、この番号は使えません。時間をおいて、もう一度追加してください。', en: 'Too many wrong codes; add the number again later.' });
      await tx.increment(Endpoint, { id }, 'codeTries', 1);
    });
    return this.transactions.run(async (tx) => {
      const endpoint = await this.waiting(tx, token, endpointId);
      const right = await this.links.code(endpoint.id, endpoint.confirmBy);
      if (!timingSafeEqual(Buffer.from(code), Buffer.from(right))) throw new NotAllowed({ code: 'wrong-code', ja: '確認番号が違います。', en: 'This is not the code.' });
      await this.activate(tx, endpoint);
      return this.preferences.show(token, tx);
    });
  }

  /** Erases what nobody confirmed in time. @returns how many addresses */
  async expire(limit = 500): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [endpoints] = await tx.query<[{ subscriber_id: string }[], number]>(
        `DELETE FROM endpoint WHERE id IN (SELECT id FROM endpoint WHERE status IN ('requested', 'confirmation-sent') AND confirm_by < $1 ORDER BY confirm_by LIMIT $2 FOR UPDATE SKIP LOCKED)
         RETURNING subscriber_id`, [this.clock.now(), limit]);
      for (const { subscriber_id: id } of endpoints) {
        const [gone] = await tx.query<[unknown[], number]>(
          `DELETE FROM subscriber WHERE id = $1 AND status = 'pending' AND NOT EXISTS (SELECT 1 FROM endpoint WHERE subscriber_id = $1) RETURNING 1`, [id]);
        if (gone.length === 0) continue;
        await tx.query('DELETE FROM child_month WHERE subscriber_id = $1', [id]);
        await this.personalData.forget(tx, id);
      }
      return endpoints.length;
    });
  }

  private async sending<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const result = await this.transactions.run(work);
    this.deliveries.wake();
    return result;
  }

  private async ask(tx: EntityManager, { kind, address, otherwise, ...wishes }: Asked, hours: number, kept?: 'keep wishes'): Promise<void> {
    const addressIndex = await this.subscriptions.addressIndex(kind, address);
    // One after the other for one address, also where nobody knows it yet.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [addressIndex]);
    const known = await tx.findOne(Endpoint, { where: { kind, addressIndex }, lock: { mode: 'pessimistic_write' } });
    const confirmBy = this.hoursFromNow(hours);
    if (!known) return this.begin(tx, { kind, address, otherwise, ...wishes }, confirmBy);
    if (known.status === 'active' || known.status === 'soft-bounced') {
      if (await this.mayAsk(tx, known)) await this.deliveries.queueForEndpoint(tx, alreadySubscribed[kind], known.id);
      return;
    }
    if (!(await this.mayAsk(tx, known))) return;
    const { status } = await tx.findOneByOrFail(Subscriber, { id: known.subscriberId });
    if (status === 'pending' && !kept) await this.preferences.write(tx, known.subscriberId, wishes);
    await tx.update(Endpoint, known.id, { confirmBy });
    await this.deliveries.queueForEndpoint(tx, firstConfirmation[kind], known.id);
  }

  private async begin(tx: EntityManager, { kind, address, otherwise, ...wishes }: Asked, confirmBy: Date): Promise<void> {
    const id = randomUUIDv7();
    await tx.insert(Subscriber, { id, topics: [], areas: [], lang: wishes.lang, status: 'pending' });
    await this.preferences.write(tx, id, wishes);
    const endpoint = await this.preferences.add(tx, id, kind, address, { status: 'requested', confirmBy });
    if (otherwise) await this.preferences.add(tx, id, otherwise.kind, otherwise.address, { status: 'requested', confirmBy });
    if (endpoint) await this.sendConfirmation(tx, endpoint, firstConfirmation[kind]);
  }

  /** The mail was refused: the other way its owner named is asked, once. */
  private async askOtherwise(tx: EntityManager, refusedId: string): Promise<void> {
    const refused = await tx.findOneBy(Endpoint, { id: refusedId });
    if (!refused) return;
    const others = await tx.find(Endpoint, { where: { subscriberId: refused.subscriberId, status: 'requested' }, order: { createdAt: 'ASC' } });
    const other = others.find(({ id, asked }) => id !== refusedId && asked === 0);
    if (other) await this.sendConfirmation(tx, other);
  }

  private async sendConfirmation(tx: EntityManager, endpoint: Endpoint, template = endpoint.kind === 'sms' ? 'confirm-sms' : 'confirm-mail'): Promise<void> {
    if (await this.mayAsk(tx, endpoint)) await this.deliveries.queueForEndpoint(tx, template, endpoint.id);
  }

  private async mayAsk(tx: EntityManager, { id, asked, askedSince }: Endpoint): Promise<boolean> {
    const now = this.clock.now();
    const isNewDay = !askedSince || now.getTime() - askedSince.getTime() > 24 * 3_600_000;
    if (!isNewDay && asked >= asksADay) return false;
    await tx.update(Endpoint, id, isNewDay ? { asked: 1, askedSince: now } : { asked: asked + 1 });
    return true;
  }

  private async activate(tx: EntityManager, endpoint: Endpoint): Promise<Confirmed> {
    const subscriber = await tx.findOneOrFail(Subscriber, { where: { id: endpoint.subscriberId }, lock: { mode: 'pessimistic_write' } });
    if (endpoint.status !== 'active') {
      await tx.update(Endpoint, endpoint.id, { status: 'active', confirmedAt: this.clock.now(), softBounces: 0, hardBounces: 0, codeTries: 0 });
      await this.bounces.liftFor(tx, endpoint);
    }
    if (subscriber.status === 'pending') {
      await tx.update(Subscriber, subscriber.id, { status: 'active' });
      await this.subscriptions.tell(tx, subscriber, 'confirmed', subscriber.topics);
    }
    return { preferencesUrl: await this.subscriptions.preferencesUrl(subscriber.id), topics: subscriber.topics };
  }

  /** An endpoint of the link's owner that waits for its code. @throws NotFound */
  private async waiting(tx: EntityManager, token: string, endpointId: string): Promise<Endpoint & { confirmBy: Date }> {
    const { id: subscriberId } = await this.preferences.owner(tx, token, 'for change');
    const endpoint = await tx.findOne(Endpoint, { where: { id: endpointId, subscriberId }, lock: { mode: 'pessimistic_write' } });
    if (!endpoint?.confirmBy || !unconfirmed.includes(endpoint.status) || endpoint.confirmBy <= this.clock.now()) throw new NotFound();
    return endpoint as Endpoint & { confirmBy: Date };
  }

  private async endpointOf(tx: EntityManager, token: string, forChange?: 'for change'): Promise<Endpoint> {
    const id = await this.links.read('confirm endpoint', token);
    const endpoint = await tx.findOne(Endpoint, { where: { id }, ...(forChange && { lock: { mode: 'pessimistic_write' as const } }) });
    if (!endpoint?.confirmBy || endpoint.confirmBy <= this.clock.now() || !['active', 'suspended', ...unconfirmed].includes(endpoint.status)) {
      throw new NotFound({ ja: 'このリンクは使えません。期限が切れています。もう一度登録してください。', en: 'This link has expired. Please subscribe again.' });
    }
    return endpoint;
  }

  private async hours(tx: EntityManager): Promise<number> {
    return (await (this.settings as NotificationSettings).today(tx))['notification.confirmation-hours'];
  }

  private async deadline(tx: EntityManager): Promise<Date> {
    return this.hoursFromNow(await this.hours(tx));
  }

  private hoursFromNow(hours: number): Date {
    return new Date(this.clock.now().getTime() + hours * 3_600_000);
  }
}

