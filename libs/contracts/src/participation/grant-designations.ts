import { z } from 'zod';
import { defineEvent } from '../event.js';
import { caseFields, idOf, yen } from '../values.js';

// Residents choose among groups (domain.md P1: selection by citizen designation).
const programId = idOf('補助金の募集', 'grant programme');
const example = { programId: '019a4f00-0000-7000-8000-000000000001', fy: 2026, deptCode: '0310', lgCode: '123421' };

export const grantDesignationRecorded = defineEvent({
  type: 'participation.grant-designation.recorded.v1',
  visibility: 'int',
  dataClass: 'C1',
  key: 'programId',
  // Neither who nor what: a secret ballot leaves no trail.
  payload: z.object({ programId, ...caseFields }),
  example: { ...example, status: 'designating', effectiveOn: '2026-06-20' },
  summary: { ja: '市民が団体を指定した', en: 'A resident designated groups' },
});

export const grantDesignationCounted = defineEvent({
  type: 'participation.grant-designation.counted.v1',
  visibility: 'pub',
  dataClass: 'C0',
  key: 'programId',
  payload: z.object({
    programId,
    ...caseFields,
    voters: z.int().nonnegative().describe('指定した人数 / residents who took part'),
    lines: z
      .array(z.object({
        applicationId: idOf('申請', 'application'),
        supporters: z.int().nonnegative().describe('名前を挙げて指定した人数 / residents who chose it by name'),
        yen: yen.describe('指定された額（円） / designated, in yen'),
      }))
      .describe('団体ごとの結果 / for each application'),
  }),
  example: {
    ...example, status: 'counted', effectiveOn: '2026-07-15', voters: 1_204,
    lines: [{ applicationId: '019a4f00-0000-7000-8000-000000000002', supporters: 610, yen: 182_400 }],
  },
  summary: { ja: '市民による団体の指定が集計された', en: 'What residents designated was counted' },
});
