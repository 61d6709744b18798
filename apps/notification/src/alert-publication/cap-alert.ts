import type { NamedArea, PublishedAlert, PublishedVersion } from '../alerts/published-alerts.service.js';
import { element, tokyoTime } from './markup.js';

/** What a CAP document needs to know beside the alert. */
export interface CapSurroundings {
  /** Who sends; no space, comma, `<` or `&` may stand in it. */
  readonly sender: string;
  readonly city: string;
  /** The municipality: its own areas are within it. */
  readonly lgCode: string;
  /** Of the folder that holds `public/` and `cap/`, with its slash. */
  readonly address: string;
  readonly hasMap: boolean;
  /** Rings of `[longitude, latitude]`, where the city has given the area's form. */
  readonly ringsOf: (area: string) => readonly (readonly (readonly [number, number])[])[];
  /** The alert this one was issued in place of. */
  readonly replaced?: PublishedAlert;
}
type Response = 'Evacuate' | 'Prepare' | 'Shelter' | 'Avoid' | 'Monitor' | 'AllClear';

export const capId = (version: Pick<PublishedVersion, 'id'>): string => `urn:uuid:${version.id}`;
const statuses = { normal: 'Actual', drill: 'Exercise', test: 'Test' } as const;
const languages = { ja: 'ja', 'ja-easy': 'ja-x-easy', en: 'en', zh: 'zh', ko: 'ko', pt: 'pt', vi: 'vi' } as const;

/** 警戒レベル and what corresponds to it; without a level nothing is claimed. */
const gravity: Readonly<Record<number, readonly [urgency: string, severity: string, certainty: string]>> = {
  5: ['Immediate', 'Extreme', 'Observed'], 4: ['Immediate', 'Severe', 'Likely'], 3: ['Expected', 'Moderate', 'Likely'],
  2: ['Expected', 'Minor', 'Possible'], 1: ['Future', 'Minor', 'Possible'],
};
const unknownGravity = ['Unknown', 'Unknown', 'Unknown'] as const;
const responses: Readonly<Record<string, Response>> = {
  tsunami: 'Evacuate', storm: 'Shelter', snowstorm: 'Shelter', 'heavy-snow': 'Shelter', tornado: 'Shelter', earthquake: 'Shelter', 'volcanic-ash': 'Shelter',
  'high-waves': 'Avoid', fire: 'Avoid', volcano: 'Avoid',
};
const byWater = new Set(['evacuation', 'heavy-rain', 'landslide', 'flood', 'storm-surge']);

/** A document of CAP 1.2 for one thing that was told; the same bytes whoever makes it. */
export function capDocument(alert: PublishedAlert, version: PublishedVersion, around: CapSurroundings): string {
  const earlier = [...(version.serial === 1 ? (around.replaced?.versions ?? []) : []), ...alert.versions.filter(({ serial }) => serial < version.serial)];
  const references = earlier.map((one) => `${around.sender},${capId(one)},${tokyoTime(one.toldAt)}`).join(' ');
  const variants = (Object.keys(languages) as (keyof typeof languages)[]).filter((variant) => version.messages[variant]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${element('identifier', capId(version))}${element('sender', around.sender)}${element('sent', tokyoTime(version.toldAt))}\
${element('status', statuses[alert.drill])}${element('msgType', messageType(version, earlier.length > 0))}${element('scope', 'Public')}${element('note', noteOf(alert, version))}\
${element('references', references)}${element('incidents', `urn:uuid:${alert.id}`)}
${variants.map((variant) => info(alert, version, variant, around)).join('\n')}
</alert>
`;
}

/** A lift tells that the danger is over, a cancellation that it was never there: only the latter takes the earlier messages back. */
function messageType({ action }: PublishedVersion, isLater: boolean): string {
  return action === 'cancel' ? 'Cancel' : isLater ? 'Update' : 'Alert';
}

function noteOf({ drill }: PublishedAlert, { reason }: PublishedVersion): string {
  return [drill === 'normal' ? '' : '訓練・試験です。実際の緊急情報ではありません。 This is an exercise or a test.', reason ?? ''].filter(Boolean).join(' ');
}

/** How urgent, and what to do. A cancellation is no all-clear. */
export function gravityOf(kind: string, { action, level }: Pick<PublishedVersion, 'action' | 'level'>): { readonly response: Response; readonly gravity: readonly [string, string, string] } {
  const [urgency, severity, certainty] = (level === null ? undefined : gravity[level]) ?? unknownGravity;
  if (action === 'lift') return { response: 'AllClear', gravity: ['Past', severity, certainty] };
  if (action === 'cancel') return { response: 'Monitor', gravity: ['Past', 'Unknown', 'Unlikely'] };
  const response = byWater.has(kind) ? ((level ?? 0) >= 4 || (kind === 'evacuation' && level === 3) ? 'Evacuate' : 'Prepare') : (responses[kind] ?? 'Monitor');
  return { response, gravity: [urgency, severity, certainty] };
}

function info(alert: PublishedAlert, version: PublishedVersion, variant: keyof typeof languages, around: CapSurroundings): string {
  const language = variant === 'ja' ? 'ja' : variant === 'ja-easy' ? 'easy' : 'en';
  const { response, gravity: [urgency, severity, certainty] } = gravityOf(alert.kind, version);
  const text = version.messages[variant]?.text ?? '';
  const isEnd = version.action === 'lift' || version.action === 'cancel';
  // An end is news for as long as the page shows it.
  const expires = isEnd ? new Date(version.toldAt.getTime() + 24 * 3_600_000) : version.expiresAt;
  const areas = version.areas.map((area) => areaElement(area, variant === 'ja' || variant === 'ja-easy' ? 'ja' : 'en', around)).join('');
  const map = around.hasMap
    ? `<resource>${element('resourceDesc', language === 'en' ? 'Map' : '地図')}<mimeType>image/svg+xml</mimeType>${element('uri', `${around.address}public/${alert.id}.svg`)}</resource>` : '';
  return `<info><language>${languages[variant]}</language>${element('category', alert.category)}${element('event', version.title[language])}${element('responseType', response)}\
${element('urgency', urgency)}${element('severity', severity)}${element('certainty', certainty)}${pair('eventCode', 'tomoni:kind', alert.kind)}\
${element('effective', tokyoTime(isEnd ? version.toldAt : version.effectiveAt))}${element('expires', tokyoTime(expires))}${element('senderName', around.city)}\
${element('headline', version.headline[language])}${element('description', text)}${element('instruction', actionLine(text))}${element('web', `${around.address}public/${alert.id}.html`)}\
${version.level === null ? '' : pair('parameter', '警戒レベル', String(version.level))}${map}${areas}</info>`;
}

/** The third line of every text is what to do, after its label. */
const actionLine = (text: string): string => (text.split('\n')[2] ?? '').replace(/^[^:]{0,20}: /, '');

function areaElement({ code, name }: NamedArea, language: 'ja' | 'en', { lgCode, ringsOf, city }: CapSurroundings): string {
  const polygons = ringsOf(code).map((ring) => element('polygon', ring.map(([longitude, latitude]) => `${latitude},${longitude}`).join(' '))).join('');
  // Whoever does not know the city's own areas still learns in which municipality they are.
  const isOfficial = /^\d{6}$/.test(code);
  const geocodes = `${pair('geocode', '全国地方公共団体コード', isOfficial ? code : lgCode)}${isOfficial ? '' : pair('geocode', 'tomoni:area', code)}`;
  return `<area>${element('areaDesc', isOfficial ? name[language] : `${city} ${name[language]}`)}${polygons}${geocodes}</area>`;
}

const pair = (name: string, valueName: string, value: string): string => `<${name}>${element('valueName', valueName)}${element('value', value)}</${name}>`;
