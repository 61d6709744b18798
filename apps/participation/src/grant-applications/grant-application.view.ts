import { civilDate, code, deptCode, fiscalYear, moment, yen } from '@tomoni/contracts';
import { z } from 'zod';
import { ActionView } from '../case-history/case-history.service.js';
import { amount, day, sumTooLarge, sumWithinLimit } from '../grant-programs/grant-program.view.js';
import { grantApplicationProcedure, type ApplicationStatus } from './grant-application.procedure.js';

export const applicationId = '019a4f00-0000-7000-8000-000000000002';
export const ApplicationId = z.object({ id: z.uuid() });
export const ApplicationStatuses = z.enum(grantApplicationProcedure.states as [ApplicationStatus, ...ApplicationStatus[]]);

export const Plan = z.strictObject({
  purpose: z.string().min(1).max(2_000),
  activities: z.string().min(1).max(4_000),
  benefit: z.string().min(1).max(2_000),
  completesOn: day,
});
export const BudgetLines = z
  .array(z.strictObject({ category: code, label: z.string().min(1).max(100), yen: amount.min(1) }))
  .min(1)
  .max(100)
  .refine(sumWithinLimit, sumTooLarge);

/** What the applicant writes. */
export const content = {
  groupName: z.string().min(1).max(120).meta({ description: 'Published with an award, as the group agrees when it applies' }),
  title: z.string().min(1).max(200),
  plan: Plan,
  budgetLines: BudgetLines,
  requestedYen: amount.min(1),
};
export const contentExample = {
  groupName: '見本ひまわり会',
  title: '川沿いの散歩道に花を植える',
  plan: { purpose: '歩いて楽しい川沿いをつくる', activities: '花壇を10か所つくり、月に1回手入れをする', benefit: '毎日およそ300人が通る', completesOn: '2027-03-28' },
  budgetLines: [{ category: 'supplies', label: '苗・土', yen: 110_000 }, { category: 'fees', label: '講師謝礼', yen: 40_000 }],
  requestedYen: 150_000,
};

export const applicationExample = {
  id: applicationId, programId: '019a4f00-0000-7000-8000-000000000001', fy: 2026, deptCode: '0310', groupId: '019a4f00-0000-7000-8000-000000000003',
  ...contentExample, costYen: 150_000, status: 'draft', contactRef: '019a4f00-0000-7000-8000-000000000009', closesOn: '2026-05-29', submittedAt: null,
  checkDueOn: null, correctionDueOn: null, draftedAt: '2026-04-10T01:00:00.000Z', version: 1,
  actions: [{ name: 'submit', href: `/grant-applications/${applicationId}/submit`, label: { ja: '提出する', en: 'Submit' } }],
};

/** An application as its group and the office see it; nobody's personal data is in it. */
export const ApplicationView = z
  .object({
    id: z.uuid(), programId: z.uuid(), fy: fiscalYear, deptCode, groupId: z.uuid(), ...content, costYen: yen, status: ApplicationStatuses, contactRef: z.uuid(),
    closesOn: civilDate, submittedAt: moment.nullable(), checkDueOn: civilDate.nullable(), correctionDueOn: civilDate.nullable(), draftedAt: moment,
    version: z.int(), actions: z.array(ActionView),
  })
  .meta({ id: 'GrantApplication', example: applicationExample });
