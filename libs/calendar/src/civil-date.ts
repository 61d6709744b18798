/** A day of the civil calendar, `'2026-11-23'`: no time, no zone. Sorts and compares as text. Years 1873–9999. */
export type CivilDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;
/** Japan counts by the Gregorian calendar since this year (太政官布告第337号). */
const firstYear = 1873;
const lastYear = 9999;

export interface DateParts { year: number; month: number; day: number }

/** Is it a day that exists? `'2026-02-29'` is not. */
export function isCivilDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number) as [number, number, number, number];
  return year >= firstYear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @param month 1–12 @throws RangeError when there is no such day */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const date = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
  return checked(date);
}

/** @throws RangeError when there is no such day */
export function dateParts(date: CivilDate): DateParts {
  const [year, month, day] = checked(date).split('-').map(Number) as [number, number, number];
  return { year, month, day };
}

/** @param month 1–12 */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `days` may be negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return ofDayNumber(dayNumber(date) + days);
}

/** How many days later `to` is than `from`; negative when it is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day that corresponds (応当日) `months` later or earlier, or the last day of that month when there is none:
 * 31 January + 1 month = 28 February. For periods of law use `periodEnd`, which follows 民法143条.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = monthsLater(date, months);
  return civilDate(year, month, Math.min(day, daysInMonth(year, month)));
}

/** As `addMonths`, in years: 29 February + 1 year = 28 February. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

/**
 * The last day of a period of months (民法143条2項): the day before the corresponding day, or the last day of the
 * month when there is no corresponding day.
 * @param startsOn the first day that counts
 */
export function periodEnd(startsOn: CivilDate, months: number): CivilDate {
  const { year, month, day } = monthsLater(startsOn, months);
  const length = daysInMonth(year, month);
  return day > length ? civilDate(year, month, length) : addDays(civilDate(year, month, day), -1);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: CivilDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The later of two days. */
export const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);
/** The earlier of two days. */
export const earlier = (a: CivilDate, b: CivilDate): CivilDate => (a < b ? a : b);

function monthsLater(date: CivilDate, months: number): DateParts {
  const { year, month, day } = dateParts(date);
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day };
}

function dayNumber(date: CivilDate): number {
  return Date.parse(checked(date)) / msPerDay;
}

function ofDayNumber(days: number): CivilDate {
  const date = new Date(days * msPerDay);
  if (!(date.getUTCFullYear() <= lastYear)) throw new RangeError('The date is after the year 9999');
  return checked(date.toISOString().slice(0, 10));
}

function checked(date: CivilDate): CivilDate {
  if (!isCivilDate(date)) throw new RangeError(`There is no day ${JSON.stringify(date)}; write it as 2026-11-23`);
  return date;
}
