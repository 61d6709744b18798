import type { AreaRelation, DecidedArea, TelegramArea } from './telegram.js';

/** A row of `telegram_area`: what no rule can know. `codeType` is a word that stands in the telegram's codeType. */
export interface AreaRule {
  readonly codeType: string;
  readonly code: string;
  readonly relation: AreaRelation;
  readonly cityAreas: readonly string[];
}

export const codeTypes = { municipality: '市町村', weather: '府県予報区', quake: '細分区域', tsunami: '津波予報区', volcano: '火山名', district: '市町村の一部' } as const;

const prefectures = [
  '北海道', '青森県', '岩手県', '宮城県', '秋田県', '山形県', '福島県', '茨城県', '栃木県', '群馬県', '埼玉県', '千葉県', '東京都', '神奈川県', '新潟県', '富山県', '石川県', '福井県',
  '山梨県', '長野県', '岐阜県', '静岡県', '愛知県', '三重県', '滋賀県', '京都府', '大阪府', '兵庫県', '奈良県', '和歌山県', '鳥取県', '島根県', '岡山県', '広島県', '山口県', '徳島県',
  '香川県', '愛媛県', '高知県', '福岡県', '佐賀県', '長崎県', '熊本県', '大分県', '宮崎県', '鹿児島県', '沖縄県',
] as const;
/** 政令指定都市 by the first five digits of their code: their wards have codes of their own that follow the city's. */
const designatedCities = [
  1100, 4100, 11100, 12100, 14100, 14130, 14150, 15100, 22100, 22130, 23100, 26100, 27100, 27140, 28100, 33100, 34100, 40100, 40130, 43100,
];

/** The first row whose code type is named and whose code is the telegram's, else the rules by code. */
export function decidedArea(area: TelegramArea, tenant: string, rules: readonly AreaRule[]): DecidedArea {
  const { code, name } = area;
  const row = rules.find((rule) => rule.code === code && area.codeType.includes(rule.codeType));
  const found = row?.relation ?? relationByRule(area, tenant);
  // A district stands under the code of its municipality (Lアラート): people say which of the city's own areas it is.
  if (area.codeType === codeTypes.district) return { code, name, relation: found === 'own' ? 'part' : found, cityAreas: [] };
  const whole = found === 'own' || found === 'containing';
  return { code, name, relation: found, cityAreas: row && row.cityAreas.length > 0 ? row.cityAreas : whole ? [tenant] : [] };
}

export const isMunicipality = ({ code, codeType }: TelegramArea): boolean => /^\d{7}$/.test(code) && (codeType.includes(codeTypes.municipality) || codeType === '');

function relationByRule(area: TelegramArea, tenant: string): AreaRelation {
  const { code, name, codeType } = area;
  const prefecture = tenant.slice(0, 2);
  if (isMunicipality(area)) {
    // The last two digits tell parts of a municipality apart (仙台市東部); 00 is the whole.
    if (code.startsWith(tenant.slice(0, 5))) return code.endsWith('00') ? 'own' : 'part';
    if (isWardOf(Number(code.slice(0, 5)), Number(tenant.slice(0, 5)))) return 'part';
    return cityOfWard(Number(tenant.slice(0, 5))) === Number(code.slice(0, 5)) ? 'containing' : 'elsewhere';
  }
  if (codeType.includes(codeTypes.weather)) {
    if (!code.startsWith(prefecture)) return 'elsewhere';
    // The prefecture as a whole contains the city; which of its parts do is data, and until then people look at it.
    return /^\d{2}0000$/.test(code) ? 'containing' : 'neighbour';
  }
  const named = prefectures[Number(prefecture) - 1];
  if (named === undefined || codeType.includes(codeTypes.volcano)) return 'elsewhere';
  return name.startsWith(named) ? 'neighbour' : 'elsewhere';
}

function isWardOf(ward: number, city: number): boolean {
  if (!designatedCities.includes(city)) return false;
  const next = designatedCities.find((other) => other > city && Math.floor(other / 1000) === Math.floor(city / 1000)) ?? Infinity;
  return ward > city && ward < Math.min(next, Math.floor(city / 1000) * 1000 + 200);
}

const cityOfWard = (ward: number): number | undefined => designatedCities.find((city) => isWardOf(ward, city));

/** The first rows of a city's `telegram_area`: its own code and its prefecture's, and for the demo city what its surroundings are. */
export function firstAreaRules(tenant: string): AreaRule[] {
  const rule = (codeType: string, code: string, relation: AreaRelation): AreaRule => ({ codeType, code, relation, cityAreas: [] });
  return [
    rule(codeTypes.municipality, `${tenant.slice(0, 5)}00`, 'own'),
    rule(codeTypes.weather, `${tenant.slice(0, 2)}0000`, 'containing'),
    ...(tenant === demoTenant ? [
      // 千葉県北東部, 香取・海匝; 成田市, 香取市, 稲敷市, 河内町 next to it; 津波予報区 of its coast.
      rule(codeTypes.weather, '120020', 'containing'), rule(codeTypes.weather, '120021', 'containing'),
      rule(codeTypes.quake, '340', 'containing'),
      rule(codeTypes.municipality, '1221100', 'neighbour'), rule(codeTypes.municipality, '1223600', 'neighbour'),
      rule(codeTypes.municipality, '0822900', 'neighbour'), rule(codeTypes.municipality, '0844700', 'neighbour'),
      rule(codeTypes.tsunami, '310', 'neighbour'),
    ] : []),
  ];
}

export const demoTenant = '123421';
