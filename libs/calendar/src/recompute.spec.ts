import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, computeDeadline, recompute, reviseCalendar, standardCalendar, type DeadlinePolicy, type SpecialAct, type TrackedDeadline } from './index.js';

const policy: DeadlinePolicy = {
  ruleId: 'correction', amount: 14, unit: 'calendar-day', start: 'next-day', endShift: 'next-open', suspendWhile: [], legalBasis: '例規則第5条', effectiveFrom: '2020-04-01',
};
const tracked = (id: string, eventDate: string, changes: Partial<TrackedDeadline> = {}): TrackedDeadline => ({ id, policy, eventDate, suspensions: [], ...changes });

/** Hypothetical: 海の日 of 2027 moves from 19 July to 1 July. */
const act: SpecialAct = {
  law: { ja: '特別法の例', en: 'Example special act' }, since: '2027-01-01', removes: ['2027-07-19'],
  adds: [{ date: '2027-07-01', name: { ja: '海の日', en: 'Marine Day' } }],
};
const revised = reviseCalendar(standardCalendar, {
  note: { ja: '法律により海の日が7月1日に移りました。', en: 'By law Marine Day moved to 1 July.' },
  specialActs: [...standardCalendar.specialActs, act],
});

describe('Scenario 21: a holiday is moved by law', () => {
  const open = [
    tracked('due on the old holiday', '2027-07-05'),
    tracked('due on the new holiday', '2027-06-17'),
    tracked('due on another day', '2027-06-10'),
    tracked('closed', '2027-07-05', { closedOn: '2027-07-06' }),
  ];

  test('what it touches is computed again, with old, new and why; closed cases do not change', () => {
    expect(recompute(open, standardCalendar, revised)).toMatchObject([
      {
        id: 'due on the old holiday', old: { legalDue: '2027-07-20', calendarRevision: 1 }, new: { legalDue: '2027-07-19', calendarRevision: 2 },
        why: [{ ja: '法律により海の日が7月1日に移りました。' }, { ja: '2027年7月19日（月）は閉庁日（海の日）でなくなりました。' }],
      },
      {
        id: 'due on the new holiday', old: { legalDue: '2027-07-01' }, new: { legalDue: '2027-07-02', workTarget: '2027-06-30' },
        why: [{}, { en: '1 July 2027 (Thu) became a closed day (Marine Day).' }],
      },
    ]);
  });

  test('an act does not reach back before it was in force', () => {
    const late = reviseCalendar(standardCalendar, { note: act.law, specialActs: [...standardCalendar.specialActs, { ...act, since: '2027-07-10' }] });
    expect(recompute(open, standardCalendar, late).map(({ id }) => id)).toEqual(['due on the old holiday']);
    const tooLate = reviseCalendar(standardCalendar, { note: act.law, specialActs: [...standardCalendar.specialActs, { ...act, since: '2027-08-01' }] });
    expect(recompute(open, standardCalendar, tooLate)).toEqual([]);
  });
});

test('a suspended clock of open days shows that less or more remains', () => {
  const openDays = { ...policy, unit: 'open-day' as const, suspendWhile: ['correction' as const] };
  const suspended = tracked('suspended', '2027-06-28', { policy: openDays, suspensions: [{ reason: 'correction', from: '2027-07-02' }] });
  expect(recompute([suspended], standardCalendar, revised)).toMatchObject([{ old: { state: 'suspended', remaining: 11 }, new: { remaining: 12 } }]);
});

test('only what really changed is returned, and nothing that changed is missing', () => {
  const anyTracked = fc.array(fc.record({ days: fc.integer({ min: 0, max: 400 }), closed: fc.boolean() }), { maxLength: 30 });
  fc.assert(fc.property(anyTracked, (drawn) => {
    const all = drawn.map(({ days, closed }, index) => tracked(String(index), addDays('2026-12-01', days), closed ? { closedOn: '2028-01-01' } : {}));
    const expected = all.filter(({ eventDate, closedOn }) => {
      const { legalDue, workTarget } = computeDeadline(policy, eventDate, standardCalendar);
      const now = computeDeadline(policy, eventDate, revised);
      return closedOn === undefined && (legalDue !== now.legalDue || workTarget !== now.workTarget);
    });
    expect(recompute(all, standardCalendar, revised).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    expect(recompute(all, revised, revised)).toEqual([]);
  }));
});
