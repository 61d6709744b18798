import type { MailTemplate } from '../mail-templates/mail-templates.service.js';

// The words of mails about civic-benefit grants (domain.md P1). A sent version stays as it is; a correction is version + 1 beside it.
const greetingJa = '{{name}} 様\n\n';
const greetingEn = 'Dear {{name}},\n\n';
const numberJa = '\n\n照会用の番号: {{caseId}}';
const numberEn = '\n\nReference: {{caseId}}';

export const grantMailTemplates: readonly MailTemplate[] = [
  {
    name: 'grant-program-announced',
    version: 1,
    variables: ['title', 'opensOn', 'closesOn', 'cap', 'rate', 'page'],
    personal: [],
    ja: {
      subject: '【募集】{{title}}',
      text: '市民公益活動補助金の募集をお知らせします。\n\n■ {{title}}\n募集期間: {{opensOn}}から{{closesOn}}まで\n上限額: 1件 {{cap}}\n補助率: {{rate}}\n\n詳しくは{{page}}をご覧ください。',
    },
    en: {
      subject: 'Open for applications: {{title}}',
      text: 'A grant for civic activity is open for applications.\n\n{{title}}\nFrom {{opensOn}} to {{closesOn}}\nUp to {{cap}} for one project\nShare of the cost: {{rate}}\n\nMore: {{page}}',
    },
  },
  {
    name: 'grant-application-received',
    version: 1,
    variables: ['requested', 'caseId'],
    personal: ['name'],
    ja: {
      subject: '補助金の申請を受け付けました',
      text: `${greetingJa}市民公益活動補助金の申請を受け付けました。\n申請額: {{requested}}\n\n書類を確認し、補正が必要な場合は改めてご連絡します。${numberJa}`,
    },
    en: {
      subject: 'Your grant application has arrived',
      text: `${greetingEn}Your application for a civic-benefit grant has arrived.\nRequested: {{requested}}\n\nWe check the documents and write again if something must be corrected.${numberEn}`,
    },
  },
  {
    name: 'grant-application-withdrawn',
    version: 1,
    variables: ['withdrawnOn', 'caseId'],
    personal: ['name'],
    ja: { subject: '補助金の申請の取下げを受け付けました', text: `${greetingJa}{{withdrawnOn}}付けで、申請の取下げを受け付けました。${numberJa}` },
    en: { subject: 'Your grant application was withdrawn', text: `${greetingEn}Your application was withdrawn on {{withdrawnOn}}.${numberEn}` },
  },
  {
    name: 'grant-correction-requested',
    version: 1,
    variables: ['dueOn', 'caseId'],
    personal: ['name'],
    ja: {
      subject: '【要対応】補助金の申請の補正をお願いします',
      text: `${greetingJa}申請の内容に補正が必要な箇所があります。\n補正の期限: {{dueOn}}\n\n手続の画面で補正の内容を確認し、期限までに再提出してください。${numberJa}`,
    },
    en: {
      subject: 'Action needed: please correct your grant application',
      text: `${greetingEn}Something in your application must be corrected.\nDue: {{dueOn}}\n\nPlease see what is needed in your case and submit it again by then.${numberEn}`,
    },
  },
  {
    name: 'grant-case-progressed',
    version: 1,
    variables: ['step', 'explanation', 'caseId'],
    personal: ['name'],
    ja: { subject: '補助金の手続が進みました（{{step}}）', text: `${greetingJa}{{explanation}}${numberJa}` },
    en: { subject: 'Your grant: {{step}}', text: `${greetingEn}{{explanation}}${numberEn}` },
  },
  {
    name: 'grant-decision-notice',
    version: 1,
    variables: ['decision', 'decidedOn', 'explanation', 'caseId'],
    personal: ['name'],
    ja: {
      subject: '補助金に関する通知（{{decision}}）',
      text: `${greetingJa}{{decidedOn}}付けで通知が発出されました。\n\n■ {{decision}}\n{{explanation}}\n\n通知の全文は手続の画面でご確認ください。このメールは通知書そのものではありません。${numberJa}`,
    },
    en: {
      subject: 'Notice about your grant: {{decision}}',
      text: `${greetingEn}A notice was issued on {{decidedOn}}.\n\n{{decision}}\n{{explanation}}\n\nPlease read the whole notice in your case; this mail is not the notice itself.${numberEn}`,
    },
  },
];
