import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCandidates, type Candidate } from './grant-ranking.js';

const program = { minScoreBp: 5_000, budgetYen: 300_000 };
const candidate = (applicationId: string, changes: Partial<Candidate> = {}): Candidate => ({
  applicationId, scoreBp: 7_000, criterionScores: [{ key: 'public-benefit', scoreBp: 7_000 }], reviewers: 3, recusals: 0, requestedYen: 100_000, designatedYen: null,
  submittedAt: new Date('2026-04-20T03:00:00Z'), ...changes,
});
const order = (candidates: readonly Candidate[]): string[] => rankCandidates(candidates, program).map(({ applicationId }) => applicationId);

test('ties go by the first criterion, then the lower request, then the earlier submission', () => {
  const first = candidate('first', { criterionScores: [{ key: 'public-benefit', scoreBp: 7_100 }] });
  const cheap = candidate('cheap', { requestedYen: 90_000 });
  const early = candidate('early', { submittedAt: new Date('2026-04-19T03:00:00Z') });
  expect(order([candidate('late'), early, cheap, first])).toEqual(['first', 'cheap', 'early', 'late']);
});

test('below the minimum nothing fits the budget; above it, in order, until the budget is used', () => {
  const ranked = rankCandidates([
    candidate('a', { scoreBp: 9_000, requestedYen: 200_000 }), candidate('b', { scoreBp: 8_000, requestedYen: 150_000 }),
    candidate('c', { scoreBp: 7_000, requestedYen: 100_000 }), candidate('d', { scoreBp: 4_999, requestedYen: 1 }),
  ], program);
  expect(ranked.map(({ rank, aboveMinimum, withinBudget }) => [rank, aboveMinimum, withinBudget])).toEqual([
    [1, true, true], [2, true, false], [3, true, true], [4, false, false],
  ]);
});

test('the order depends on the cases alone', () => {
  const cases = fc.uniqueArray(
    fc.record({
      applicationId: fc.uuid(), scoreBp: fc.integer({ min: 6_000, max: 6_003 }), requestedYen: fc.constantFrom(100_000, 200_000),
      submittedAt: fc.constantFrom(new Date(0), new Date(1)), firstBp: fc.constantFrom(5_000, 6_000),
    }),
    { selector: ({ applicationId }) => applicationId, maxLength: 12 },
  );
  fc.assert(
    fc.property(cases, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (drawn, dice) => {
      const candidates = drawn.map(({ firstBp, ...of }) => candidate(of.applicationId, { ...of, criterionScores: [{ key: 'public-benefit', scoreBp: firstBp }] }));
      const shuffled = candidates.map((of, index) => ({ of, key: dice[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ of }) => of);
      expect(order(shuffled)).toEqual(order(candidates));
    }),
  );
});
