import { addDays, later, type CivilDate } from './civil-date.js';
import { dateText } from './date-text.js';
import { computeDeadline, type Deadline, type DeadlinePolicy, type SuspendedDeadline, type Suspension } from './deadline.js';
import { closedReason, type ReferenceCalendar } from './reference-calendar.js';
import type { Text } from './text.js';

/** What a service keeps of a deadline, so that it can be computed again. */
export interface TrackedDeadline {
  readonly id: string;
  readonly policy: DeadlinePolicy;
  readonly eventDate: CivilDate;
  readonly suspensions: readonly Suspension[];
  /** The day the case was closed: nothing of it changes any more. */
  readonly closedOn?: CivilDate;
}

/** A deadline that came out differently; services keep every one of them as the case's history. */
export interface DeadlineChange {
  readonly id: string;
  readonly old: Deadline | SuspendedDeadline;
  readonly new: Deadline | SuspendedDeadline;
  /** The reasons, in words for the people concerned. */
  readonly why: readonly Text[];
}

interface Basis { readonly policy: DeadlinePolicy; readonly calendar: ReferenceCalendar }

/** The open deadlines that a revision of the calendar moves; closed cases and unmoved ones are not among them. */
export function recompute(tracked: readonly TrackedDeadline[], oldCalendar: ReferenceCalendar, newCalendar: ReferenceCalendar): DeadlineChange[] {
  return tracked.flatMap((deadline) => {
    const { policy } = deadline;
    const change = changeOf(deadline, { policy, calendar: oldCalendar }, { policy, calendar: newCalendar });
    return change ? [{ ...change, why: [newCalendar.note, ...movedDays(change, oldCalendar, newCalendar)] }] : [];
  });
}

/** What another policy makes of the same case; `undefined` when nothing changes or the case is closed. */
export function switchPolicy(tracked: TrackedDeadline, policy: DeadlinePolicy, calendar: ReferenceCalendar): DeadlineChange | undefined {
  const change = changeOf(tracked, { policy: tracked.policy, calendar }, { policy, calendar });
  const from = `${tracked.policy.legalBasis}（${tracked.policy.ruleId}）`;
  const to = `${policy.legalBasis}（${policy.ruleId}）`;
  return change && { ...change, why: [{ ja: `適用する規則が${from}から${to}に変わりました。`, en: `The rule applied changed from ${from} to ${to}.` }] };
}

function changeOf({ id, eventDate, suspensions, closedOn }: TrackedDeadline, before: Basis, after: Basis): Omit<DeadlineChange, 'why'> | undefined {
  if (closedOn !== undefined) return undefined;
  const old = computeDeadline(before.policy, eventDate, before.calendar, suspensions);
  const now = computeDeadline(after.policy, eventDate, after.calendar, suspensions);
  return datesOf(old) === datesOf(now) ? undefined : { id, old, new: now };
}

function datesOf(deadline: Deadline | SuspendedDeadline): string {
  return deadline.state === 'running'
    ? [deadline.unshifted, deadline.legalDue, deadline.workTarget].join()
    : [deadline.since, deadline.remaining].join();
}

/** The days between start and due date on which the two calendars differ. */
function movedDays({ old, new: now }: Omit<DeadlineChange, 'why'>, oldCalendar: ReferenceCalendar, newCalendar: ReferenceCalendar): Text[] {
  const texts: Text[] = [];
  for (let day = old.startsOn; day <= later(lastDay(old), lastDay(now)); day = addDays(day, 1)) {
    const before = closedReason(day, oldCalendar);
    const after = closedReason(day, newCalendar);
    const { ja, en } = dateText(day);
    if (!before && after) texts.push({ ja: `${ja}は閉庁日（${after.ja}）になりました。`, en: `${en} became a closed day (${after.en}).` });
    if (before && !after) texts.push({ ja: `${ja}は閉庁日（${before.ja}）でなくなりました。`, en: `${en} is no longer a closed day (${before.en}).` });
  }
  return texts;
}

function lastDay(deadline: Deadline | SuspendedDeadline): CivilDate {
  return deadline.state === 'running' ? later(deadline.legalDue, deadline.unshifted) : deadline.since;
}
