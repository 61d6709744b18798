import type { Selection } from '../grant-programs/grant-program.entity.js';
import { defineProcedure, type ActionOf, type Asked, type ProcedureCaller, type Refusal, type StateOf } from '@tomoni/procedure';

/** What the rules of an application look at; the entity fits. */
export interface ApplicationFacts {
  readonly groupId: string;
  readonly deptCode: string;
  readonly closesOn: string;
  readonly checkDueOn: string | null;
  readonly correctionDueOn: string | null;
  readonly checkedBy: string | null;
  /** Known from the acceptance on. */
  readonly selection: Selection;
  readonly designationClosesOn: string | null;
}

/** The token's `groups` claim names the groups whose officer the person is. */
export const isOfficer = (caller: ProcedureCaller, { groupId }: { groupId: string }): boolean => caller.groups?.includes(groupId) ?? false;

/** 担当課: an office acts in the cases of its own unit only (domain.md §8: least privilege by unit). */
export const isInCharge = (caller: ProcedureCaller, { deptCode }: { deptCode: string }): boolean => caller.unit === deptCode;

/** A role that is held in the cases of one's own unit. */
export const ofUnit = (role: string) => (caller: ProcedureCaller, facts: { deptCode: string }): boolean => caller.roles.includes(role) && isInCharge(caller, facts);

/** Its group, its unit, and the offices that answer for every unit's money and deeds (会計管理者, 監査委員). */
export const mayRead = (caller: ProcedureCaller, facts: { groupId: string; deptCode: string }): boolean =>
  isOfficer(caller, facts) || isInCharge(caller, facts) || seesEveryUnit(caller);
export const seesEveryUnit = ({ roles }: ProcedureCaller): boolean => roles.includes('accountant') || roles.includes('auditor');

/** Whoever is an officer of the group is a party to the case, whatever their office. */
export function notOwnGroup(facts: { groupId: string }, { caller }: Asked): Refusal | undefined {
  if (!isOfficer(caller, facts)) return undefined;
  return {
    code: 'own-group',
    ja: 'ご自身が役員を務める団体の案件は扱えません',
    en: 'You may not handle the case of a group whose officer you are',
  };
}

/** Nobody decides on what they themselves have checked. */
export function notSelfApproved(facts: { groupId: string; checkedBy: string | null }, asked: Asked): Refusal | undefined {
  if (facts.checkedBy !== null && facts.checkedBy === asked.caller.sub) {
    return { code: 'self-approval', ja: '形式審査を行った職員は決裁できません', en: 'Whoever did the form check may not decide' };
  }
  return notOwnGroup(facts, asked);
}

function onlyAfterCorrectionPeriod(facts: ApplicationFacts, asked: Asked): Refusal | undefined {
  if (facts.correctionDueOn !== null && asked.today <= facts.correctionDueOn) {
    return {
      code: 'correction-running',
      ja: `補正の期限（${facts.correctionDueOn}）までは却下できません`,
      en: `It may not be rejected before the correction period ends on ${facts.correctionDueOn}`,
    };
  }
  return notOwnGroup(facts, asked);
}

/** 利益相反 apart, a case takes the way its programme announced. */
const chosenBy = (...ways: readonly Selection[]) => (facts: ApplicationFacts, asked: Asked): Refusal | undefined =>
  ways.includes(facts.selection)
    ? notOwnGroup(facts, asked)
    : { code: 'other-selection', ja: 'この補助事業の選定方法ではこの手続は行いません', en: 'This programme chooses in another way' };

/** Where residents choose, nobody decides before they have had their say. */
function decidable(facts: ApplicationFacts, asked: Asked): Refusal | undefined {
  return designationRunning(facts, asked) ?? notSelfApproved(facts, asked);
}

function designationRunning({ designationClosesOn: closesOn }: ApplicationFacts, { today }: Asked): Refusal | undefined {
  if (closesOn === null || today > closesOn) return undefined;
  return { code: 'designation-running', ja: `市民による指定は${closesOn}まで続いています`, en: `Residents may designate groups until ${closesOn}` };
}

/** Who acts when nobody does: no token can ever be this caller. */
export const theRules: ProcedureCaller = { roles: [] };

const progressed = ['participation.grant-application.progressed.v1'];
const notified = [...progressed, 'participation.decision-notice.issued.v1'];
const underCheck = ['submitted', 'resubmitted'] as const;

/** 市民公益活動補助金, from the draft to the panel's and the decider's answer (domain.md P1). */
export const grantApplicationProcedure = defineProcedure({
  name: 'grant-application',
  title: { ja: '市民公益活動補助金の申請', en: 'Application for a civic-benefit grant' },
  law: '地方自治法232条の2',
  initial: 'draft',
  roles: {
    applicant: { label: { ja: '申請団体', en: 'the applying group' }, is: (caller, facts: ApplicationFacts) => isOfficer(caller, facts) },
    secretariat: { label: { ja: '協働推進課', en: 'the secretariat' }, is: ofUnit('secretariat') },
    decider: { label: { ja: '決裁者', en: 'the decider' }, is: ofUnit('decider') },
    rules: { label: { ja: '制度の決まり', en: 'the rules themselves' }, is: (caller) => caller === theRules },
  },
  states: {
    draft: { label: { ja: '下書き', en: 'draft' } },
    submitted: { label: { ja: '提出済み', en: 'submitted' } },
    'correction-requested': { label: { ja: '補正待ち', en: 'waiting for a correction' } },
    resubmitted: { label: { ja: '再提出済み', en: 'resubmitted' } },
    accepted: { label: { ja: '受理', en: 'accepted' } },
    rejected: { label: { ja: '却下（形式）', en: 'rejected on form' }, final: true },
    withdrawn: { label: { ja: '取下げ', en: 'withdrawn' }, final: true },
    'under-review': { label: { ja: '審査中', en: 'under review' } },
    'under-designation': { label: { ja: '市民による指定の受付中', en: 'residents are choosing' } },
    presented: { label: { ja: '公開プレゼン済み', en: 'presented in public' } },
    scored: { label: { ja: '採点済み', en: 'scored' } },
    adopted: { label: { ja: '採択', en: 'adopted' }, final: true },
    waitlisted: { label: { ja: '補欠', en: 'waitlisted' } },
    declined: { label: { ja: '不採択', en: 'declined' }, final: true },
  },
  transitions: {
    edit: { label: { ja: '編集する', en: 'Edit' }, from: ['draft'], to: 'draft', by: ['applicant'], aside: true },
    submit: {
      label: { ja: '提出する', en: 'Submit' }, from: ['draft'], to: 'submitted', by: ['applicant'],
      deadline: { label: { ja: '募集の締切', en: 'closing day' }, due: ({ closesOn }) => closesOn, late: 'refused' },
      emits: ['participation.grant-application.submitted.v1'],
    },
    'request-correction': {
      label: { ja: '補正を求める', en: 'Request a correction' }, from: underCheck, to: 'correction-requested', by: ['secretariat'],
      guard: notOwnGroup, emits: ['participation.grant-application.correction-requested.v1'], law: '行政手続法7条', aside: true,
    },
    correct: {
      label: { ja: '補正する', en: 'Correct' }, from: ['correction-requested'], to: 'correction-requested', by: ['applicant'], aside: true,
    },
    resubmit: {
      label: { ja: '再提出する', en: 'Resubmit' }, from: ['correction-requested'], to: 'resubmitted', by: ['applicant'],
      deadline: { label: { ja: '補正の期限', en: 'end of the correction period' }, due: ({ correctionDueOn }) => correctionDueOn ?? undefined, late: 'allowed' },
      emits: progressed,
    },
    accept: {
      label: { ja: '受理する', en: 'Accept' }, from: underCheck, to: 'accepted', by: ['secretariat'], guard: notOwnGroup,
      deadline: { label: { ja: '標準処理期間', en: 'standard processing period' }, due: ({ checkDueOn }) => checkDueOn ?? undefined, late: 'allowed', law: '行政手続法6条' },
      emits: progressed,
    },
    reject: {
      label: { ja: '却下する', en: 'Reject' }, from: [...underCheck, 'correction-requested'], to: 'rejected', by: ['secretariat'],
      guard: onlyAfterCorrectionPeriod, emits: notified, law: '行政手続法8条', aside: true,
    },
    withdraw: {
      label: { ja: '取り下げる', en: 'Withdraw' }, by: ['applicant'], to: 'withdrawn', aside: true,
      from: ['draft', 'submitted', 'correction-requested', 'resubmitted', 'accepted', 'under-designation', 'under-review', 'presented', 'scored', 'waitlisted'],
      emits: ['participation.grant-application.withdrawn.v1'],
    },
    'open-review': {
      label: { ja: '審査に付す', en: 'Open the review' }, from: ['accepted'], to: 'under-review', by: ['secretariat'], guard: chosenBy('panel', 'hybrid'), emits: progressed,
    },
    'open-designation': {
      label: { ja: '市民の指定に付す', en: 'Open it for residents to choose' }, from: ['accepted'], to: 'under-designation', by: ['secretariat'],
      guard: chosenBy('citizen-designation'), emits: progressed,
    },
    'close-designation': {
      label: { ja: '市民の指定を集計する', en: 'Count what residents chose' }, from: ['under-designation'], to: 'scored', by: ['secretariat'],
      guard: designationRunning, emits: progressed,
    },
    'record-presentation': {
      label: { ja: '公開プレゼンを記録する', en: 'Record the public presentation' }, from: ['under-review'], to: 'presented', by: ['secretariat'],
      guard: notOwnGroup, emits: progressed,
    },
    'confirm-scores': {
      label: { ja: '採点を確定する', en: 'Confirm the scores' }, from: ['presented'], to: 'scored', by: ['secretariat'], guard: notOwnGroup, emits: progressed,
    },
    'lose-quorum': {
      label: { ja: '定足数を欠いたため採点に戻す', en: 'Return to scoring for want of a quorum' }, from: ['scored', 'waitlisted'], to: 'presented', by: ['rules'],
      emits: progressed, aside: true,
    },
    adopt: {
      label: { ja: '採択する', en: 'Adopt' }, from: ['scored', 'waitlisted'], to: 'adopted', by: ['decider'], guard: decidable, emits: notified,
    },
    waitlist: { label: { ja: '補欠とする', en: 'Waitlist' }, from: ['scored'], to: 'waitlisted', by: ['decider'], guard: decidable, emits: notified },
    decline: {
      label: { ja: '不採択とする', en: 'Decline' }, from: ['scored', 'waitlisted'], to: 'declined', by: ['decider'], guard: decidable, emits: notified,
      law: '行政手続法8条',
    },
  },
});

export type ApplicationStatus = StateOf<typeof grantApplicationProcedure>;
export type ApplicationAction = ActionOf<typeof grantApplicationProcedure>;
