import { addDays, civilDate, weekday, type CivilDate } from './civil-date.js';
import type { HolidayDay, HolidayRule, SpecialAct } from './holiday-law.js';
import type { Text } from './text.js';

/** `legal`: named by law; `substitute`: 振替休日; `between`: 国民の休日, a day between two holidays. */
export interface Holiday { readonly date: CivilDate; readonly name: Text; readonly kind: 'legal' | 'substitute' | 'between' }

/** The years whose holidays can be computed here; outside it a calendar refuses rather than guesses. */
export const holidayYears = { first: 1970, last: 2099 } as const;

/** 3条2項, from 1973-04-12: the day after a holiday on a Sunday. From 2007 on: the next day that is no holiday. */
const substitutesSince = '1973-04-12';
const nextFreeDaySince = '2007-01-01';
/** 3条3項. */
const betweenSince = '1985-12-27';

const substitute: Text = { ja: '振替休日', en: 'Substitute holiday' };
const between: Text = { ja: '国民の休日', en: 'Citizens’ holiday' };

/**
 * The holidays of a year by the law's rules, in order.
 * @throws RangeError outside `holidayYears`
 */
export function holidaysOf(year: number, rules: readonly HolidayRule[], acts: readonly SpecialAct[]): Holiday[] {
  if (!(year >= holidayYears.first && year <= holidayYears.last)) {
    throw new RangeError(`Holidays are known for ${holidayYears.first}–${holidayYears.last}, not for ${year}`);
  }
  const legal = legalHolidays(year, rules, acts);
  const all = new Map(legal);
  for (const date of legal.keys()) addSubstitute(date, legal, all);
  for (const date of legal.keys()) addBetween(addDays(date, 1), legal, all);
  return [...all.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

function legalHolidays(year: number, rules: readonly HolidayRule[], acts: readonly SpecialAct[]): Map<CivilDate, Holiday> {
  const holidays = new Map<CivilDate, Holiday>();
  const add = (date: CivilDate, name: Text) => holidays.set(date, { date, name, kind: 'legal' });
  for (const { name, since, until = year, day } of rules) {
    if (since <= year && year <= until) add(dayOf(year, day), name);
  }
  for (const act of acts) {
    for (const date of act.removes) if (date >= act.since) holidays.delete(date);
    for (const { date, name } of act.adds) if (date >= act.since && date.startsWith(`${year}-`)) add(date, name);
  }
  return holidays;
}

function addSubstitute(date: CivilDate, legal: ReadonlyMap<CivilDate, Holiday>, all: Map<CivilDate, Holiday>): void {
  if (weekday(date) !== 0 || date < substitutesSince) return;
  let day = addDays(date, 1);
  if (date >= nextFreeDaySince) while (legal.has(day)) day = addDays(day, 1);
  if (!legal.has(day)) all.set(day, { date: day, name: substitute, kind: 'substitute' });
}

function addBetween(day: CivilDate, legal: ReadonlyMap<CivilDate, Holiday>, all: Map<CivilDate, Holiday>): void {
  if (day < betweenSince || all.has(day) || !legal.has(addDays(day, 1))) return;
  // Before 2007 a Sunday between two holidays stayed an ordinary Sunday.
  if (day < nextFreeDaySince && weekday(day) === 0) return;
  all.set(day, { date: day, name: between, kind: 'between' });
}

function dayOf(year: number, day: HolidayDay): CivilDate {
  switch (day.kind) {
    case 'fixed':
      return `${year}-${day.monthDay}`;
    case 'monday':
      return nthMonday(year, day.month, day.nth);
    case 'equinox':
      return day.season === 'spring' ? civilDate(year, 3, equinoxDay(year, 20.8431, 20.8357)) : civilDate(year, 9, equinoxDay(year, 23.2488, 23.2588));
  }
}

function nthMonday(year: number, month: number, nth: number): CivilDate {
  const first = civilDate(year, month, 1);
  return addDays(first, ((8 - weekday(first)) % 7) + (nth - 1) * 7);
}

/**
 * The formula of 海上保安庁水路部『新こよみ便利帳』for 1980–2099, and its constants for the years before. The law
 * leaves the day to the almanac that is published each February for the next year, so later years are a forecast.
 */
function equinoxDay(year: number, from1980: number, before: number): number {
  const moved = 0.242194 * (year - 1980);
  return year >= 1980 ? Math.floor(from1980 + moved - Math.floor((year - 1980) / 4)) : Math.floor(before + moved - Math.trunc((year - 1983) / 4));
}
