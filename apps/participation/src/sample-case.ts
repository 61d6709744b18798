import type { GrantSettings } from './city-settings/city-settings.service.js';
import type { ApplicationContent } from './grant-applications/grant-application.entity.js';
import type { ProgramInput } from './grant-programs/grant-program.entity.js';

// An invented case, for specs and for the sample data of the seed: 「見本」 means "sample".

const period = (ruleId: string, amount: number, endShift: 'none' | 'next-open', suspendWhile: readonly 'correction'[] = []) =>
  ({ ruleId, amount, unit: 'calendar-day', start: 'next-day', endShift, suspendWhile, legalBasis: '見本要綱', effectiveFrom: '2000-04-01' }) as const;

export const sampleSettings: GrantSettings = {
  advanceRateBp: 8_000,
  minorChangeBp: 2_000,
  roundingUnitYen: 1,
  reportPeriod: period('grant.report-period', 30, 'none'),
  correctionPeriod: period('grant.correction-period', 14, 'next-open'),
  formCheckPeriod: period('grant.form-check-period', 30, 'none', ['correction']),
  refundPeriod: period('grant.refund-period', 20, 'next-open'),
  retentionYears: 5,
  panelQuorum: 3,
  awardsPerGroup: 3,
  blindGroupName: true,
};

export const sampleProgram: ProgramInput = {
  fy: 2026,
  deptCode: '0310',
  category: 'startup',
  title: '見本 はじめの一歩補助金',
  budgetYen: 400_000,
  capYen: 300_000,
  rateBp: 10_000,
  eligibleCosts: [{ key: 'supplies', ja: '消耗品費', en: 'Supplies' }, { key: 'fees', ja: '報償費', en: 'Fees' }],
  criteria: [{ key: 'public-benefit', ja: '公益性', en: 'Public benefit', maxPoints: 10 }, { key: 'feasibility', ja: '実現性', en: 'Feasibility', maxPoints: 10 }],
  minScoreBp: 5_000,
  opensOn: '2026-04-01',
  closesOn: '2026-05-29',
  topics: ['civic-activity'],
  areas: ['123421'],
  selection: 'panel',
  designation: null,
};

export const sampleContent: ApplicationContent = {
  groupName: '見本ひまわり会',
  title: '見本 川沿いの散歩道に花を植える',
  plan: { purpose: '歩いて楽しい川沿いをつくる', activities: '花壇を10か所つくる', benefit: '毎日およそ300人が通る', completesOn: '2027-03-28' },
  budgetLines: [{ category: 'supplies', label: '苗・土', yen: 110_000 }, { category: 'fees', label: '講師謝礼', yen: 40_000 }],
  requestedYen: 150_000,
};
