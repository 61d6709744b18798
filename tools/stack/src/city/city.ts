import { lgCode } from '@tomoni/contracts';
import { CannotStart } from '@tomoni/backing-services';
import type { Municipality } from './municipalities.js';

/** The content of `.tomoni/city.json`: what a seed may know about the city it fills. */
export interface City {
  /** 6 digits with check digit; the tenant of the platform. */
  lgCode: string;
  name: string;
  kana: string;
  prefecture: string;
  lat: number;
  lng: number;
  url: string;
  /** The whole city first; then its wards when it is a designated city. The code is a municipality code. */
  areas: { code: string; name: string; kana: string }[];
  /** What a citizen can subscribe to. */
  topics: { code: string; name: { ja: string; en: string } }[];
}

/** 佐倉市: a city of middle size. */
export const defaultLgCode = '122122';

/** The same in every municipality of the demo; a real city keeps its own list. */
const topics: City['topics'] = [
  { code: 'civic-activity', name: { ja: '市民活動', en: 'Civic activity' } },
  { code: 'child-raising-health', name: { ja: '子育て・健康', en: 'Child raising and health' } },
  { code: 'safety', name: { ja: '防犯・防災', en: 'Crime and disaster prevention' } },
  { code: 'public-relations', name: { ja: '広報', en: 'City news' } },
  { code: 'culture-sports', name: { ja: '文化・スポーツ', en: 'Culture and sports' } },
  { code: 'waste-environment', name: { ja: 'ごみ・環境', en: 'Waste and environment' } },
];

/**
 * The city with this code. Refused with one sentence: no 6 digits, a wrong check digit, a code that is not in the
 * list, and a ward of a designated city, because that is a part of a municipality and not one.
 */
export function chooseCity(code: string, municipalities: readonly Municipality[]): City {
  const checked = lgCode.safeParse(code);
  if (!checked.success) throw new CannotStart(`--city ${code}: ${checked.error.issues[0]?.message}. Example: --city ${defaultLgCode}`);
  const found = municipalities.find((one) => one.lgCode === code);
  if (!found) throw new CannotStart(`--city ${code}: none of the ${municipalities.length} municipalities known here has this code; TOMONI_MUNICIPALITIES can name a longer list (CSV).`);
  const [parent, ward] = found.name.split(' ');
  if (ward) {
    const whole = municipalities.find((one) => one.name === parent && one.prefecture === found.prefecture);
    throw new CannotStart(`--city ${code}: ${found.name} is a ward of ${parent}, not a municipality; take --city ${whole?.lgCode ?? 'of the whole city'}.`);
  }
  return { ...found, areas: [areaOf(found), ...wardsOf(found, municipalities)], topics };
}

function wardsOf(city: Municipality, municipalities: readonly Municipality[]): City['areas'] {
  return municipalities.filter((one) => one.prefecture === city.prefecture && one.name.startsWith(`${city.name} `)).map(areaOf);
}

function areaOf({ lgCode: code, name, kana }: Municipality): City['areas'][number] {
  return { code, name: name.split(' ').at(-1) ?? name, kana: kana.split(' ').at(-1) ?? kana };
}
