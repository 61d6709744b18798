import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { request, type Facts } from './example-request.spec-data.js';
import type { TimelineEntry } from './index.js';

const facts: Facts = { groupId: 'group-1', budgetLeft: 100, requested: 50 };
const now = new Date('2026-11-23T12:00:00+09:00');
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const submitted: TimelineEntry = { at: at(1), action: 'submit', from: 'draft', to: 'submitted', byRole: 'applicant' };
const correction: TimelineEntry = { at: at(2), action: 'requestCorrection', from: 'submitted', to: 'correcting', byRole: 'secretariat', note: '収支予算書の合計を直してください。' };
const scored: TimelineEntry = { at: at(3), action: 'score', from: 'submitted', to: 'scored', byRole: 'secretariat', note: '内部' };
const timeline = (entries: TimelineEntry[], changes: Partial<Parameters<typeof request.timeline>[0]> = {}) => request.timeline({ entries, now, context: facts, lang: 'ja', ...changes });

test('a citizen sees what was, what is, what comes next and by when', () => {
  expect(timeline([submitted, correction], { context: { ...facts, correctionDueOn: '2026-12-04' } })).toEqual({
    state: { name: 'correcting', label: '補正中', since: at(2), final: false },
    past: [
      { at: at(1), action: 'submit', label: '提出する', by: '申請団体', state: '受付済み' },
      { at: at(2), action: 'requestCorrection', label: '補正を求める', by: '事務局', state: '補正中', note: '収支予算書の合計を直してください。' },
    ],
    next: [{ action: 'resubmit', label: '補正して再提出する', by: ['申請団体'], dueOn: '2026-12-04', dueLabel: '補正の期限' }],
  });
});

test('before anything happened it is at its beginning, in either language', () => {
  expect(timeline([], { lang: 'en' })).toEqual({
    state: { name: 'draft', label: 'Draft', since: undefined, final: false }, past: [],
    next: [{ action: 'submit', label: 'Submit', by: ['Applicant group'] }],
  });
});

test('a way that has closed is not announced', () => {
  expect(timeline([submitted, correction], { context: { ...facts, correctionDueOn: '2026-11-20' } }).next).toEqual([]);
});

describe('what is for staff', () => {
  test('shows neither itself, nor its note, nor the state it led to', () => {
    const shown = JSON.stringify(timeline([submitted, scored]));
    expect(shown).not.toMatch(/scored|採点|内部/);
    expect(timeline([submitted, scored]).state).toMatchObject({ name: 'submitted', label: '受付済み' });
  });

  test('what comes next passes through it, so that nobody can tell whether it happened', () => {
    expect(timeline([submitted, scored])).toEqual(timeline([submitted]));
    expect(timeline([submitted]).next.map(({ action }) => action)).toEqual(['requestCorrection', 'adopt', 'decline']);
  });

  test('staff see all of it', () => {
    expect(timeline([submitted, scored], { audience: 'staff' })).toMatchObject({ state: { name: 'scored' }, past: [{}, { note: '内部' }], next: [{ action: 'adopt' }, { action: 'decline' }] });
  });
});

test('hidden entries, however many and wherever, change nothing a citizen sees', () => {
  fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 6 }), (hidden) => {
    const visible = [submitted, correction, { ...submitted, action: 'resubmit', from: 'correcting' }];
    const mixed = hidden.reduce((entries, add, index) => (add ? entries.toSpliced(index % 4, 0, scored) : entries), visible);
    expect(timeline(mixed)).toEqual(timeline(visible));
  }));
});

test('entries older than today’s declaration are still shown', () => {
  const old: TimelineEntry = { at: at(1), action: 'toString', from: 'draft', to: 'constructor', byRole: 'valueOf' };
  expect(timeline([old])).toEqual({ state: { name: 'constructor', label: 'constructor', since: at(1), final: false }, past: [{ at: at(1), action: 'toString', label: 'toString', by: 'valueOf', state: 'constructor' }], next: [] });
});

test('an end is an end', () => {
  expect(timeline([submitted, { ...submitted, action: 'withdraw', to: 'withdrawn' }])).toMatchObject({ state: { final: true }, next: [] });
});
