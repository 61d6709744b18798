import type { CivilDate } from './civil-date.js';
import type { Text } from './text.js';

/** When in a year a holiday falls. `monthDay` is `'02-11'`. */
export type HolidayDay =
  | { readonly kind: 'fixed'; readonly monthDay: string }
  | { readonly kind: 'monday'; readonly month: number; readonly nth: number }
  | { readonly kind: 'equinox'; readonly season: 'spring' | 'autumn' };

/** One line of 国民の祝日に関する法律 as it stood from `since` to `until` (both included; years). */
export interface HolidayRule { readonly name: Text; readonly since: number; readonly until?: number; readonly day: HolidayDay }

/** A law for single days: it adds holidays, and takes away what stands on `removes` by the general rules. */
export interface SpecialAct {
  readonly law: Text;
  /** In force from; an act in force later than a holiday it names does not touch it. */
  readonly since: CivilDate;
  readonly removes: readonly CivilDate[];
  readonly adds: readonly { readonly date: CivilDate; readonly name: Text }[];
}

const fixed = (monthDay: string): HolidayDay => ({ kind: 'fixed', monthDay });
const monday = (month: number, nth: number): HolidayDay => ({ kind: 'monday', month, nth });
const text = (ja: string, en: string): Text => ({ ja, en });

const newYear = text('元日', 'New Year’s Day');
const comingOfAge = text('成人の日', 'Coming of Age Day');
const foundation = text('建国記念の日', 'National Foundation Day');
const emperor = text('天皇誕生日', 'The Emperor’s Birthday');
const greenery = text('みどりの日', 'Greenery Day');
const marine = text('海の日', 'Marine Day');
const mountain = text('山の日', 'Mountain Day');
const aged = text('敬老の日', 'Respect for the Aged Day');
const physical = text('体育の日', 'Health and Sports Day');
const sports = text('スポーツの日', 'Sports Day');

/** 国民の祝日に関する法律2条 with its amendments, from 1970 on. */
export const holidayRules: readonly HolidayRule[] = [
  { name: newYear, since: 1949, day: fixed('01-01') },
  { name: comingOfAge, since: 1949, until: 1999, day: fixed('01-15') },
  { name: comingOfAge, since: 2000, day: monday(1, 2) },
  { name: foundation, since: 1967, day: fixed('02-11') },
  { name: emperor, since: 2020, day: fixed('02-23') },
  { name: text('春分の日', 'Vernal Equinox Day'), since: 1949, day: { kind: 'equinox', season: 'spring' } },
  { name: emperor, since: 1949, until: 1988, day: fixed('04-29') },
  { name: greenery, since: 1989, until: 2006, day: fixed('04-29') },
  { name: text('昭和の日', 'Showa Day'), since: 2007, day: fixed('04-29') },
  { name: text('憲法記念日', 'Constitution Memorial Day'), since: 1949, day: fixed('05-03') },
  { name: greenery, since: 2007, day: fixed('05-04') },
  { name: text('こどもの日', 'Children’s Day'), since: 1949, day: fixed('05-05') },
  { name: marine, since: 1996, until: 2002, day: fixed('07-20') },
  { name: marine, since: 2003, day: monday(7, 3) },
  { name: mountain, since: 2016, day: fixed('08-11') },
  { name: aged, since: 1966, until: 2002, day: fixed('09-15') },
  { name: aged, since: 2003, day: monday(9, 3) },
  { name: text('秋分の日', 'Autumnal Equinox Day'), since: 1948, day: { kind: 'equinox', season: 'autumn' } },
  { name: physical, since: 1966, until: 1999, day: fixed('10-10') },
  { name: physical, since: 2000, until: 2019, day: monday(10, 2) },
  { name: sports, since: 2020, day: monday(10, 2) },
  { name: text('文化の日', 'Culture Day'), since: 1948, day: fixed('11-03') },
  { name: text('勤労感謝の日', 'Labour Thanksgiving Day'), since: 1948, day: fixed('11-23') },
  { name: emperor, since: 1989, until: 2018, day: fixed('12-23') },
];

const enthronement = text('即位礼正殿の儀', 'The Ceremony of the Enthronement of the Emperor');

/** Laws that added or moved single holidays. The next one is one more entry here, or in a city's revised calendar. */
export const specialActs: readonly SpecialAct[] = [
  {
    law: text('平成元年法律第4号', 'Act No. 4 of 1989'),
    since: '1989-02-17', removes: [], adds: [{ date: '1989-02-24', name: text('大喪の礼', 'The Funeral Ceremony of Emperor Showa') }],
  },
  {
    law: text('平成2年法律第24号', 'Act No. 24 of 1990'),
    since: '1990-06-01', removes: [], adds: [{ date: '1990-11-12', name: enthronement }],
  },
  {
    law: text('平成5年法律第32号', 'Act No. 32 of 1993'),
    since: '1993-04-30', removes: [], adds: [{ date: '1993-06-09', name: text('結婚の儀', 'The Rite of Wedding of the Crown Prince') }],
  },
  {
    law: text('平成30年法律第99号', 'Act No. 99 of 2018'),
    since: '2018-12-14', removes: [],
    adds: [{ date: '2019-05-01', name: text('天皇の即位の日', 'The Enthronement Day of the Emperor') }, { date: '2019-10-22', name: enthronement }],
  },
  {
    law: text('平成三十二年東京オリンピック・パラリンピック特措法32条', 'Tokyo 2020 Games Special Measures Act, Art. 32'),
    since: '2018-06-20', removes: ['2020-07-20', '2020-10-12', '2020-08-11'],
    adds: [{ date: '2020-07-23', name: marine }, { date: '2020-07-24', name: sports }, { date: '2020-08-10', name: mountain }],
  },
  {
    law: text('令和2年法律第68号', 'Act No. 68 of 2020'),
    since: '2020-12-28', removes: ['2021-07-19', '2021-10-11', '2021-08-11'],
    adds: [{ date: '2021-07-22', name: marine }, { date: '2021-07-23', name: sports }, { date: '2021-08-08', name: mountain }],
  },
];
