import { defineProcedure } from './index.js';

export interface Facts { groupId: string; budgetLeft: number; requested: number; correctionDueOn?: string }

const text = (ja: string, en: string) => ({ ja, en });

/** A procedure with everything a declaration can hold; for the specs only. */
export const request = defineProcedure({
  name: 'example-request',
  title: text('申請の例', 'Example request'),
  initial: 'draft',
  roles: {
    applicant: { label: text('申請団体', 'Applicant group'), is: ({ groups = [] }, { groupId }: Facts) => groups.includes(groupId) },
    secretariat: { label: text('事務局', 'Secretariat') },
    decider: { label: text('決裁者', 'Decider') },
  },
  states: {
    draft: { label: text('下書き', 'Draft') },
    submitted: { label: text('受付済み', 'Submitted') },
    correcting: { label: text('補正中', 'Being corrected') },
    scored: { label: text('採点済み', 'Scored') },
    adopted: { label: text('採択', 'Adopted'), final: true },
    declined: { label: text('不採択', 'Declined'), final: true },
    withdrawn: { label: text('取下げ', 'Withdrawn'), final: true },
  },
  transitions: {
    submit: { label: text('提出する', 'Submit'), from: ['draft'], to: 'submitted', by: ['applicant'], emits: ['participation.example.submitted.v1'], law: '例規則第3条' },
    requestCorrection: { label: text('補正を求める', 'Ask for a correction'), from: ['submitted'], to: 'correcting', by: ['secretariat'] },
    resubmit: {
      label: text('補正して再提出する', 'Resubmit'), from: ['correcting'], to: 'submitted', by: ['applicant'],
      deadline: { label: text('補正の期限', 'Correction due'), due: ({ correctionDueOn }: Facts) => correctionDueOn, late: 'refused', law: '例規則第4条' },
    },
    score: { label: text('採点を締める', 'Close the scores'), from: ['submitted'], to: 'scored', by: ['secretariat'], timeline: 'staff' },
    adopt: {
      label: text('採択する', 'Adopt'), from: ['scored'], to: 'adopted', by: ['decider'],
      guard: ({ budgetLeft, requested }: Facts, { today }) =>
        requested > budgetLeft ? { code: 'budget-exceeded', ja: `予算を超えます（${today}）。`, en: `It exceeds the budget (${today}).` } : undefined,
    },
    decline: { label: text('不採択とする', 'Decline'), from: ['scored'], to: 'declined', by: ['decider'] },
    withdraw: { label: text('取り下げる', 'Withdraw'), from: ['draft', 'submitted', 'correcting'], to: 'withdrawn', by: ['applicant'], aside: true },
  },
});
