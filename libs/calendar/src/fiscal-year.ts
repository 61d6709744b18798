import { civilDate, dateParts, type CivilDate } from './civil-date.js';

/** The fiscal year (年度) of a day, named by the calendar year of its 1 April (地方自治法208条1項). */
export function fiscalYear(date: CivilDate): number {
  const { year, month } = dateParts(date);
  return month >= 4 ? year : year - 1;
}

export function fiscalYearStart(fy: number): CivilDate {
  return civilDate(fy, 4, 1);
}

export function fiscalYearEnd(fy: number): CivilDate {
  return civilDate(fy + 1, 3, 31);
}

/** The last day of 出納整理期間: entries of that fiscal year close (地方自治法235条の5). */
export function booksCloseOn(fy: number): CivilDate {
  return civilDate(fy + 1, 5, 31);
}

/** May money paid or received on that day still be entered in the books of that fiscal year? */
export function booksOpen(fy: number, on: CivilDate): boolean {
  return on >= fiscalYearStart(fy) && on <= booksCloseOn(fy);
}
