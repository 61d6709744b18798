import type { RequestableMail } from '@tomoni/contracts';
import type { MailTemplate } from '../mail-templates/mail-templates.service.js';

/** The words of what other services ask for; what each of them says is declared in the contracts (`requestableMails`). */
export const mailRequestTemplates: readonly (MailTemplate & { readonly name: RequestableMail })[] = [
  {
    name: 'grant-report-due',
    version: 1,
    variables: ['dueOn', 'caseId'],
    personal: ['name'],
    ja: {
      subject: '【ご確認ください】補助金の実績報告の期限',
      text: '{{name}} 様\n\n補助金の実績報告の期限は{{dueOn}}です。\n事業が終わりましたら、手続の画面から実績報告を提出してください。\n本メールと行き違いで提出された場合は、ご容赦ください。\n\n照会用の番号: {{caseId}}',
    },
    en: {
      subject: 'Your grant: the report and its due date',
      text: 'Dear {{name}},\n\nThe report on your grant is due on {{dueOn}}.\nWhen your project is completed, please submit the report in your case.\nIf you have just done so, please disregard this mail.\n\nReference: {{caseId}}',
    },
    'ja-easy': {
      subject: '【お願い】報告書を 出してください',
      text: '{{name}} さま\n\n補助金の 報告書を {{dueOn}} までに 出してください。\n活動が 終わったら、手続の 画面から 出すことが できます。\nもう 出した 人は、この メールを 読まなくても いいです。\n\n番号: {{caseId}}',
    },
  },
];
