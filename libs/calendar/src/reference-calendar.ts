import { addDays, dateParts, weekday, type CivilDate } from './civil-date.js';
import { holidayRules, specialActs, type HolidayRule, type SpecialAct } from './holiday-law.js';
import { holidaysOf, type Holiday } from './holidays.js';
import type { Text } from './text.js';

/**
 * The days a city is closed (市の休日), as data that JSON can carry: a revision replaces the whole value.
 * Known for the years of `holidayYears`.
 */
export interface ReferenceCalendar {
  /** Counts up with each published revision. */
  readonly revision: number;
  /** What the revision changed, in words a citizen may read. */
  readonly note: Text;
  /** 0 = Sunday … 6 = Saturday. */
  readonly closedWeekdays: readonly number[];
  /** First and last `'MM-DD'` of the closing over the new year. */
  readonly yearEnd: { readonly from: string; readonly to: string };
  readonly holidayRules: readonly HolidayRule[];
  readonly specialActs: readonly SpecialAct[];
  /** Days the city itself closes, such as a founding day. */
  readonly extraClosed: readonly { readonly date: CivilDate; readonly name: Text }[];
  readonly legalBasis: string;
}

/** What 地方自治法4条の2 lets every city close: Saturdays, Sundays, holidays, 29 December to 3 January. */
export const standardCalendar: ReferenceCalendar = {
  revision: 1,
  note: { ja: '法律のとおりの休日', en: 'Closed days as the law has them' },
  closedWeekdays: [0, 6],
  yearEnd: { from: '12-29', to: '01-03' },
  holidayRules,
  specialActs,
  extraClosed: [],
  legalBasis: '地方自治法4条の2第2項',
};

const weekdayNames: readonly Text[] = [
  { ja: '日曜日', en: 'Sunday' }, { ja: '月曜日', en: 'Monday' }, { ja: '火曜日', en: 'Tuesday' }, { ja: '水曜日', en: 'Wednesday' },
  { ja: '木曜日', en: 'Thursday' }, { ja: '金曜日', en: 'Friday' }, { ja: '土曜日', en: 'Saturday' },
];
const yearEndName: Text = { ja: '年末年始の休日', en: 'New Year closing' };
const holidayCache = new WeakMap<ReferenceCalendar, Map<number, Map<CivilDate, Holiday>>>();

/** A new revision of a calendar: `changes` over the old value, and the next number. */
export function reviseCalendar(old: ReferenceCalendar, changes: Partial<Omit<ReferenceCalendar, 'revision'>> & { note: Text }): ReferenceCalendar {
  return { ...old, ...changes, revision: old.revision + 1 };
}

/** The national holiday on that day, if any. @throws RangeError outside `holidayYears` */
export function holidayOn(date: CivilDate, calendar: ReferenceCalendar): Holiday | undefined {
  const { year } = dateParts(date);
  const years = holidayCache.get(calendar) ?? new Map<number, Map<CivilDate, Holiday>>();
  holidayCache.set(calendar, years);
  const holidays = years.get(year) ?? new Map(holidaysOf(year, calendar.holidayRules, calendar.specialActs).map((holiday) => [holiday.date, holiday]));
  years.set(year, holidays);
  return holidays.get(date);
}

/** Why the city is closed on that day; `undefined` when it is open. @throws RangeError outside `holidayYears` */
export function closedReason(date: CivilDate, calendar: ReferenceCalendar): Text | undefined {
  const holiday = holidayOn(date, calendar);
  if (holiday) return holiday.name;
  const extra = calendar.extraClosed.find((closed) => closed.date === date);
  if (extra) return extra.name;
  if (isYearEnd(date.slice(5), calendar)) return yearEndName;
  const day = weekday(date);
  return calendar.closedWeekdays.includes(day) ? weekdayNames[day] : undefined;
}

/** Is it a closed day of the city (市の休日)? */
export function isClosed(date: CivilDate, calendar: ReferenceCalendar): boolean {
  return closedReason(date, calendar) !== undefined;
}

/** That day, or the first open day after it. */
export function openDayFrom(date: CivilDate, calendar: ReferenceCalendar): CivilDate {
  let day = date;
  while (isClosed(day, calendar)) day = addDays(day, 1);
  return day;
}

/** That day, or the last open day before it. */
export function openDayUntil(date: CivilDate, calendar: ReferenceCalendar): CivilDate {
  let day = date;
  while (isClosed(day, calendar)) day = addDays(day, -1);
  return day;
}

function isYearEnd(monthDay: string, { yearEnd: { from, to } }: ReferenceCalendar): boolean {
  return from > to ? monthDay >= from || monthDay <= to : monthDay >= from && monthDay <= to;
}
