import { documentIdOf } from '../l-alert.js';
import { decidedArea, isMunicipality, type AreaRule } from './telegram-areas.js';
import { filled, mappingOf, type Mapping } from './telegram-mapping.js';
import type { Coded, DecidedArea, ParsedTelegram, TelegramAction, TelegramDecision, TelegramKind } from './telegram.js';

/** What a city has decided beforehand. */
export interface DecisionRules {
  readonly tenant: string;
  readonly mappings: readonly Mapping[];
  readonly areas: readonly AreaRule[];
  /** The name of the city's own system at the Lアラート, with which its documents come back. */
  readonly lAlertSender?: string;
  /** When the telegram arrived, and how old it may be to issue an alert by itself; absent: as if it came at once. */
  readonly arrived?: { readonly at: Date; readonly freshHours: number };
}

/** What is known of the series: `open`: there is an alert or a draft from it; `superseded`: a later one has already spoken. */
export type SeriesState = 'unknown' | 'new' | 'open' | 'closed' | 'superseded';

interface Said { readonly kind: TelegramKind; readonly area: DecidedArea; readonly mapping: Mapping | undefined; readonly lifted: boolean }

/**
 * What is to be done about one telegram. The official name decides, never the text; an evacuation order never comes out of it.
 * @param state `unknown` where nothing is stored: then a correction counts as an update
 */
export function decide(telegram: ParsedTelegram, rules: DecisionRules, state: SeriesState = 'unknown'): TelegramDecision {
  const said = saidHere(telegram, rules);
  const here = said.filter(({ area }) => area.relation === 'own' || area.relation === 'part' || area.relation === 'containing');
  const strongest = here.filter(({ mapping, lifted }) => mapping && !lifted).toSorted((a, b) => levelOf(telegram, b) - levelOf(telegram, a))[0];
  const lift = here.find(({ lifted }) => lifted);
  const top = strongest ?? lift;
  const level = strongest ? levelOf(telegram, strongest) : 0;
  const official = strongest !== undefined && (strongest.mapping?.official === true || namedLevel(telegram, strongest.kind) !== undefined);
  const same = here.filter((each) => (strongest ? !each.lifted && each.mapping?.alertKind === strongest.mapping?.alertKind && levelOf(telegram, each) === level : each.lifted));
  const [action, reason] = whatToDo(telegram, { said, strongest, lift, state, late: isLate(telegram, rules), own: isOwn(telegram, rules) });
  const areas = distinct(same.map(({ area }) => area));
  const kinds = distinct(same.map(({ kind: { code, name } }) => ({ code, name })));
  return {
    action, reason, level, official, kinds, areas,
    alertKind: top?.mapping?.alertKind ?? '',
    evacuationPrompt: official && level >= 3 ? (level as 3 | 4 | 5) : null,
    drill: telegram.status === '通常' ? 'normal' : telegram.status === '訓練' ? 'drill' : 'test',
    texts: textsOf(telegram, top?.mapping, kinds, areas),
  };
}

interface Circumstances { said: Said[]; strongest?: Said; lift?: Said; state: SeriesState; late: boolean; own: boolean }
function whatToDo(telegram: ParsedTelegram, { said, strongest, lift, state, late, own }: Circumstances): [TelegramAction, string] {
  const { status, infoType, kindCode } = telegram;
  if (own) return ['ignore', 'own-document'];
  // What others exercise at the Lアラート is no drill of this city.
  if (kindCode.startsWith('LA') && status !== '通常') return ['record', status === '訓練' ? 'drill' : 'test'];
  if (status === '訓練') return ['drill', 'drill'];
  if (status !== '通常') return ['drill', status === '試験' ? 'test' : 'unknown-status'];
  if (state === 'superseded') return ['ignore', 'superseded'];
  if (infoType === '取消') return ['cancel', 'cancelled-by-source'];
  const acts = strongest?.mapping?.action === 'auto-issue' || strongest?.mapping?.action === 'draft';
  if (state === 'open') {
    if (acts) return ['update', infoType === '訂正' ? 'corrected' : 'updated'];
    if (lift && !strongest) return ['lift', 'lifted'];
    // Each telegram of these kinds says all that is in force: what is no longer there, or only as an advisory, has ended.
    if (/^(VPWW|VXWW|VXKO|LA)/.test(telegram.kindCode) && telegram.items.length > 0) return ['lift', strongest ? 'lowered' : 'no-longer-in-force'];
  }
  if (strongest) {
    if (!acts) return ['record', 'kind-is-recorded'];
    if (infoType === '訂正' && state === 'unknown') return ['update', 'corrected'];
    // A delayed telegram, an InfoType nobody knows, or an area that is less than the city: people look first.
    if (infoType !== '発表' && infoType !== '訂正') return ['draft', 'info-type'];
    if (strongest.area.cityAreas.length === 0) return ['draft', 'area-unclear'];
    if (late) return ['draft', 'late'];
    return [strongest.mapping?.action === 'auto-issue' ? 'auto-issue' : 'draft', 'mapped'];
  }
  if (lift) return state === 'unknown' ? ['lift', 'lifted'] : ['record', 'nothing-to-lift'];
  if (said.some(({ area }) => area.relation === 'neighbour')) return ['record', 'neighbour'];
  if (said.some(({ area }) => area.relation !== 'elsewhere')) return ['record', 'kind-not-mapped'];
  return said.length === 0 ? ['record', 'no-items'] : ['ignore', 'elsewhere'];
}

const isLate = ({ reportedAt }: ParsedTelegram, { arrived }: DecisionRules): boolean =>
  arrived !== undefined && arrived.at.getTime() - Date.parse(reportedAt) > arrived.freshHours * 3_600_000;

const isOwn = ({ kindCode, eventId }: ParsedTelegram, { lAlertSender }: DecisionRules): boolean =>
  lAlertSender !== undefined && kindCode.startsWith('LA') && eventId.startsWith(documentIdOf(lAlertSender, ''));

/**
 * Who says what of which area, at the finest level the telegram speaks of: where municipalities are named, a prefecture or
 * forecast area around them says nothing about the city. Tsunami and intensities are told finest in the body.
 */
function saidHere({ items, details, kindCode }: ParsedTelegram, { tenant, mappings, areas }: DecisionRules): Said[] {
  const finer = /^(VTSE|VXSE5)/.test(kindCode) ? details : [];
  const told = finer.length > 0 ? finer : items;
  const pairs = told.flatMap(({ kinds, areas: places }) => kinds.flatMap((kind) => places.map((place) => ({ kind, place }))));
  const municipal = pairs.filter(({ place }) => isMunicipality(place));
  return (municipal.length > 0 ? municipal : pairs).map(({ kind, place }) => {
    const mapping = mappingOf(mappings, kindCode, kind);
    return { kind, area: decidedArea(place, tenant, areas), mapping, lifted: mapping?.action === 'lift' || (kind.condition === '解除' && mapping !== undefined) };
  });
}

/** Warnings carry their level in their name since 2026; a volcano's レベル is another scale. */
function namedLevel({ kindCode }: ParsedTelegram, { name }: Coded): number | undefined {
  const digit = /^(VPWW|VXKO|VXWW)/.test(kindCode) ? /^レベル([1-5１-５])/.exec(name)?.[1] : undefined;
  return digit === undefined ? undefined : Number(digit.normalize('NFKC'));
}

const levelOf = (telegram: ParsedTelegram, { kind, mapping }: Said): number => namedLevel(telegram, kind) ?? mapping?.level ?? 0;

function distinct<Value extends Coded>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [`${value.code} ${value.name}`, value])).values()];
}

function textsOf(telegram: ParsedTelegram, mapping: Mapping | undefined, kinds: readonly Coded[], areas: readonly Coded[]): { ja: string; en: string } {
  const names = (coded: readonly Coded[]) => coded.map(({ name }) => name).join('、');
  const values = { kind: names(kinds), areas: names(areas), office: telegram.office, time: clockTime(telegram.reportedAt), headline: telegram.headline, title: telegram.title };
  return mapping ? { ja: filled(mapping.textJa, values), en: filled(mapping.textEn, values) } : { ja: telegram.headline, en: '' };
}

const clockTime = (moment: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' }).format(new Date(moment));
