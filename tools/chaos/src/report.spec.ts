import { expect, test } from 'vitest';
import { merged, type FaultResult } from './report.js';

const recorded = (runs: number, recoveryP50: number, change: Partial<FaultResult> = {}): FaultResult =>
  ({ fault: 'relay-killed', runs, lost: 0, phantom: 0, inverted: 0, doubleEffects: 0, kafkaDuplicates: 3, recoveryP50, recoveryMax: recoveryP50 + 10, ...change });

test('runs of several recordings are added up, and nothing that was broken is lost', () => {
  expect(merged([recorded(5, 100), recorded(1, 900, { lost: 1 }), recorded(2, 50, { doubleEffects: 2 })])).toEqual(
    { fault: 'relay-killed', runs: 8, lost: 1, phantom: 0, inverted: 0, doubleEffects: 2, kafkaDuplicates: 9, recoveryP50: 100, recoveryMax: 910 });
});
