import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CannotStart } from '@tomoni/backing-services';
import { sample } from './sample.js';

/** One row of the list of municipalities: a city, town, village, special ward, or a ward of a designated city. */
export interface Municipality {
  lgCode: string;
  prefecture: string;
  /** `札幌市`; a ward of a designated city is written `札幌市 中央区`. */
  name: string;
  kana: string;
  lat: number;
  lng: number;
  url: string;
}

const fullList = fileURLToPath(new URL('../../../../../shared/data/municipalities.csv', import.meta.url));

const Row = z
  .object({ pref: z.string(), city: z.string(), citykana: z.string(), lat: z.coerce.number(), lng: z.coerce.number(), url: z.string(), lgcode: z.string() })
  .transform(({ pref, city, citykana, lat, lng, url, lgcode }): Municipality => ({ lgCode: lgcode, prefecture: pref, name: city, kana: citykana, lat, lng, url }));

/**
 * Every municipality this machine knows: the file named by TOMONI_MUNICIPALITIES, else the list beside the checkout,
 * else the few built in. A named file that cannot be read is refused; the list beside the checkout may be missing.
 */
export function readMunicipalities(file: string | undefined): readonly Municipality[] {
  const text = file ? readNamed(file) : readIfThere(fullList);
  return text === undefined ? sample : parseMunicipalities(text, file ?? fullList);
}

/** Columns are found by their names (pref, city, citykana, lat, lng, url, lgcode); a byte order mark is allowed. */
export function parseMunicipalities(text: string, file: string): Municipality[] {
  const [header = [], ...lines] = parseCsv(text.replace(/^\uFEFF/, ''));
  return lines.map((cells, index) => {
    const row = Row.safeParse(Object.fromEntries(header.map((column, position) => [column, cells[position]])));
    if (row.success) return row.data;
    throw new CannotStart(`Line ${index + 2} of ${file} is no municipality: ${z.prettifyError(row.error)}`);
  });
}

/** RFC 4180: cells in quotes may hold commas, line ends and doubled quotes. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') lines.push([]);
  }
  return lines.filter((cells) => cells.some((cell) => cell !== ''));
}

function readNamed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CannotStart(`The list of municipalities TOMONI_MUNICIPALITIES=${file} cannot be read.`, { cause });
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
