import { defineProcedure, type ActionOf, type Asked, type Refusal, type StateOf } from '@tomoni/procedure';
import { isOfficer, notOwnGroup, ofUnit } from '../grant-applications/grant-application.procedure.js';

/** What the rules of an award look at; the entity fits. */
export interface AwardFacts {
  readonly groupId: string;
  readonly deptCode: string;
  readonly reportDueOn: string;
  /** Its money, where it was read together with the award. */
  readonly money?: { readonly advancePaidOn: string | null; readonly owedBackYen: number };
}

function onceOnly(facts: AwardFacts, asked: Asked): Refusal | undefined {
  if (facts.money?.advancePaidOn) return { code: 'advance-paid-already', ja: '概算払は済んでいます', en: 'The advance has been paid' };
  return notOwnGroup(facts, asked);
}

/** Too little was paid or too much: one of two ways on. */
const whenOwed = (back: boolean) => (facts: AwardFacts, asked: Asked): Refusal | undefined => {
  if (facts.money && facts.money.owedBackYen > 0 !== back) {
    return back
      ? { code: 'no-refund-due', ja: '返還すべき額はありません', en: 'No refund is due' }
      : { code: 'refund-due', ja: '概算払の額が確定額を超えているため、返還が必要です', en: 'The advance exceeds the fixed amount, so a refund is due' };
  }
  return notOwnGroup(facts, asked);
};

const progressed = ['participation.grant-award.progressed.v1'];
const notified = [...progressed, 'participation.decision-notice.issued.v1'];
const running = ['awarded', 'advance-paid', 'change-approved'] as const;

/** A grant from its award to the closing of its books (domain.md P1). */
export const grantAwardProcedure = defineProcedure({
  name: 'grant-award',
  title: { ja: '市民公益活動補助金の交付', en: 'Civic-benefit grant after its award' },
  law: '地方自治法232条の2',
  initial: 'adopted',
  roles: {
    applicant: { label: { ja: '交付団体', en: 'the group' }, is: (caller, facts: AwardFacts) => isOfficer(caller, facts) },
    decider: { label: { ja: '決裁者', en: 'the decider' }, is: ofUnit('decider') },
    accountant: { label: { ja: '会計課', en: 'the accountant' } },
  },
  states: {
    adopted: { label: { ja: '採択', en: 'adopted' } },
    awarded: { label: { ja: '交付決定', en: 'awarded' } },
    'advance-paid': { label: { ja: '概算払済み', en: 'advance paid' } },
    'change-requested': { label: { ja: '変更承認申請中', en: 'change requested' } },
    'change-approved': { label: { ja: '変更承認', en: 'change approved' } },
    reported: { label: { ja: '実績報告済み', en: 'reported' } },
    fixed: { label: { ja: '額の確定', en: 'amount fixed' } },
    settled: { label: { ja: '精算済み', en: 'settled' } },
    refunding: { label: { ja: '返還待ち', en: 'refund due' } },
    closed: { label: { ja: '完了', en: 'closed' }, final: true },
    revoked: { label: { ja: '取消', en: 'revoked' }, final: true },
  },
  transitions: {
    award: {
      label: { ja: '交付を決定する', en: 'Award' }, from: ['adopted'], to: 'awarded', by: ['decider'], guard: notOwnGroup,
      emits: ['participation.grant-award.decided.v1', 'participation.decision-notice.issued.v1'],
    },
    'pay-advance': {
      label: { ja: '概算払をする', en: 'Pay an advance' }, from: ['awarded', 'change-approved'], to: 'advance-paid', by: ['accountant'],
      guard: onceOnly, emits: progressed, law: '地方自治法施行令162条', aside: true,
    },
    'request-change': {
      label: { ja: '変更の承認を申請する', en: 'Request a change' }, from: running, to: 'change-requested', by: ['applicant'], emits: progressed, aside: true,
    },
    'change-directly': {
      label: { ja: '軽微な変更を届け出る', en: 'Notify a minor change' }, from: running, to: 'change-approved', by: ['applicant'], emits: progressed, aside: true,
    },
    'approve-change': {
      label: { ja: '変更を承認する', en: 'Approve the change' }, from: ['change-requested'], to: 'change-approved', by: ['decider'],
      guard: notOwnGroup, emits: notified,
    },
    'refuse-change': {
      label: { ja: '変更を承認しない', en: 'Refuse the change' }, from: ['change-requested'], to: 'awarded', by: ['decider'], guard: notOwnGroup, emits: progressed,
    },
    report: {
      label: { ja: '実績を報告する', en: 'Report' }, from: running, to: 'reported', by: ['applicant'],
      // A late report is taken: without it nothing could ever be fixed or refunded. The days are there for all to see.
      deadline: { label: { ja: '実績報告の期限', en: 'report due' }, due: ({ reportDueOn }) => reportDueOn, late: 'allowed' },
      emits: progressed,
    },
    fix: { label: { ja: '額を確定する', en: 'Fix the amount' }, from: ['reported'], to: 'fixed', by: ['decider'], guard: notOwnGroup, emits: notified },
    settle: {
      label: { ja: '精算する', en: 'Settle' }, from: ['fixed'], to: 'settled', by: ['accountant'], guard: whenOwed(false),
      emits: [...progressed, 'participation.grant-settlement.completed.v1'],
    },
    'demand-refund': {
      label: { ja: '返還を求める', en: 'Demand the refund' }, from: ['fixed'], to: 'refunding', by: ['accountant'], guard: whenOwed(true),
      emits: [...notified, 'participation.grant-settlement.completed.v1'],
    },
    'record-refund': {
      label: { ja: '返還を記録する', en: 'Record the refund' }, from: ['refunding'], to: 'closed', by: ['accountant'], guard: notOwnGroup, emits: progressed,
    },
    close: { label: { ja: '完了とする', en: 'Close' }, from: ['settled'], to: 'closed', by: ['accountant'], guard: notOwnGroup, emits: progressed },
    revoke: {
      label: { ja: '交付決定を取り消す', en: 'Revoke the award' }, by: ['decider'], to: 'revoked', guard: notOwnGroup, aside: true,
      from: [...running, 'change-requested', 'reported', 'fixed', 'settled', 'refunding'],
      emits: [...notified, 'participation.grant-award.revoked.v1'], law: '補助金等に係る予算の執行の適正化に関する法律17条の趣旨',
    },
  },
});

export type AwardStatus = StateOf<typeof grantAwardProcedure>;
export type AwardAction = ActionOf<typeof grantAwardProcedure>;
