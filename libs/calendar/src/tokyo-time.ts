import { addDays, type CivilDate } from './civil-date.js';

/** Japan has no summer time since 1952, so the offset is a constant; earlier instants are refused rather than wrong. */
const offsetMs = 9 * 3_600_000;
const msPerDay = 86_400_000;
const firstInstant = Date.parse('1952-01-01T00:00:00+09:00');

/** The day it is in Japan at that instant. @throws RangeError before 1952 */
export function tokyoDate(instant: Date): CivilDate {
  if (!(instant.getTime() >= firstInstant)) throw new RangeError('Only instants from 1952 on have a day in Japan here');
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The first instant of the day in Japan. @throws RangeError before 1952 */
export function startOfDay(date: CivilDate): Date {
  // Through addDays, because Date.parse would take 2026-02-30 for 2 March.
  const instant = new Date(`${addDays(date, 0)}T00:00:00+09:00`);
  if (instant.getTime() < firstInstant) throw new RangeError('Only days from 1952 on have an instant here');
  return instant;
}

/** The first instant that is too late for something due on `date`: midnight after it (compare with `<`). */
export function endOfDay(date: CivilDate): Date {
  // 24 hours after its beginning: there is no summer time.
  return new Date(startOfDay(date).getTime() + msPerDay);
}

/** Was it received in time for something due on `date`? 23:59:59.999 in Japan is, 00:00:00.000 is not. */
export function isInTime(instant: Date, date: CivilDate): boolean {
  return instant.getTime() < endOfDay(date).getTime();
}
