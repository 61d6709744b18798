import { addDays, daysBetween, periodEnd, type CivilDate } from './civil-date.js';
import { dateText } from './date-text.js';
import * as step from './deadline-steps.js';
import { closedReason, isClosed, openDayFrom, openDayUntil, type ReferenceCalendar } from './reference-calendar.js';
import type { Text } from './text.js';

/** What stops the clock of a case while it lasts. */
export type SuspensionReason = 'correction' | 'third-party' | 'transfer';

/** How a period of law or of the city's rules is counted. A city setting: versioned data, never code. */
export interface DeadlinePolicy {
  readonly ruleId: string;
  /** A positive whole number of `unit`. */
  readonly amount: number;
  readonly unit: 'calendar-day' | 'open-day' | 'month' | 'year';
  /** `next-day`: 初日不算入 (民法140条). `same-day`: 「…から起算して」, the day of the event counts. */
  readonly start: 'next-day' | 'same-day';
  /** What happens when the last day is a closed day (民法142条, 地方自治法4条の2第4項). */
  readonly endShift: 'next-open' | 'previous-open' | 'none';
  /** Which suspensions stop this clock; empty = none. */
  readonly suspendWhile: readonly SuspensionReason[];
  readonly legalBasis: string;
  readonly effectiveFrom: CivilDate;
}

/** Days that do not count: `from` the first, `to` the last of them. Without `to` it is still going on. */
export interface Suspension { readonly reason: SuspensionReason; readonly from: CivilDate; readonly to?: CivilDate }
export interface EndedSuspension extends Suspension { readonly to: CivilDate }

/** One sentence of how a date was found. */
export interface DeadlineStep extends Text { readonly date: CivilDate }

interface Counted {
  /** The first day that counts. */
  readonly startsOn: CivilDate;
  readonly steps: readonly DeadlineStep[];
  readonly ruleId: string;
  readonly legalBasis: string;
  readonly calendarRevision: number;
}

export interface Deadline extends Counted {
  readonly state: 'running';
  /** The last day in time, until midnight in Japan (`endOfDay`). */
  readonly legalDue: CivilDate;
  /** The last day of the period before it moved off a closed day. */
  readonly unshifted: CivilDate;
  /** The day staff aim at: the last open day on or before `unshifted`. */
  readonly workTarget: CivilDate;
}

/** The clock stands: there is no due date until the suspension ends. */
export interface SuspendedDeadline extends Counted {
  readonly state: 'suspended';
  readonly reason: SuspensionReason;
  readonly since: CivilDate;
  /** Days of `unit` (of months and years: calendar days) that still count once it goes on. */
  readonly remaining: number;
  readonly startsOn: CivilDate;
  readonly steps: readonly DeadlineStep[];
  readonly ruleId: string;
  readonly legalBasis: string;
  readonly calendarRevision: number;
}

/**
 * When something is due that `policy` counts from `eventDate`.
 * @param suspensions what stopped the clock; those the policy does not name are ignored, overlaps count once
 * @returns `running` with its dates; `suspended` only while a suspension without `to` stops the clock
 * @throws RangeError when the policy is not in force on `eventDate`, is malformed, or leaves the calendar's years
 */
export function computeDeadline(policy: DeadlinePolicy, eventDate: CivilDate, calendar: ReferenceCalendar, suspensions?: readonly EndedSuspension[]): Deadline;
export function computeDeadline(policy: DeadlinePolicy, eventDate: CivilDate, calendar: ReferenceCalendar, suspensions: readonly Suspension[]): Deadline | SuspendedDeadline;
export function computeDeadline(policy: DeadlinePolicy, eventDate: CivilDate, calendar: ReferenceCalendar, suspensions: readonly Suspension[] = []): Deadline | SuspendedDeadline {
  check(policy, eventDate, suspensions);
  const startsOn = policy.start === 'next-day' ? addDays(eventDate, 1) : eventDate;
  const stops = suspensions.filter(({ reason }) => policy.suspendWhile.includes(reason));
  const counted = count(policy, startsOn, calendar, stops);
  const common = { startsOn, ruleId: policy.ruleId, legalBasis: policy.legalBasis, calendarRevision: calendar.revision };
  const steps = [step.start(policy, eventDate, startsOn), ...stops.filter(({ from }) => !counted.last || from <= counted.last).map(step.suspension)];
  if (counted.stop) {
    return { state: 'suspended', reason: counted.stop.reason, since: counted.stop.from, remaining: counted.remaining, steps, ...common };
  }
  const unshifted = counted.last;
  const legalDue = shifted(unshifted, policy, calendar);
  const workTarget = openDayUntil(unshifted, calendar);
  steps.push(step.end(policy, unshifted));
  const closed = closedReason(unshifted, calendar);
  if (closed) steps.push(step.shift(policy, unshifted, legalDue, closed));
  if (workTarget !== legalDue) steps.push(step.target(workTarget));
  return { state: 'running', legalDue, unshifted, workTarget, steps, ...common };
}

type Count = { last: CivilDate; stop?: undefined } | { last?: undefined; stop: Suspension; remaining: number };

/** Walks the period day by day; a day counts unless the clock stands or, for open days, the city is closed. */
function count(policy: DeadlinePolicy, startsOn: CivilDate, calendar: ReferenceCalendar, stops: readonly Suspension[]): Count {
  let remaining = daysToCount(policy, startsOn);
  if (stops.length === 0 && policy.unit !== 'open-day') return { last: addDays(startsOn, remaining - 1) };
  for (let day = startsOn; ; day = addDays(day, 1)) {
    const stop = stops.find(({ from, to }) => from <= day && (to === undefined || day <= to));
    if (stop && stop.to === undefined) return { stop, remaining };
    if (stop || (policy.unit === 'open-day' && isClosed(day, calendar))) continue;
    remaining -= 1;
    if (remaining === 0) return { last: day };
  }
}

/** Months and years are measured by 民法143条 first, so that a suspension lengthens them by its own days. */
function daysToCount({ amount, unit }: DeadlinePolicy, startsOn: CivilDate): number {
  if (unit === 'calendar-day' || unit === 'open-day') return amount;
  return daysBetween(startsOn, periodEnd(startsOn, unit === 'year' ? amount * 12 : amount)) + 1;
}

function shifted(day: CivilDate, { endShift }: DeadlinePolicy, calendar: ReferenceCalendar): CivilDate {
  switch (endShift) {
    case 'next-open':
      return openDayFrom(day, calendar);
    case 'previous-open':
      return openDayUntil(day, calendar);
    case 'none':
      return day;
  }
}

function check(policy: DeadlinePolicy, eventDate: CivilDate, suspensions: readonly Suspension[]): void {
  if (!Number.isInteger(policy.amount) || policy.amount < 1) throw new RangeError(`${policy.ruleId}: the amount must be a positive whole number`);
  if (eventDate < policy.effectiveFrom) throw new RangeError(`${policy.ruleId} is in force from ${policy.effectiveFrom}, not yet on ${eventDate}`);
  for (const { from, to } of suspensions) {
    if (to !== undefined && daysBetween(from, to) < 0) throw new RangeError(`A suspension ends on ${to}, before it begins on ${from}`);
  }
}

/** A notice of extension that came after the period had ended is void. */
export class ExtensionTooLate extends RangeError {
  override readonly name = 'ExtensionTooLate';
  readonly text: Text;
  constructor(legalDue: CivilDate) {
    const { ja, en } = dateText(legalDue);
    super(`It was due by ${en}; it can no longer be extended`);
    this.text = { ja: `期限の${ja}を過ぎているため、延長できません。`, en: `It was due by ${en} and can no longer be extended.` };
  }
}

/**
 * The policy with its period lengthened (延長), for `computeDeadline` with the same event date.
 * @param extension `amount` in the policy's unit; `noticedOn` the day the notice went out
 * @throws ExtensionTooLate when the notice went out after the due date
 */
export function extendPolicy(policy: DeadlinePolicy, current: Deadline, extension: { amount: number; noticedOn: CivilDate; legalBasis: string }): DeadlinePolicy {
  if (extension.noticedOn > current.legalDue) throw new ExtensionTooLate(current.legalDue);
  return { ...policy, amount: policy.amount + extension.amount, legalBasis: `${policy.legalBasis}、${extension.legalBasis}` };
}
