import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GrantCost } from '../grant-reports/grant-cost.entity.js';
import { refusalCode } from '../refusal-code.js';
import { sampleProgram, sampleSettings } from '../sample-case.js';
import { GrantSettlement } from './grant-settlement.entity.js';

const { refundPeriod } = sampleSettings;
const rules = { rateBp: 10_000, advanceRateBp: 8_000, roundingUnitYen: 1 };
const opened = (decidedYen = 150_000, changes: Partial<typeof rules> = {}): GrantSettlement => GrantSettlement.open({ id: 'award', fy: 2026, decidedYen }, { ...rules, ...changes });

test('scenario 13: ¥120,000 advance, ¥97,400 accepted: fixed at ¥97,400, ¥22,600 comes back, booked in the old year', () => {
  const settlement = opened();
  settlement.payAdvance(120_000, '2026-07-01');
  const costs = GrantCost.list({ id: 'award', decidedOn: '2026-06-20' }, [
    { category: 'supplies', label: '苗・土', paidOn: '2026-07-10', yen: 97_400 },
    { category: 'supplies', label: '試し植え', paidOn: '2026-06-19', yen: 12_000 },
  ]);
  for (const cost of costs) cost.assess(sampleProgram);
  expect(costs.map(({ acceptedYen }) => acceptedYen)).toEqual([97_400, 0]);
  expect(costs[1]?.exclusionReason).toContain('交付決定日（2026-06-20）より前');
  settlement.fix(97_400, '2027-04-10');
  expect(settlement.finalYen).toBe(97_400);
  expect(settlement.settle('2027-04-20', refundPeriod)).toBe(22_600);
  expect(settlement).toMatchObject({ balanceYen: 0, refundYen: 22_600, refundDueOn: '2027-05-10' });
  settlement.recordRefund('2027-05-31');
  expect(settlement.bookedFy).toBe(2026);
});

test('a refund after the books closed stands in the year it came in', () => {
  const settlement = opened();
  settlement.payAdvance(120_000, '2026-07-01');
  settlement.fix(97_400, '2027-05-20');
  settlement.settle('2027-05-31', refundPeriod);
  settlement.recordRefund('2027-06-01');
  expect(settlement.bookedFy).toBe(2027);
});

test('nothing is paid before the amount is fixed, but an advance of at most 80 %*', () => {
  expect(refusalCode(() => opened().settle('2026-07-01', refundPeriod))).toBe('amount-not-fixed');
  expect(refusalCode(() => opened().payAdvance(120_001, '2026-07-01'))).toBe('advance-too-high');
  const settlement = opened();
  settlement.payAdvance(1, '2026-07-01');
  expect(refusalCode(() => settlement.payAdvance(1, '2026-07-02'))).toBe('advance-paid-already');
});

test('the fiscal year is not carried over: no advance after 31 March, nothing after 31 May', () => {
  expect(refusalCode(() => opened().payAdvance(1, '2027-04-01'))).toBe('outside-fiscal-year');
  expect(refusalCode(() => opened().fix(1, '2027-06-01'))).toBe('books-closed');
  const settlement = opened();
  settlement.fix(100_000, '2027-05-31');
  expect(refusalCode(() => settlement.settle('2027-06-01', refundPeriod))).toBe('books-closed');
});

test('a cost of the next fiscal year or of a kind that is not paid for does not count', () => {
  const [late, land] = GrantCost.list({ id: 'award', decidedOn: '2026-06-20' }, [
    { category: 'supplies', label: '翌年度の苗', paidOn: '2027-04-01', yen: 1_000 }, { category: 'land', label: '土地代', paidOn: '2026-08-01', yen: 1_000 },
  ]);
  late?.assess(sampleProgram);
  land?.assess(sampleProgram);
  expect([late?.acceptedYen, land?.acceptedYen]).toEqual([0, 0]);
  expect(late?.exclusionReason).toContain('2026年度の終わり');
});

test('what the office takes off has its reason, and never becomes more than was paid', () => {
  const [cost] = GrantCost.list({ id: 'award', decidedOn: '2026-06-20' }, [{ category: 'supplies', label: '苗', paidOn: '2026-07-01', yen: 1_000 }]);
  cost?.assess(sampleProgram, { line: 1, acceptedYen: 5_000, reason: '見本' });
  expect(cost?.acceptedYen).toBe(1_000);
});

test('whatever the sums: final ≤ decided, final ≤ share of the costs, and what was paid less what comes back is the final amount', () => {
  const yen = fc.integer({ min: 1, max: 999_999_999 });
  fc.assert(
    fc.property(yen, yen, fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(1, 100, 1_000), (decidedYen, costYen, rateBp, advanceBp, unit) => {
      const settlement = opened(decidedYen, { rateBp, roundingUnitYen: unit });
      const advance = Math.floor((settlement.maxAdvanceYen * advanceBp) / 10_000);
      settlement.payAdvance(advance, '2026-07-01');
      settlement.fix(costYen, '2027-04-10');
      const refund = settlement.settle('2027-04-20', refundPeriod);
      const final = settlement.finalYen ?? NaN;
      expect(final).toBeLessThanOrEqual(decidedYen);
      expect(BigInt(final) * 10_000n).toBeLessThanOrEqual(BigInt(costYen) * BigInt(rateBp));
      expect(advance + (settlement.balanceYen ?? NaN) - refund).toBe(final);
    }),
  );
});
