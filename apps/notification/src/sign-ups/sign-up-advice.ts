import type { Texts } from '@tomoni/contracts';
import { config } from '../config.js';
import { smtpAddress } from '../mail-address.js';
import { senderDomain } from '../subscriptions/subscriptions.service.js';

const allowList: Texts = {
  ja: `迷惑メール対策でドメイン指定受信をしている方は、「${senderDomain}」からのメールを受け取れるように設定してください。お知らせはすべて ${config.MAIL_FROM} から届きます。`,
  en: `If your mailbox only takes mail from domains on a list, add “${senderDomain}” to it. All mails come from ${config.MAIL_FROM}.`,
};
const oldAddress: Texts = {
  ja: 'このアドレスは「.」が続いているか、「@」の直前や先頭に「.」があり、インターネットの決まり（RFC 5321）に合っていません。引用符で囲んで1度だけお送りします。届かないときは、別のアドレスか携帯電話の番号（SMS）で登録するか、携帯電話会社でアドレスを変更してください。',
  en: 'This address has dots in a row, or one at an end, which breaks the rules of the internet (RFC 5321). We try it once, in quotation marks. If nothing comes, use another address or a mobile number (SMS), or have your carrier change the address.',
};

export interface Advice { readonly code: 'allow-list' | 'address-breaks-rules'; readonly text: Texts }

/** What somebody should know about their own address; nothing of it depends on what we know of it. */
export function adviceFor(mail: string): Advice[] {
  return [...(smtpAddress(mail) === mail ? [] : [{ code: 'address-breaks-rules' as const, text: oldAddress }]), { code: 'allow-list', text: allowList }];
}

/** Shown before anybody types an address. */
export const help = () => ({
  from: config.MAIL_FROM,
  domain: senderDomain,
  allowList,
  sms: config.SMS_URL !== undefined,
  messagingApp: config.LINE_CHANNEL_TOKEN !== undefined && config.LINE_CHANNEL_SECRET !== undefined ? (config.LINE_ADD_URL ?? null) : null,
  emptyMail: config.EMPTY_MAIL_PORT === undefined ? null : config.EMPTY_MAIL_ADDRESS,
  sample: {
    subject: { ja: '【防災】大雨にご注意ください', en: '[Safety] Heavy rain expected' },
    text: {
      ja: `今夜から明日の朝にかけて、大雨のおそれがあります。\n川や用水路に近づかないでください。\n\n――――――――――\n${config.CITY_NAME}\n内容の変更: （あなた専用のページ）\n配信の停止: （あなた専用のページ）`,
      en: `Heavy rain is expected from tonight until tomorrow morning.\nKeep away from rivers and canals.\n\n----------\n${config.CITY_NAME}\nChoose what you get: (a page of your own)\nStop these mails: (a page of your own)`,
    },
  },
});
