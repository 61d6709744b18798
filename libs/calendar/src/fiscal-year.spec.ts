import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, booksCloseOn, booksOpen, computeDeadline, earlier, fiscalYear, fiscalYearEnd, fiscalYearStart, standardCalendar, type DeadlinePolicy } from './index.js';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

test('every day lies in exactly one fiscal year', () => {
  fc.assert(fc.property(anyDate, (date) => {
    const fy = fiscalYear(date);
    expect(fiscalYearStart(fy) <= date && date <= fiscalYearEnd(fy)).toBe(true);
    expect(addDays(fiscalYearEnd(fy), 1)).toBe(fiscalYearStart(fy + 1));
  }));
});

describe('Scenario 13: grant at year end', () => {
  const report: DeadlinePolicy = {
    ruleId: 'activity-report', amount: 30, unit: 'calendar-day', start: 'next-day', endShift: 'none', suspendWhile: [], legalBasis: '例要綱第12条', effectiveFrom: '2020-04-01',
  };

  test('the report of a project that ends on 28 March is due on 31 March, not 30 days later', () => {
    const completedOn = '2027-03-28';
    const due = earlier(computeDeadline(report, completedOn, standardCalendar).legalDue, fiscalYearEnd(fiscalYear(completedOn)));
    expect(due).toBe('2027-03-31');
  });

  test('a refund paid by 31 May is booked in the old year, later it is not', () => {
    expect(booksCloseOn(2026)).toBe('2027-05-31');
    expect(booksOpen(2026, '2027-05-31')).toBe(true);
    expect(booksOpen(2026, '2027-06-01')).toBe(false);
    expect(booksOpen(2026, '2026-03-31')).toBe(false);
  });
});
