import type { Coded } from './telegram.js';

export const mappedActions = ['auto-issue', 'draft', 'record', 'lift'] as const;
export type MappedAction = (typeof mappedActions)[number];

/** What a city makes of one kind in a telegram. */
export interface Mapping {
  /** The telegram kinds it is for, by the beginning of their code (`VPWW` is for all of them). */
  readonly kindCode: string;
  /** Kind/Code in the telegram; `*` for any. */
  readonly itemCode: string;
  /** Words in Kind/Name; empty for any. */
  readonly itemName: string;
  readonly alertKind: string;
  readonly level: number;
  /** Whether the level is an official 警戒レベル相当. */
  readonly official: boolean;
  readonly action: MappedAction;
  /** `{kind}`, `{areas}`, `{office}`, `{time}`, `{headline}`, `{title}` are filled in. */
  readonly textJa: string;
  readonly textEn: string;
}

export const textVariables = ['kind', 'areas', 'office', 'time', 'headline', 'title'] as const;

/** Of all that fit, the one that says most: the longest kind code, then a code before any, then the longest name. */
export function mappingOf(mappings: readonly Mapping[], kindCode: string, { code, name }: Coded): Mapping | undefined {
  return mappings
    .filter((mapping) => kindCode.startsWith(mapping.kindCode) && (mapping.itemCode === '*' || mapping.itemCode === code) && name.includes(mapping.itemName))
    .toSorted((a, b) => b.kindCode.length - a.kindCode.length || Number(a.itemCode === '*') - Number(b.itemCode === '*') || b.itemName.length - a.itemName.length)[0];
}

export function filled(template: string, values: Readonly<Record<(typeof textVariables)[number], string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as keyof typeof values] : whole));
}

type Row = readonly [itemCode: string, itemName: string, alertKind: string, level: number, action: MappedAction];
const official = true;
/** What each kind of alert is called where the official name is Japanese only. */
const english: Readonly<Record<string, string>> = {
  weather: 'Weather warning', 'heavy-rain': 'Heavy rain', landslide: 'Landslide', 'storm-surge': 'Storm surge', flood: 'Flood', storm: 'Storm', snowstorm: 'Snowstorm',
  'heavy-snow': 'Heavy snow', 'high-waves': 'High waves', 'record-rain': 'Record-breaking rain', tornado: 'Tornado', earthquake: 'Earthquake', tsunami: 'Tsunami',
  'nankai-trough': 'Nankai Trough earthquake information', volcano: 'Volcano', 'volcanic-ash': 'Volcanic ash', crime: 'Crime', other: 'Notice',
};
function textsOf(kindCode: string, alertKind: string, level: number, lifts: boolean): Pick<Mapping, 'textJa' | 'textEn'> {
  const name = english[alertKind] ?? alertKind;
  if (lifts) return { textJa: '{time} {areas}: 警報などは解除されました。\n{office}\n{headline}', textEn: `{time} {areas}: ${name}: the warning has been lifted.\n{office}` };
  // The kind of a 土砂災害警戒情報 is called 警戒 only.
  const kind = kindCode === 'VXWW50' ? '土砂災害警戒情報（{kind}）' : '{kind}';
  return { textJa: `{time} {areas}: ${kind}\n{office}\n{headline}`, textEn: `{time} {areas}: ${name}${level > 0 ? ` (level ${level})` : ''}, {kind}.\n{office}` };
}

const rowsOf = (kindCode: string, isOfficial: boolean, rows: readonly Row[]): Mapping[] =>
  rows.map(([itemCode, itemName, alertKind, level, action]) => ({
    kindCode, itemCode, itemName, alertKind, level, official: isOfficial && level > 0, action, ...textsOf(kindCode, alertKind, level, action === 'lift'),
  }));

/**
 * What stands in `telegram_mapping` until a city changes it. Levels of rain, landslide, flood and storm surge are the official
 * equivalents (内閣府 避難情報に関するガイドライン); a name that carries its level (レベル４…) says it itself. Wind, waves, snow,
 * earthquakes, tsunami and volcanoes have none: there the level is how urgent the city takes it.
 */
export const firstMappings: readonly Mapping[] = [
  ...rowsOf('VPWW', official, [
    ['00', '', 'weather', 0, 'lift'],
    ['33', '', 'heavy-rain', 5, 'auto-issue'], ['43', '', 'heavy-rain', 4, 'auto-issue'], ['03', '', 'heavy-rain', 3, 'auto-issue'], ['10', '', 'heavy-rain', 2, 'record'],
    ['39', '', 'landslide', 5, 'auto-issue'], ['49', '', 'landslide', 4, 'auto-issue'], ['09', '', 'landslide', 3, 'auto-issue'], ['29', '', 'landslide', 2, 'record'],
    ['38', '', 'storm-surge', 4, 'auto-issue'], ['48', '', 'storm-surge', 4, 'auto-issue'], ['08', '', 'storm-surge', 4, 'auto-issue'], ['19', '', 'storm-surge', 2, 'record'],
    ['04', '', 'flood', 3, 'auto-issue'], ['18', '', 'flood', 2, 'record'],
  ]),
  ...rowsOf('VPWW', false, [
    ['35', '', 'storm', 4, 'auto-issue'], ['05', '', 'storm', 3, 'auto-issue'], ['15', '', 'storm', 2, 'record'],
    ['32', '', 'snowstorm', 4, 'auto-issue'], ['02', '', 'snowstorm', 3, 'auto-issue'], ['13', '', 'snowstorm', 2, 'record'],
    ['36', '', 'heavy-snow', 4, 'auto-issue'], ['06', '', 'heavy-snow', 3, 'auto-issue'], ['12', '', 'heavy-snow', 2, 'record'],
    ['37', '', 'high-waves', 4, 'auto-issue'], ['07', '', 'high-waves', 3, 'auto-issue'], ['16', '', 'high-waves', 2, 'record'],
    // Codes that are newer than this table.
    ['*', '特別警報', 'weather', 4, 'draft'], ['*', '警報', 'weather', 3, 'draft'], ['*', '注意報', 'weather', 2, 'record'],
  ]),
  ...rowsOf('VXWW50', official, [['1', '', 'landslide', 0, 'lift'], ['3', '', 'landslide', 4, 'auto-issue'], ['*', '警戒', 'landslide', 4, 'draft'], ['*', '解除', 'landslide', 0, 'lift']]),
  ...rowsOf('VXKO', official, [
    ['10', '', 'flood', 0, 'lift'],
    ...['20', '21', '22'].map((code): Row => [code, '', 'flood', 2, 'record']),
    ...['30', '31', '32'].map((code): Row => [code, '', 'flood', 3, 'auto-issue']),
    ...['40', '41', '42'].map((code): Row => [code, '', 'flood', 4, 'auto-issue']),
    ...['50', '51', '52', '53', '54'].map((code): Row => [code, '', 'flood', 5, 'auto-issue']),
    ['*', '解除', 'flood', 0, 'lift'], ['*', '氾濫注意', 'flood', 2, 'record'], ['*', '氾濫警戒', 'flood', 3, 'draft'], ['*', '氾濫警報', 'flood', 3, 'draft'],
    ['*', '氾濫危険', 'flood', 4, 'draft'], ['*', '氾濫発生', 'flood', 5, 'draft'], ['*', '氾濫特別', 'flood', 5, 'draft'],
  ]),
  ...rowsOf('VPOA50', false, [['1', '', 'record-rain', 4, 'auto-issue'], ['0', '', 'record-rain', 0, 'record']]),
  ...rowsOf('VPHW', false, [['1', '', 'tornado', 2, 'auto-issue'], ['0', '', 'tornado', 0, 'record']]),
  ...rowsOf('VXSE5', false, [
    ['*', '震度７', 'earthquake', 5, 'auto-issue'], ['*', '震度６', 'earthquake', 5, 'auto-issue'], ['*', '震度５', 'earthquake', 4, 'auto-issue'],
    ['*', '震度４', 'earthquake', 3, 'auto-issue'], ['*', '震度３', 'earthquake', 2, 'record'], ['*', '震度２', 'earthquake', 1, 'record'], ['*', '震度１', 'earthquake', 1, 'record'],
  ]),
  ...rowsOf('VTSE41', false, [
    ['52', '', 'tsunami', 5, 'auto-issue'], ['53', '', 'tsunami', 5, 'auto-issue'], ['51', '', 'tsunami', 4, 'auto-issue'], ['62', '', 'tsunami', 3, 'auto-issue'],
    ['50', '', 'tsunami', 0, 'lift'], ['60', '', 'tsunami', 0, 'lift'],
    ['71', '', 'tsunami', 1, 'record'], ['72', '', 'tsunami', 1, 'record'], ['73', '', 'tsunami', 1, 'record'], ['00', '', 'tsunami', 0, 'record'],
  ]),
  ...rowsOf('VYSE', false, [['*', '', 'nankai-trough', 3, 'draft']]),
  ...rowsOf('VFVO50', false, [
    ['01', '', 'volcano', 5, 'auto-issue'], ['02', '', 'volcano', 3, 'auto-issue'], ['03', '', 'volcano', 3, 'auto-issue'], ['04', '', 'volcano', 0, 'lift'], ['05', '', 'volcano', 1, 'record'],
  ]),
  ...rowsOf('VFVO56', false, [['*', '噴火速報', 'volcano', 4, 'auto-issue']]),
  ...rowsOf('VFVO54', false, [['*', '多量', 'volcanic-ash', 3, 'draft']]),
  ...rowsOf('VFSV', false, [['31', '', 'volcano', 3, 'record']]),
  // Lアラート. An order that somebody else gave for the city (災害対策基本法60条6項) asks people; it orders nothing by itself.
  ...rowsOf('LAEV', official, [['*', '緊急安全確保', 'other', 5, 'draft'], ['*', '避難指示', 'other', 4, 'draft'], ['*', '高齢者等避難', 'other', 3, 'draft']]),
  ...rowsOf('LAGI', false, [['*', 'ライフライン', 'other', 0, 'draft'], ['*', '防犯', 'crime', 0, 'draft']]),
];
