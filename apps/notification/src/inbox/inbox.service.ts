import type { Texts } from '@tomoni/contracts';
import { Clock, NotFound, page, serviceClient, Transactions, Unavailable, Unprocessable, type Page, type ServiceClient } from '@tomoni/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { config } from '../config.js';
import { InboxLink, InboxMessage, PersonInbox } from './inbox.entity.js';
import { InboxTwins } from './inbox-twins.service.js';

export const owners = ['participation'] as const;
export interface ClaimInput { readonly owner: (typeof owners)[number]; readonly contactRef: string; readonly claim: string }
export interface InboxState { readonly unread: number; readonly notice: Texts }
export type InboxPage = Page<InboxMessage> & InboxState;
export type ShownMessage = InboxMessage & { notice: Texts };

/** 到達 and its effects in law are those of the notice itself, never of this copy. */
export const notice: Texts = {
  ja: 'この受信箱はお知らせの写しです。法的な通知や到達の効力はありません。期限などは正式な通知や手続の画面で確認してください。',
  en: 'This inbox holds copies for your information. They are no notice in law; please rely on the notice itself or on your case.',
};
/** What the owner records as the reason of the question. */
const purpose = 'link-inbox';

/** What each signed-in person has been written, to read again; own messages only. */
@Injectable()
export class InboxService {
  private readonly owners: Readonly<Record<ClaimInput['owner'], ServiceClient>> = {
    participation: serviceClient(config, { audience: 'participation', url: config.PARTICIPATION_URL, scope: 'contacts:resolve' }),
  };

  constructor(private readonly db: DataSource, private readonly transactions: Transactions, private readonly clock: Clock, private readonly twins: InboxTwins) {}

  /** Whoever brings a claim the owner made for this contact gets its mails' twins from now on, and the earlier ones. */
  async claim(personRef: string, { owner, contactRef, claim }: ClaimInput): Promise<InboxState> {
    // Before the transaction opens: a slow reply must not hold a connection.
    await this.verify(owner, contactRef, claim);
    return this.transactions.run(async (tx) => {
      await this.twins.link(tx, { owner, contactRef }, personRef);
      return this.state(tx, personRef);
    });
  }

  async list(personRef: string, { unread, ...request }: { unread?: boolean; cursor?: string; limit: number }): Promise<InboxPage> {
    const query = this.db.getRepository(InboxMessage).createQueryBuilder('message').where('message.personRef = :personRef', { personRef });
    if (unread) query.andWhere('message.readAt IS NULL');
    const [found, state] = await Promise.all([page(query, request, { by: ['number'], direction: 'DESC' }), this.state(this.db.manager, personRef)]);
    return { ...found, ...state };
  }

  get(personRef: string, id: string): Promise<ShownMessage> {
    return this.find(this.db.manager, personRef, id);
  }

  read(personRef: string, id: string): Promise<ShownMessage> {
    return this.transactions.run(async (tx) => {
      await this.find(tx, personRef, id);
      await tx.query('UPDATE inbox_message SET read_at = $3 WHERE person_ref = $1 AND id = $2 AND read_at IS NULL', [personRef, id, this.clock.now()]);
      return this.find(tx, personRef, id);
    });
  }

  readAll(personRef: string): Promise<InboxState> {
    return this.transactions.run(async (tx) => {
      await tx.query('UPDATE inbox_message SET read_at = $2 WHERE person_ref = $1 AND read_at IS NULL', [personRef, this.clock.now()]);
      return this.state(tx, personRef);
    });
  }

  /** Every message and every link of the person; nothing is put in again unless they claim again. */
  forget(personRef: string): Promise<{ messages: number; links: number }> {
    return this.transactions.run(async (tx) => {
      // Locked first, as by whoever adds: a message on its way is counted here, or finds no inbox.
      await tx.findOne(PersonInbox, { where: { personRef }, lock: { mode: 'pessimistic_write' } });
      const [messages, links] = [await tx.countBy(InboxMessage, { personRef }), await tx.countBy(InboxLink, { personRef })];
      await tx.delete(PersonInbox, { personRef });
      return { messages, links };
    });
  }

  private async find(tx: EntityManager, personRef: string, id: string): Promise<ShownMessage> {
    const message = await tx.findOneBy(InboxMessage, { personRef, id });
    if (!message) throw new NotFound({ ja: 'メッセージが見つかりません', en: 'There is no such message' });
    return Object.assign(message, { notice });
  }

  private async state(tx: EntityManager, personRef: string): Promise<InboxState> {
    const [row] = await tx.query<{ unread: number }[]>('SELECT count(*)::int AS unread FROM inbox_message WHERE person_ref = $1 AND read_at IS NULL', [personRef]);
    return { unread: row?.unread ?? 0, notice };
  }

  private async verify(owner: ClaimInput['owner'], contactRef: string, claim: string): Promise<void> {
    const { status } = await this.owners[owner].call({ method: 'POST', path: `/contacts/${contactRef}/claim`, body: { claim, purpose } });
    if (status === 200) return;
    if ([400, 404, 410, 422].includes(status)) throw new Unprocessable({ ja: 'この確認コードは無効か、期限が切れています。手続の画面からもう一度お試しください。', en: 'This claim is not valid, or no longer. Please start again from your case.' });
    throw new Unavailable(new Error(`${owner} answered ${status} when asked about a claim`));
  }
}
