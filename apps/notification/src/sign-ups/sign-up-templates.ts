import type { MailTemplate } from '../mail-templates/mail-templates.service.js';

/** What an address gets before its owner has confirmed it (one mail, nothing else), and what its owner gets who asks again. */
export const signUpTemplates: readonly MailTemplate[] = [
  {
    name: 'confirm-mail',
    version: 1,
    variables: [],
    personal: ['link'],
    ja: {
      subject: '【確認】お知らせメールの登録を続けてください',
      text: 'お知らせメールの登録を受け付けました。まだ登録は終わっていません。\n\n次のページを開き、「登録する」を押してください。\n{{link}}\n\nこのメールに心当たりがないときは、何もしないでください。ほかのメールは届かず、アドレスは期限が過ぎると消去されます。',
    },
    en: {
      subject: 'Please confirm your subscription',
      text: 'Somebody asked for the city’s news to be sent to this address. Nothing has been set up yet.\n\nOpen this page and press “Subscribe”:\n{{link}}\n\nIf it was not you, do nothing: no other mail will come, and your address is erased when the link expires.',
    },
  },
  {
    name: 'confirm-sms',
    version: 1,
    variables: [],
    personal: ['code', 'link'],
    ja: { subject: '確認', text: 'お知らせの確認番号: {{code}}\n心当たりがなければ何もしないでください。\n{{link}}' },
    en: { subject: 'Confirmation', text: 'Your code for the city’s news: {{code}}\nIf it was not you, do nothing.\n{{link}}' },
  },
  {
    name: 'already-subscribed',
    version: 1,
    variables: [],
    personal: ['link'],
    ja: {
      subject: 'お知らせメールはすでに登録されています',
      text: 'このアドレスは、すでにお知らせメールに登録されています。新しい登録は必要ありません。\n\n分野や地域の変更、配信の停止は、次のページでできます。\n{{link}}\n\n心当たりがないときは、何もしないでください。登録は変わっていません。',
    },
    en: {
      subject: 'You are already subscribed',
      text: 'This address is already subscribed to the city’s news; there is no need to do it again.\n\nChange your topics, or stop the mails, on this page:\n{{link}}\n\nIf it was not you, do nothing: nothing has changed.',
    },
  },
  {
    // With its link it fits into three parts of an SMS.
    name: 'confirm-sms-sign-up',
    version: 1,
    variables: [],
    personal: ['link'],
    ja: { subject: '登録の確認', text: '登録はこのページで。心当たりがなければ不要です。\n{{link}}' },
    en: { subject: 'Confirm', text: 'Subscribe here; if it was not you, do nothing.\n{{link}}' },
  },
  {
    name: 'already-subscribed-sms',
    version: 1,
    variables: [],
    personal: ['link'],
    ja: { subject: '登録済みです', text: '変更や停止はこのページで。\n{{link}}' },
    en: { subject: 'Subscribed already', text: 'Change or stop it here:\n{{link}}' },
  },
  {
    name: 'confirm-messaging-app',
    version: 1,
    variables: [],
    personal: ['link'],
    ja: {
      subject: '市のお知らせの登録',
      text: '友だち追加ありがとうございます。お知らせの登録は、まだ終わっていません。\n\n次のページで「登録する」を押し、受け取りたい分野を選んでください。\n{{link}}',
    },
    en: {
      subject: 'The city’s news',
      text: 'Thank you for adding us. Nothing has been set up yet.\n\nPress “Subscribe” on this page and choose your topics:\n{{link}}',
    },
  },
  {
    name: 'already-subscribed-messaging-app',
    version: 1,
    variables: [],
    personal: ['link'],
    ja: { subject: '市のお知らせに登録されています', text: '分野や地域の変更、配信の停止は、次のページでできます。このアカウントへの書き込みは、職員は読みません。\n{{link}}' },
    en: { subject: 'You are subscribed to the city’s news', text: 'Change your topics, or stop the news, on this page. Nobody reads what is written to this account.\n{{link}}' },
  },
];
