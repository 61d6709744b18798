import type { Texts } from '@tomoni/contracts';

export interface Step { readonly step: Texts; readonly explanation: Texts }
const step = (ja: string, en: string, explanation: Texts): Step => ({ step: { ja, en }, explanation });

/** Steps of an application the applicant is told of, by action. The rest are the office's own, or a decision notice tells them. */
export const applicationSteps: Readonly<Record<string, Step>> = {
  resubmit: step('再提出の受付', 'resubmission received', {
    ja: '補正後の申請を受け付けました。引き続き書類を確認します。',
    en: 'Your corrected application has arrived. We go on checking the documents.',
  }),
  accept: step('受理', 'accepted for review', {
    ja: '書類の確認が終わり、申請を受理しました。これから審査に進みます。',
    en: 'The documents are in order and your application is accepted. The review comes next.',
  }),
};

/** The same for a grant after its award. */
export const awardSteps: Readonly<Record<string, Step>> = {
  'pay-advance': step('概算払', 'advance paid', { ja: '補助金の概算払の手続を行いました。', en: 'An advance on the grant was paid.' }),
  'request-change': step('変更承認申請の受付', 'change request received', { ja: '変更承認の申請を受け付けました。', en: 'Your request for a change has arrived.' }),
  'change-directly': step('軽微な変更の届出の受付', 'minor change received', { ja: '軽微な変更の届出を受け付けました。', en: 'Your notification of a minor change has arrived.' }),
  'refuse-change': step('変更の不承認', 'change refused', { ja: '申請のあった変更は承認されませんでした。理由は手続の画面でご確認ください。', en: 'The change was not approved. Please see the reasons in your case.' }),
  report: step('実績報告の受付', 'report received', { ja: '実績報告を受け付けました。内容を確認し、補助金の額を確定します。', en: 'Your report has arrived. We check it and then fix the amount of the grant.' }),
  settle: step('精算', 'settled', { ja: '補助金の精算が終わりました。', en: 'The grant has been settled.' }),
  'record-refund': step('返還の確認', 'refund received', { ja: '返還金の納付を確認しました。', en: 'Your refund has arrived.' }),
};

type NoticeKind = 'award' | 'declined' | 'rejected' | 'waitlisted' | 'change-approved' | 'amount-fixed' | 'revoked' | 'refund';

export const decisions: Readonly<Record<NoticeKind, Step>> = {
  award: step('交付決定', 'grant awarded', { ja: '申請のあった事業に補助金を交付することが決定されました。', en: 'It was decided to award the grant to your project.' }),
  declined: step('不採択', 'not adopted', { ja: '審査の結果、採択に至りませんでした。理由と不服申立ての方法は通知に記載されています。', en: 'After the review your project was not adopted. The notice gives the reasons and how to appeal.' }),
  rejected: step('却下', 'rejected', { ja: '申請の要件を満たさないため却下されました。理由と不服申立ての方法は通知に記載されています。', en: 'The application did not meet the requirements. The notice gives the reasons and how to appeal.' }),
  waitlisted: step('補欠', 'waitlisted', { ja: '補欠となりました。予算に余裕が生じた場合に改めてお知らせします。', en: 'Your project is on the waiting list. We write again if the budget allows.' }),
  'change-approved': step('変更承認', 'change approved', { ja: '申請のあった変更が承認されました。', en: 'The change you asked for was approved.' }),
  'amount-fixed': step('額の確定', 'amount fixed', { ja: '補助金の額が確定しました。確定額は通知に記載されています。', en: 'The amount of the grant was fixed; the notice states it.' }),
  revoked: step('交付決定の取消し', 'award revoked', { ja: '交付決定が取り消されました。理由と不服申立ての方法は通知に記載されています。', en: 'The award was revoked. The notice gives the reasons and how to appeal.' }),
  refund: step('返還の請求', 'refund demanded', { ja: '補助金の返還が必要です。返還額と納付の期限は通知に記載されています。', en: 'A part of the grant must be paid back; the notice states the amount and by when.' }),
};
