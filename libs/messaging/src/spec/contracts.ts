import { code, defineEvent } from '@tomoni/contracts';
import { z } from 'zod';

const texts = { ja: '仕様', en: 'For specs' };
const caseId = 'case-1';

/** Events of a service that exists in specs only. */
export const caseOpened = defineEvent({
  type: 'participation.spec-case.opened.v1', visibility: 'int', dataClass: 'C1', key: 'caseId',
  payload: z.object({ caseId: code, step: z.int() }),
  example: { caseId, step: 1 }, summary: texts,
});
export const caseMoved = defineEvent({
  type: 'participation.spec-case.moved.v1', visibility: 'int', dataClass: 'C1', key: 'caseId',
  payload: z.object({ caseId: code, step: z.int() }),
  example: { caseId, step: 1 }, summary: texts,
});
export const caseDecided = defineEvent({
  type: 'participation.spec-case-list.decided.v1', visibility: 'pub', dataClass: 'C0', key: 'caseId',
  payload: z.object({ caseId: code, step: z.int() }),
  example: { caseId, step: 1 }, summary: texts,
});
