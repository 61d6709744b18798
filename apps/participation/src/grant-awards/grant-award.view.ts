import { basisPoints, civilDate, code, fiscalYear, yen } from '@tomoni/contracts';
import { z } from 'zod';
import { ActionView } from '../case-history/case-history.service.js';
import { applicationId } from '../grant-applications/grant-application.view.js';
import { grantCategories } from '../grant-programs/grant-program.entity.js';
import { grantAwardProcedure, type AwardStatus } from './grant-award.procedure.js';

export const AwardId = z.object({ id: z.uuid() });

const open = {
  id: z.uuid(), programId: z.uuid(), fy: fiscalYear, decisionNo: z.int(), category: z.enum(grantCategories), groupName: z.string(), title: z.string(),
  decidedYen: yen, scoreBp: basisPoints, rank: z.int(), recusals: z.int(), criterionScores: z.array(z.object({ key: code, scoreBp: basisPoints })),
  decidedOn: civilDate, status: z.enum(grantAwardProcedure.states as [AwardStatus, ...AwardStatus[]]), revokedOn: civilDate.nullable(), revokeReasonCode: code.nullable(),
};
export const awardExample = {
  id: applicationId, programId: '019a4f00-0000-7000-8000-000000000001', fy: 2026, decisionNo: 12, category: 'startup' as const, groupName: '見本ひまわり会',
  title: '川沿いの散歩道に花を植える', decidedYen: 150_000, scoreBp: 8_250, rank: 1, recusals: 1,
  criterionScores: [{ key: 'public-benefit', scoreBp: 8_600 }, { key: 'feasibility', scoreBp: 7_900 }], decidedOn: '2026-06-20', status: 'awarded' as const,
  revokedOn: null, revokeReasonCode: null,
};

/** An award as everybody may see it. */
export const AwardView = z.object(open).meta({ id: 'GrantAward', example: awardExample });

export const awardCaseExample = {
  ...awardExample, groupId: '019a4f00-0000-7000-8000-000000000003', conditions: null, reportDueOn: '2027-03-31', version: 1,
  actions: [{ name: 'report', href: `/grant-applications/${applicationId}/report`, label: { ja: '実績を報告する', en: 'Report' } }],
};

/** An award as its group and the office see it. */
export const AwardCaseView = z
  .object({ ...open, groupId: z.uuid(), conditions: z.string().nullable(), reportDueOn: civilDate, version: z.int(), actions: z.array(ActionView) })
  .meta({ id: 'GrantAwardCase', example: awardCaseExample });
