import { expect, test } from 'vitest';
import { refusalCode } from '../refusal-code.js';
import { sampleProgram } from '../sample-case.js';
import { GrantReview, isSealed, panelResult, type CoiReason } from './grant-review.entity.js';

const { criteria } = sampleProgram;
const now = new Date('2026-06-08T10:00:00+09:00');
const scoring = { groupId: 'group', status: 'presented' };
const sealed = (benefit: number, feasibility: number): GrantReview => {
  const review = GrantReview.assign('case', `reviewer ${benefit} ${feasibility}`);
  review.declareInterests(null);
  review.score({ 'public-benefit': benefit, feasibility }, criteria, scoring);
  review.seal(criteria, scoring, now);
  return review;
};

test('nothing is scored before interests are declared', () => {
  const review = GrantReview.assign('case', 'reviewer');
  expect(refusalCode(() => review.score({}, criteria, scoring))).toBe('interests-undeclared');
  expect(refusalCode(() => review.seal(criteria, scoring, now))).toBe('interests-undeclared');
});

test.each<CoiReason>(['officer-of-group', 'member-of-group', 'kin-within-third-degree', 'funder-of-group', 'competitor-of-group', 'own-wish'])(
  'after declaring %s a reviewer has no say, and takes nothing back',
  (reason) => {
    const review = GrantReview.assign('case', 'reviewer');
    review.declareInterests(reason);
    expect(refusalCode(() => review.requireMayRead())).toBe('recused');
    expect(refusalCode(() => review.declareInterests(null))).toBe('recused');
    expect(refusalCode(() => review.score({ feasibility: 1 }, criteria, scoring))).toBe('recused');
    expect(refusalCode(() => review.seal(criteria, scoring, now))).toBe('recused');
  },
);

test('a sealed score does not change, and a mere wish no longer takes it back', () => {
  const review = sealed(8, 7);
  expect(refusalCode(() => review.score({ 'public-benefit': 10, feasibility: 10 }, criteria, scoring))).toBe('scores-sealed');
  expect(refusalCode(() => review.seal(criteria, scoring, now))).toBe('scores-sealed');
  expect(refusalCode(() => review.declareInterests('own-wish'))).toBe('scores-sealed');
  expect(review.scores).toEqual({ 'public-benefit': 8, feasibility: 7 });
});

test('scores stay within the criteria, and all are needed to seal', () => {
  const review = GrantReview.assign('case', 'reviewer');
  review.declareInterests(null);
  expect(refusalCode(() => review.score({ 'public-benefit': 11 }, criteria, scoring))).toBe('score-out-of-range');
  expect(refusalCode(() => review.score({ beauty: 1 }, criteria, scoring))).toBe('score-out-of-range');
  expect(refusalCode(() => review.score({ 'public-benefit': 0.5 }, criteria, scoring))).toBe('score-out-of-range');
  review.score({ 'public-benefit': 3 }, criteria, scoring);
  expect(refusalCode(() => review.seal(criteria, scoring, now))).toBe('scores-missing');
});

test('a case that is not before the panel is not scored', () => {
  const review = GrantReview.assign('case', 'reviewer');
  review.declareInterests(null);
  expect(refusalCode(() => review.score({ feasibility: 1 }, criteria, { groupId: 'group', status: 'scored' }))).toBe('not-under-review');
});

test('an officer of the group is caught by the sign-in itself', () => {
  const review = GrantReview.assign('case', 'reviewer');
  expect(review.isCaughtBy({ roles: ['reviewer'], groups: ['group'] }, scoring)).toBe(true);
  expect(review.isCaughtBy({ roles: ['reviewer'], groups: ['another'] }, scoring)).toBe(false);
});

test('scenario 12: a recusal after scoring takes the scores out and checks the quorum anew', () => {
  const [one, two, three, treasurer] = [sealed(8, 6), sealed(7, 7), sealed(6, 8), sealed(10, 10)];
  const panel = [one, two, three, treasurer];
  expect(panelResult(panel, criteria, 3)).toMatchObject({ scoreBp: 7_750, reviewers: 4, recusals: 0 });
  treasurer.findInterest('officer-of-group');
  expect(treasurer.scores).toEqual({ 'public-benefit': 10, feasibility: 10 });
  expect(panelResult(panel, criteria, 3)).toEqual({
    scoreBp: 7_000, criterionScores: [{ key: 'public-benefit', scoreBp: 7_000 }, { key: 'feasibility', scoreBp: 7_000 }], reviewers: 3, recusals: 1,
  });
  three.findInterest('member-of-group');
  expect(refusalCode(() => panelResult(panel, criteria, 3))).toBe('below-quorum');
});

test('there is no result while a score can still come in', () => {
  const open = GrantReview.assign('case', 'late');
  const panel = [sealed(8, 6), sealed(7, 7), sealed(6, 8), open];
  expect(isSealed(panel)).toBe(false);
  expect(refusalCode(() => panelResult(panel, criteria, 3))).toBe('scores-not-sealed');
  open.declareInterests('own-wish');
  expect(isSealed(panel)).toBe(true);
});
