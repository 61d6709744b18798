import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays, computeDeadline, daysBetween, extendPolicy, ExtensionTooLate, isClosed, isInTime, standardCalendar, switchPolicy, type DeadlinePolicy,
  type EndedSuspension, type SuspensionReason,
} from './index.js';

const policy = (changes: Partial<DeadlinePolicy> = {}): DeadlinePolicy => ({
  ruleId: 'disclosure-decision', amount: 15, unit: 'calendar-day', start: 'next-day', endShift: 'next-open', suspendWhile: ['correction'],
  legalBasis: '例条例第12条', effectiveFrom: '2020-04-01', ...changes,
});
const due = (rule: DeadlinePolicy, eventDate: string, suspensions?: EndedSuspension[]) => computeDeadline(rule, eventDate, standardCalendar, suspensions).legalDue;

describe('Scenario 8: year-end disclosure clock', () => {
  const asked = '2026-12-18';
  const sameDay = policy({ ruleId: 'same-day', start: 'same-day', endShift: 'none' });

  test('the legal day shifts over the closed days and the work target lies before them', () => {
    const deadline = computeDeadline(policy(), asked, standardCalendar);
    expect(deadline).toMatchObject({ unshifted: '2027-01-02', legalDue: '2027-01-04', workTarget: '2026-12-28', startsOn: '2026-12-19' });
    expect(deadline.steps.map(({ ja }) => ja)).toEqual([
      '2026年12月18日（金）の翌日から数えます（初日は数えません）。',
      '15日の期間は2027年1月2日（土）に満了します（例条例第12条）。',
      '2027年1月2日（土）は閉庁日（年末年始の休日）なので、次の開庁日の2027年1月4日（月）が期限です。',
      '市は2026年12月28日（月）までに行うことを目標にします。',
    ]);
  });

  test('「起算して」 without a shift is one day less and stays where it falls', () => {
    expect(computeDeadline(sameDay, asked, standardCalendar)).toMatchObject({ unshifted: '2027-01-01', legalDue: '2027-01-01', workTarget: '2026-12-28' });
  });

  test('an extension is refused after the due date, and lengthens the period before', () => {
    const current = computeDeadline(policy(), asked, standardCalendar);
    const extension = { amount: 30, legalBasis: '例条例第12条第2項' };
    expect(() => extendPolicy(policy(), current, { ...extension, noticedOn: '2027-01-05' })).toThrow(ExtensionTooLate);
    const extended = extendPolicy(policy(), current, { ...extension, noticedOn: '2027-01-04' });
    expect(computeDeadline(extended, asked, standardCalendar)).toMatchObject({ unshifted: '2027-02-01', legalDue: '2027-02-01', legalBasis: '例条例第12条、例条例第12条第2項' });
  });

  test('switching the policy shows both values', () => {
    const tracked = { id: 'request-1', policy: policy(), eventDate: asked, suspensions: [] };
    expect(switchPolicy(tracked, sameDay, standardCalendar)).toMatchObject({
      id: 'request-1', old: { legalDue: '2027-01-04', ruleId: 'disclosure-decision' }, new: { legalDue: '2027-01-01', ruleId: 'same-day' },
      why: [{ ja: '適用する規則が例条例第12条（disclosure-decision）から例条例第12条（same-day）に変わりました。' }],
    });
    expect(switchPolicy({ ...tracked, closedOn: '2026-12-25' }, sameDay, standardCalendar)).toBeUndefined();
  });
});

test('Scenario 9: an appeal may be filed until the first open day of the new year, to its last second', () => {
  const appeal = policy({ ruleId: 'appeal', amount: 3, unit: 'month', legalBasis: '行政不服審査法18条1項' });
  expect(computeDeadline(appeal, '2026-10-01', standardCalendar)).toMatchObject({ unshifted: '2027-01-01', legalDue: '2027-01-04' });
  expect(isInTime(new Date('2027-01-04T23:59:59+09:00'), '2027-01-04')).toBe(true);
  expect(isInTime(new Date('2027-01-05T00:00:00+09:00'), '2027-01-04')).toBe(false);
});

test('open days count only days the city is open', () => {
  expect(due(policy({ amount: 3, unit: 'open-day' }), '2026-12-25')).toBe('2027-01-05');
  expect(due(policy({ amount: 1, unit: 'open-day', start: 'same-day' }), '2026-12-29')).toBe('2027-01-04');
});

test('years end the day before the one that corresponds', () => {
  expect(due(policy({ amount: 1, unit: 'year' }), '2026-03-31')).toBe('2027-03-31');
  expect(due(policy({ amount: 5, unit: 'year', start: 'same-day', endShift: 'none' }), '2024-02-29')).toBe('2029-02-28');
});

test('a previous-open shift goes back', () => {
  expect(due(policy({ endShift: 'previous-open' }), '2026-12-18')).toBe('2026-12-28');
});

describe('suspension', () => {
  const correction = (from: string, to: string): EndedSuspension => ({ reason: 'correction', from, to });

  test('the days of a correction do not count, overlapping ones count once', () => {
    expect(due(policy(), '2026-06-01')).toBe('2026-06-16');
    expect(due(policy(), '2026-06-01', [correction('2026-06-03', '2026-06-05')])).toBe('2026-06-19');
    expect(due(policy(), '2026-06-01', [correction('2026-06-03', '2026-06-05'), correction('2026-06-04', '2026-06-06')])).toBe('2026-06-22');
    // 20 June 2026 is a Saturday.
    expect(computeDeadline(policy(), '2026-06-01', standardCalendar, [correction('2026-06-03', '2026-06-06')]).unshifted).toBe('2026-06-20');
  });

  test('months are lengthened by the days themselves', () => {
    const rule = policy({ amount: 1, unit: 'month' });
    expect(due(rule, '2026-05-31')).toBe('2026-06-30');
    expect(due(rule, '2026-05-31', [correction('2026-06-10', '2026-06-11')])).toBe('2026-07-02');
  });

  test('what the policy does not name, or what came after the due date, changes nothing', () => {
    expect(due(policy({ suspendWhile: [] }), '2026-06-01', [correction('2026-06-03', '2026-06-05')])).toBe('2026-06-16');
    const late = [correction('2026-06-20', '2026-06-30')];
    expect(computeDeadline(policy(), '2026-06-01', standardCalendar, late)).toEqual(computeDeadline(policy(), '2026-06-01', standardCalendar));
  });

  test('while it lasts there is no due date, only what remains', () => {
    expect(computeDeadline(policy(), '2026-06-01', standardCalendar, [{ reason: 'correction', from: '2026-06-10' }])).toMatchObject({
      state: 'suspended', since: '2026-06-10', remaining: 7, reason: 'correction',
      steps: [{}, { ja: '補正のため、2026年6月10日（水）から日数を数えるのを止めています。' }],
    });
  });
});

test('a policy that cannot be meant is refused', () => {
  for (const amount of [0, -1, 1.5, Number.NaN]) expect(() => due(policy({ amount }), '2026-06-01')).toThrow(RangeError);
  expect(() => due(policy(), '2020-03-31')).toThrow(RangeError);
  expect(() => due(policy(), '2026-06-01', [{ reason: 'correction', from: '2026-06-05', to: '2026-06-04' }])).toThrow(RangeError);
});

describe('for any policy, day and suspensions', () => {
  const anyDate = fc.integer({ min: 0, max: 25_000 }).map((days) => addDays('2020-04-01', days));
  const anyPolicy = fc.record({
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('calendar-day', 'open-day', 'month' as const),
    start: fc.constantFrom('next-day', 'same-day' as const),
    endShift: fc.constantFrom('next-open', 'previous-open', 'none' as const),
  }) as fc.Arbitrary<Partial<DeadlinePolicy>>;
  const anySuspensions = (eventDate: string) =>
    fc.array(fc.tuple(fc.constantFrom<SuspensionReason>('correction', 'transfer'), fc.integer({ min: -20, max: 90 }), fc.integer({ min: 0, max: 20 })), { maxLength: 4 })
      .map((all) => all.map(([reason, start, length]) => ({ reason, from: addDays(eventDate, start), to: addDays(eventDate, start + length) })));
  const anyCase = anyDate.chain((eventDate) => fc.record({ eventDate: fc.constant(eventDate), suspensions: anySuspensions(eventDate), changes: anyPolicy }));

  test('a shifted end is never a closed day, and shifts only as declared', () => {
    fc.assert(fc.property(anyCase, ({ eventDate, suspensions, changes }) => {
      const rule = policy(changes);
      const { legalDue, unshifted, workTarget } = computeDeadline(rule, eventDate, standardCalendar, suspensions);
      if (rule.endShift === 'none') expect(legalDue).toBe(unshifted);
      else expect(isClosed(legalDue, standardCalendar)).toBe(false);
      if (rule.endShift === 'next-open') expect(legalDue >= unshifted).toBe(true);
      if (rule.endShift === 'previous-open') expect(legalDue).toBe(workTarget);
      expect(workTarget <= unshifted).toBe(true);
      expect(isClosed(workTarget, standardCalendar)).toBe(false);
    }));
  });

  test('a later event, a longer period or another suspension never makes it due earlier', () => {
    fc.assert(fc.property(anyCase, fc.integer({ min: 1, max: 40 }), ({ eventDate, suspensions, changes }, more) => {
      const rule = policy(changes);
      const at = due(rule, eventDate, suspensions);
      expect(due(rule, addDays(eventDate, more), suspensions) >= at).toBe(true);
      expect(due(policy({ ...changes, amount: rule.amount + more }), eventDate, suspensions) >= at).toBe(true);
      expect(at >= due(rule, eventDate)).toBe(true);
    }));
  });

  test('exactly the promised number of days counts', () => {
    fc.assert(fc.property(anyCase, ({ eventDate, suspensions, changes }) => {
      const rule = policy({ ...changes, unit: changes.unit === 'month' ? 'calendar-day' : changes.unit });
      const { startsOn, unshifted } = computeDeadline(rule, eventDate, standardCalendar, suspensions);
      const days = Array.from({ length: daysBetween(startsOn, unshifted) + 1 }, (_, index) => addDays(startsOn, index));
      const stopped = (day: string) => suspensions.some(({ reason, from, to }) => reason === 'correction' && from <= day && day <= to);
      expect(days.filter((day) => !stopped(day) && !(rule.unit === 'open-day' && isClosed(day, standardCalendar)))).toHaveLength(rule.amount);
    }));
  });
});
