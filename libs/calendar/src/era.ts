import { civilDate, dateParts, type CivilDate } from './civil-date.js';
import type { Text } from './text.js';

/** One era (元号), as data: a new one is a new row, in force the day it is entered. */
export interface Era {
  readonly name: string;
  /** What forms and spreadsheets abbreviate it to, such as `R`. */
  readonly letter: string;
  /** The single character, such as ㋿, where Unicode has one. */
  readonly ligature?: string;
  readonly start: CivilDate;
}

/** Oldest first. */
export type EraTable = readonly Era[];

export const eraTable: EraTable = [
  { name: '大正', letter: 'T', ligature: '㍽', start: '1912-07-30' },
  { name: '昭和', letter: 'S', ligature: '㍼', start: '1926-12-25' },
  { name: '平成', letter: 'H', ligature: '㍻', start: '1989-01-08' },
  { name: '令和', letter: 'R', ligature: '㋿', start: '2019-05-01' },
];

/** The era of a day and the year in it. @throws RangeError before the first era of the table */
export function eraOf(date: CivilDate, eras: EraTable): { era: Era; year: number } {
  const era = eras.findLast(({ start }) => start <= date);
  if (!era) throw new RangeError(`${date} is before the first era of the table`);
  return { era, year: dateParts(date).year - dateParts(era.start).year + 1 };
}

/** `令和8年11月23日`; the first year is 元年. An issued document keeps the text it was issued with: store it. */
export function formatEraDate(date: CivilDate, eras: EraTable): string {
  const { era, year } = eraOf(date, eras);
  const { month, day } = dateParts(date);
  return `${era.name}${eraYearText(year)}年${month}月${day}日`;
}

/** `1` → `元`, otherwise the number. */
export function eraYearText(year: number): string {
  return year === 1 ? '元' : String(year);
}

/**
 * Reads what people write: 令和8年11月23日, 令和元年5月1日, ㋿元年5月1日, R8.11.23, Ｒ８／１１／２３, also with spaces.
 * A date after its era has ended is valid: 令和12年3月31日 printed before era X began stays 2030-03-31.
 * @returns `undefined` when it is no date of an era of the table, or is before that era began
 */
export function parseEraDate(text: string, eras: EraTable): CivilDate | undefined {
  // NFKC would also turn ㋿ into 令和, but only where this Node's Unicode tables know the ligature of a new era.
  const folded = eras.reduce((input, { ligature, name }) => (ligature ? input.replaceAll(ligature, name) : input), text).normalize('NFKC').replace(/\s/g, '');
  const era = eras.find(({ name, letter }) => folded.startsWith(name) || folded.toUpperCase().startsWith(letter.toUpperCase()));
  if (!era) return undefined;
  const rest = folded.slice(folded.startsWith(era.name) ? era.name.length : era.letter.length);
  const match = /^(元|\d{1,2})(?:年(\d{1,2})月(\d{1,2})日|([./-])(\d{1,2})\4(\d{1,2}))$/.exec(rest);
  if (!match) return undefined;
  const [, eraYear, longMonth, longDay, , shortMonth, shortDay] = match;
  const year = dateParts(era.start).year + (eraYear === '元' ? 1 : Number(eraYear)) - 1;
  return existingDate(year, Number(longMonth ?? shortMonth), Number(longDay ?? shortDay), era);
}

function existingDate(year: number, month: number, day: number, era: Era): CivilDate | undefined {
  try {
    const date = civilDate(year, month, day);
    return date >= era.start ? date : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** How one fiscal year is called from a day on: `{ fy: 2019, name: '令和元年度', since: '2019-05-01' }`. */
export interface FiscalYearName { readonly fy: number; readonly name: string; readonly since: CivilDate }

/** The city's own setting, apart from the era table; 平成31年度 was called 令和元年度 after the change. */
export const fiscalYearNames: readonly FiscalYearName[] = [{ fy: 2019, name: '令和元年度', since: '2019-05-01' }];

/**
 * What a fiscal year is called on a day: as the setting says, else by the era of its 1 April.
 * @param on the day the label is written
 */
export function fiscalYearLabel(fy: number, on: CivilDate, eras: EraTable, names: readonly FiscalYearName[]): Text {
  const named = names.findLast((name) => name.fy === fy && name.since <= on);
  const { era, year } = eraOf(civilDate(fy, 4, 1), eras);
  return { ja: named?.name ?? `${era.name}${eraYearText(year)}年度`, en: `FY${fy}` };
}
