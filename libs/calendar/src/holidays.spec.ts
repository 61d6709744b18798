import holidayJp from '@holiday-jp/holiday_jp';
import { expect, test } from 'vitest';
import { closedReason, holidayOn, holidayRules, holidaysOf, holidayYears, isClosed, openDayFrom, openDayUntil, reviseCalendar, specialActs, standardCalendar } from './index.js';

const years = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const independent = holidayJp.holidays as Readonly<Record<string, { name: string }>>;

test('every holiday from 1970 to 2050 is that of an independent list, and there is no other', () => {
  const ours = years(1970, 2050).flatMap((year) => holidaysOf(year, holidayRules, specialActs)).map(({ date }) => date);
  expect(ours).toEqual(Object.keys(independent).sort());
  expect(ours.length).toBeGreaterThan(1_300);
});

test('the names are the law’s', () => {
  const ours = years(1970, 2050).flatMap((year) => holidaysOf(year, holidayRules, specialActs));
  const differing = ours.filter(({ kind, date, name }) => kind === 'legal' && independent[date]?.name !== name.ja).map(({ date }) => date);
  // The list calls these 休日, 体育の日（スポーツの日） and 休日（祝日扱い）.
  expect(differing).toEqual(['2019-05-01', '2019-10-14', '2019-10-22']);
  for (const { kind, date } of ours) expect(independent[date]?.name.endsWith('振替休日')).toBe(kind === 'substitute');
});

test.each([
  [2019, ['2019-04-29', '2019-04-30', '2019-05-01', '2019-05-02', '2019-05-03', '2019-05-04', '2019-05-05', '2019-05-06', '2019-10-22'], []],
  [2020, ['2020-07-23', '2020-07-24', '2020-08-10'], ['2020-07-20', '2020-08-11', '2020-10-12']],
  [2021, ['2021-07-22', '2021-07-23', '2021-08-08', '2021-08-09'], ['2021-07-19', '2021-08-11', '2021-10-11']],
])('the special acts of %i added and moved holidays', (year, there, gone) => {
  const found = holidaysOf(year, holidayRules, specialActs).map(({ date }) => date);
  expect(found).toEqual(expect.arrayContaining(there));
  expect(found.filter((date) => gone.includes(date))).toEqual([]);
});

test('two holidays with one day between them make it a holiday', () => {
  expect(holidayOn('2026-09-22', standardCalendar)).toEqual({ date: '2026-09-22', name: { ja: '国民の休日', en: 'Citizens’ holiday' }, kind: 'between' });
});

test('years that nobody can know are refused', () => {
  expect(() => isClosed(`${holidayYears.first - 1}-12-31`, standardCalendar)).toThrow(RangeError);
  expect(() => isClosed(`${holidayYears.last + 1}-01-01`, standardCalendar)).toThrow(RangeError);
});

test('a city is closed on Saturdays, Sundays, holidays and from 29 December to 3 January', () => {
  expect(closedReason('2026-12-28', standardCalendar)).toBeUndefined();
  for (const day of ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']) expect(isClosed(day, standardCalendar)).toBe(true);
  expect(closedReason('2027-01-04', standardCalendar)).toBeUndefined();
  expect(closedReason('2026-11-21', standardCalendar)?.ja).toBe('土曜日');
  expect(closedReason('2026-11-22', standardCalendar)?.en).toBe('Sunday');
  expect(closedReason('2026-11-23', standardCalendar)?.ja).toBe('勤労感謝の日');
  expect(openDayFrom('2026-12-29', standardCalendar)).toBe('2027-01-04');
  expect(openDayUntil('2027-01-03', standardCalendar)).toBe('2026-12-28');
});

test('a calendar is data: it survives JSON, and a city adds days of its own', () => {
  const stored = JSON.parse(JSON.stringify(standardCalendar)) as typeof standardCalendar;
  const founding = { date: '2027-05-20', name: { ja: '市制記念日', en: 'City foundation day' } };
  const revised = reviseCalendar(stored, { note: founding.name, extraClosed: [founding], yearEnd: { from: '12-30', to: '12-31' } });
  expect(revised.revision).toBe(2);
  expect(closedReason('2027-05-20', revised)).toEqual(founding.name);
  expect(isClosed('2027-05-20', stored)).toBe(false);
  expect(isClosed('2026-12-29', revised)).toBe(false);
  expect(isClosed('2026-12-30', revised)).toBe(true);
  expect(isClosed('2026-07-01', revised)).toBe(false);
});
