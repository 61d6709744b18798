import type { Texts } from '@tomoni/contracts';
import { NotAllowed } from '@tomoni/procedure';
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { MailVariables } from '../mail-templates/mail-templates.service.js';

export const deliveryStatuses = ['queued', 'handing', 'handed', 'deferred', 'failed', 'unknown', 'undeliverable'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

export const statusTexts: Readonly<Record<DeliveryStatus, Texts>> = {
  queued: { ja: '送信待ち', en: 'Waiting to be sent' },
  handing: { ja: 'メールサーバーに渡しています', en: 'Being handed to the mail server' },
  handed: { ja: 'メールサーバーが受け取りました', en: 'The mail server took it' },
  deferred: { ja: '再送待ち（いまは受け取れないとの返答）', en: 'Waiting to be tried again' },
  failed: { ja: '届けられませんでした', en: 'It could not be delivered' },
  unknown: { ja: '届いたか分かりません（再送には職員の判断が必要です）', en: 'Nobody knows whether it went out; a person must decide about sending it again' },
  undeliverable: { ja: '宛先がありません', en: 'There is nobody to send it to' },
};

export const reasonTexts = {
  'gateway-away': { ja: 'メールサーバーに接続できません', en: 'The mail server cannot be reached' },
  'gateway-refuses-us': { ja: 'メールサーバーがこのシステムの接続を拒否しています', en: 'The mail server refuses this system' },
  'try-later': { ja: '相手先が一時的に受け取れません', en: 'The receiver cannot take it right now' },
  'contact-away': { ja: '宛先の照会先が応答しません', en: 'The service that knows the recipient does not answer' },
  refused: { ja: '相手先が受け取りを拒否しました', en: 'The receiver refused it' },
  'address-invalid': { ja: '宛先の形式が正しくありません', en: 'The address is malformed' },
  'variable-missing': { ja: '文面に必要な内容が足りません', en: 'The wording lacks something it needs' },
  'gave-up': { ja: '期限まで繰り返しましたが受け取られませんでした', en: 'It was tried until the limit and never taken' },
  'outcome-lost': { ja: '送信の途中で接続が切れました', en: 'The connection broke while the mail was being handed over' },
  'stopped-while-handing': { ja: '送信の途中でこのシステムが止まりました', en: 'This system stopped while the mail was being handed over' },
  'came-back': { ja: '相手先から送り返されました', en: 'The receiver sent it back' },
  forgotten: { ja: '宛先の情報は消去されています', en: 'The recipient’s data was erased' },
  unsubscribed: { ja: '配信は停止されています', en: 'The recipient has unsubscribed' },
} as const satisfies Record<string, Texts>;
export type DeliveryReason = keyof typeof reasonTexts;

/** One mail to one recipient because of one event. No address: who it is for is asked at the moment of sending. */
@Entity()
@Index('delivery_case', ['caseId', 'createdAt', 'id'])
@Index('delivery_status', ['status', 'createdAt', 'id'])
@Index('delivery_newest', ['createdAt', 'id'])
@Index('delivery_contact', ['owner', 'recipientRef'], { where: `recipient_kind = 'contact'` })
@Index('delivery_due', ['nextAttemptAt'], { where: `status IN ('queued', 'deferred', 'handing')` })
export class Delivery {
  /** Also names the mail: its Message-ID is made of it, so that a repeated hand-over can be recognised. */
  @PrimaryColumn('uuid') id: string;
  /** Event and recipient: the reason why nobody gets a mail twice. */
  @Column('text', { unique: true }) dedupeKey: string;
  @Column('uuid') eventId: string;
  @Column('text') eventType: string;
  @Column('uuid') caseId: string;
  /** `contact`: the service `owner` resolves `recipientRef`; `endpoint`: one address of a subscriber, about itself. */
  @Column('text') recipientKind: 'contact' | 'endpoint';
  @Column('text') owner: string;
  @Column('uuid') recipientRef: string;
  @Column('text') template: string;
  @Column('int') templateVersion: number;
  @Column('jsonb') variables: MailVariables;
  @Column('text') status: DeliveryStatus;
  @Column('text', { nullable: true }) reason: DeliveryReason | null;
  /** The gateway's answer. Its text is not kept, because it may quote the address. */
  @Column('int', { nullable: true }) smtpCode: number | null;
  @Column('int', { default: 0 }) attempts: number;
  @Column('timestamptz', { default: () => 'now()' }) nextAttemptAt: Date;
  @Column('uuid', { nullable: true }) leaseOwner: string | null;
  @Column('timestamptz', { nullable: true }) leaseUntil: Date | null;
  @Column('int', { default: 1 }) version: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) updatedAt: Date;
  @Column('timestamptz', { nullable: true }) handedAt: Date | null;

  /** A person takes the risk of a second mail, or knows that the cause is gone. @throws NotAllowed */
  resend(): void {
    const refusal = resendRefusals[this.status];
    if (refusal) throw new NotAllowed(refusal);
    Object.assign(this, { status: 'queued', reason: null, smtpCode: null, attempts: 0, nextAttemptAt: new Date(0), leaseOwner: null, leaseUntil: null, version: this.version + 1 });
  }
}

const waiting = { code: 'delivery-still-waiting', ja: 'このメールは送信待ちです。システムが自動で送ります。', en: 'This mail is still waiting and will be sent by itself.' };
const resendRefusals: Partial<Record<DeliveryStatus, { code: string; ja: string; en: string }>> = {
  queued: waiting,
  deferred: waiting,
  handing: { code: 'delivery-under-way', ja: 'このメールはいま送信中です。', en: 'This mail is being handed over at this moment.' },
  handed: { code: 'delivery-already-handed', ja: 'このメールはすでにメールサーバーに渡されています。', en: 'This mail was already taken by the mail server.' },
  undeliverable: { code: 'delivery-without-recipient', ja: '宛先の情報がないため送れません。', en: 'There is nobody to send it to.' },
};
