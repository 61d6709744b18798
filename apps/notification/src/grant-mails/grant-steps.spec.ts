import { decisionNoticeIssued } from '@tomoni/contracts';
import { expect, test } from 'vitest';
import { decisions } from './grant-steps.js';

test('every kind of notice that participation can issue has its words', () => {
  expect(Object.keys(decisions).sort()).toEqual([...decisionNoticeIssued.payload.shape.kind.options].sort());
});
