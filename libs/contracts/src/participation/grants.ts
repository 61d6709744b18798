import { z } from 'zod';
import { defineEvent } from '../event.js';
import { areaCode, basisPoints, caseFields, caseRef, civilDate, code, idOf, publicText, webAddress, yen } from '../values.js';

// Civic-benefit grants (domain.md P1).
const programId = idOf('補助金の募集', 'grant programme');
const applicationId = idOf('申請', 'application');
const groupId = idOf('団体', 'group');
const awardId = idOf('交付決定', 'award');
const reviewId = idOf('審査', 'review');
const contactRef = caseRef.describe('連絡先の参照番号（この案件限り） / reference to whom to write to, for this case alone');
const reasonCode = code.describe('理由コード / code of the reason');
const refundYen = yen.describe('返還額（円） / to be paid back, in yen');
const requestedYen = yen.describe('申請額（円） / requested, in yen');
const groupName = publicText({ max: 120, meaning: '団体名 / name of the group', because: 'The group agreed to its publication when it applied.' });
const projectTitle = publicText({ max: 200, meaning: '事業名 / title of the project', because: 'The group presents its project in public under this title.' });
const transition = {
  action: code.describe('行われた手続 / what was done'),
  from: code.describe('前の状態 / state before'),
  to: code.describe('後の状態 / state after'),
};

// One example case runs through all events.
const ids = {
  program: '019a4f00-0000-7000-8000-000000000001',
  application: '019a4f00-0000-7000-8000-000000000002',
  group: '019a4f00-0000-7000-8000-000000000003',
  award: '019a4f00-0000-7000-8000-000000000004',
  review: '019a4f00-0000-7000-8000-000000000005',
  settlement: '019a4f00-0000-7000-8000-000000000006',
  report: '019a4f00-0000-7000-8000-000000000007',
  notice: '019a4f00-0000-7000-8000-000000000008',
  contact: '019a4f00-0000-7000-8000-000000000009',
  reviewer: '019a4f00-0000-7000-8000-00000000000a',
};
const exampleCase = (status: string, effectiveOn: string) => ({ status, effectiveOn, fy: 2026, deptCode: '0310', lgCode: '123421' });

export const grantProgramAnnounced = defineEvent({
  type: 'participation.grant-program.announced.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'programId',
  payload: z.object({
    programId,
    ...caseFields,
    category: z.enum(['startup', 'growth', 'co-proposal']).describe('区分 / category'),
    title: publicText({ max: 200, meaning: '募集の名称 / title of the programme', because: 'The city itself wrote it.' }),
    window: z.object({ opensOn: civilDate, closesOn: civilDate }).describe('募集期間（両日を含む） / when applications are taken, both days included'),
    capYen: yen.describe('1件の上限額（円） / at most for one project, in yen'),
    budgetYen: yen.describe('予算額（円） / budget of the programme, in yen'),
    rateBp: basisPoints.describe('補助率（万分率） / share of the cost, in basis points'),
    topics: z.array(code).max(20).describe('分野 / topics'),
    areas: z.array(areaCode).max(100).describe('対象地域 / areas'),
  }),
  example: {
    programId: ids.program,
    ...exampleCase('open', '2026-04-01'),
    category: 'startup',
    title: '令和8年度 はじめの一歩補助金',
    window: { opensOn: '2026-04-01', closesOn: '2026-05-29' },
    capYen: 300_000,
    budgetYen: 2_000_000,
    rateBp: 10_000,
    topics: ['civic-activity'],
    areas: ['123421'],
  },
  summary: { ja: '補助金の募集が公表された', en: 'A grant programme was announced' },
});

export const grantApplicationDrafted = defineEvent({
  type: 'participation.grant-application.drafted.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'applicationId',
  payload: z.object({ applicationId, ...caseFields, programId, groupId }),
  example: { applicationId: ids.application, ...exampleCase('draft', '2026-04-10'), programId: ids.program, groupId: ids.group },
  summary: { ja: '団体が申請の下書きを始めた', en: 'A group began to draft an application' },
});

export const grantApplicationSubmitted = defineEvent({
  type: 'participation.grant-application.submitted.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'applicationId',
  payload: z.object({ applicationId, ...caseFields, programId, groupId, requestedYen, contactRef }),
  example: {
    applicationId: ids.application,
    ...exampleCase('submitted', '2026-04-20'),
    programId: ids.program,
    groupId: ids.group,
    requestedYen: 150_000,
    contactRef: ids.contact,
  },
  summary: { ja: '申請が提出された', en: 'An application was submitted' },
});

export const grantApplicationWithdrawn = defineEvent({
  type: 'participation.grant-application.withdrawn.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'applicationId',
  payload: z.object({ applicationId, ...caseFields, programId, groupId, requestedYen, contactRef }),
  example: {
    applicationId: ids.application,
    ...exampleCase('withdrawn', '2026-04-25'),
    programId: ids.program,
    groupId: ids.group,
    requestedYen: 150_000,
    contactRef: ids.contact,
  },
  summary: { ja: '申請が取り下げられた', en: 'An application was withdrawn' },
});

export const grantApplicationCorrectionRequested = defineEvent({
  type: 'participation.grant-application.correction-requested.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'applicationId',
  payload: z.object({ applicationId, ...caseFields, programId, dueOn: civilDate.describe('補正の期限 / the correction is due on'), contactRef }),
  example: {
    applicationId: ids.application,
    ...exampleCase('correction-requested', '2026-04-22'),
    programId: ids.program,
    dueOn: '2026-05-07',
    contactRef: ids.contact,
  },
  summary: { ja: '申請の補正が求められた', en: 'A correction of the application was requested' },
});

export const grantApplicationProgressed = defineEvent({
  type: 'participation.grant-application.progressed.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'applicationId',
  payload: z.object({ applicationId, ...caseFields, programId, ...transition, contactRef }),
  example: {
    applicationId: ids.application,
    ...exampleCase('accepted', '2026-05-11'),
    programId: ids.program,
    action: 'accept',
    from: 'submitted',
    to: 'accepted',
    contactRef: ids.contact,
  },
  summary: { ja: '申請の手続が次の段階へ進んだ', en: 'The application moved to its next state' },
});

export const grantReviewRecused = defineEvent({
  type: 'participation.grant-review.recused.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'reviewId',
  payload: z.object({ reviewId, ...caseFields, applicationId, reviewerRef: caseRef.describe('審査委員の参照番号（この案件限り） / reference to the reviewer, for this case alone'), reasonCode }),
  example: {
    reviewId: ids.review,
    ...exampleCase('recused', '2026-06-02'),
    applicationId: ids.application,
    reviewerRef: ids.reviewer,
    reasonCode: 'officer-of-group',
  },
  summary: { ja: '審査委員が利益相反により除斥された', en: 'A reviewer was recused for a conflict of interest' },
});

export const grantReviewSealed = defineEvent({
  type: 'participation.grant-review.sealed.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'reviewId',
  payload: z.object({ reviewId, ...caseFields, applicationId }),
  example: { reviewId: ids.review, ...exampleCase('sealed', '2026-06-10'), applicationId: ids.application },
  summary: { ja: '採点が封印された', en: 'The scores of a review were sealed' },
});

export const grantAwardDecided = defineEvent({
  type: 'participation.grant-award.decided.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'awardId',
  payload: z.object({
    awardId,
    ...caseFields,
    programId,
    groupName,
    title: projectTitle,
    yen: yen.describe('交付決定額（円） / awarded, in yen'),
    scoreBp: basisPoints.describe('得点（満点を10000とする） / score, 10000 is full marks'),
    rank: z.int().min(1).describe('順位 / rank'),
    recusals: z.int().nonnegative().describe('除斥された審査委員の数 / how many reviewers were recused'),
  }),
  example: {
    awardId: ids.award,
    ...exampleCase('awarded', '2026-06-20'),
    programId: ids.program,
    groupName: 'みどりの散歩道の会',
    title: '川沿いの散歩道に花を植える',
    yen: 150_000,
    scoreBp: 8_250,
    rank: 1,
    recusals: 1,
  },
  summary: { ja: '補助金の交付が決定された', en: 'A grant was awarded' },
});

export const grantAwardProgressed = defineEvent({
  type: 'participation.grant-award.progressed.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'awardId',
  payload: z.object({ awardId, ...caseFields, applicationId, ...transition, contactRef }),
  example: {
    awardId: ids.award,
    ...exampleCase('advance-paid', '2026-07-01'),
    applicationId: ids.application,
    action: 'pay-advance',
    from: 'awarded',
    to: 'advance-paid',
    contactRef: ids.contact,
  },
  summary: { ja: '交付決定後の手続が次の段階へ進んだ', en: 'The awarded grant moved to its next state' },
});

export const grantAwardRevoked = defineEvent({
  type: 'participation.grant-award.revoked.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'awardId',
  payload: z.object({ awardId, ...caseFields, reasonCode, refundYen }),
  example: { awardId: ids.award, ...exampleCase('revoked', '2026-11-02'), reasonCode: 'used-for-other-purpose', refundYen: 120_000 },
  summary: { ja: '交付決定が取り消された', en: 'An award was revoked' },
});

export const grantReportPublished = defineEvent({
  type: 'participation.grant-report.published.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'reportId',
  payload: z.object({ reportId: idOf('実績報告', 'activity report'), ...caseFields, awardId, title: projectTitle, url: webAddress }),
  example: {
    reportId: ids.report,
    ...exampleCase('published', '2027-04-05'),
    awardId: ids.award,
    title: '川沿いの散歩道に花を植える',
    url: 'https://www.city.example.jp/grant-reports/2026-01',
  },
  summary: { ja: '実績報告が公表された', en: 'An activity report was published' },
});

export const grantSettlementCompleted = defineEvent({
  type: 'participation.grant-settlement.completed.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'settlementId',
  payload: z.object({ settlementId: idOf('精算', 'settlement'), ...caseFields, awardId, finalYen: yen.describe('確定額（円） / fixed amount, in yen'), refundYen }),
  example: {
    settlementId: ids.settlement,
    ...exampleCase('settled', '2027-04-20'),
    awardId: ids.award,
    finalYen: 97_400,
    refundYen: 22_600,
  },
  summary: { ja: '補助金の精算が終わった', en: 'The grant was settled' },
});

export const decisionNoticeIssued = defineEvent({
  type: 'participation.decision-notice.issued.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'noticeId',
  payload: z.object({
    noticeId: idOf('処分通知', 'decision notice'),
    ...caseFields,
    caseId: idOf('通知の対象となる案件', 'case it is about'),
    kind: z.enum(['award', 'declined', 'rejected', 'waitlisted', 'change-approved', 'amount-fixed', 'revoked', 'refund']).describe('通知の種類 / kind of notice'),
    contactRef,
    awardId: awardId.optional(),
  }),
  example: {
    noticeId: ids.notice,
    ...exampleCase('issued', '2026-06-20'),
    caseId: ids.application,
    kind: 'award',
    contactRef: ids.contact,
    awardId: ids.award,
  },
  summary: { ja: '処分の通知が発出された', en: 'A decision notice was issued' },
});
