import { areaCode } from '@tomoni/contracts';
import { z } from 'zod';
import type { MapArea, Position, Shelter } from './alert-map.entity.js';

/** What a map may hold; far more than a city needs, far less than what would stop the service. */
export const mapLimits = { features: 2_000, positions: 40_000 } as const;
const hazards = ['洪水', '崖崩れ、土石流及び地滑り', '高潮', '地震', '津波', '大規模な火事', '内水氾濫', '火山現象'];

const says = (ja: string, en: string) => ({ params: { ja, en } });
// Latitude and longitude in the wrong order is the usual mistake, and is always out of this range.
const position = z.array(z.number()).min(2).max(4)
  .refine(([longitude = 0, latitude = 0]) => longitude >= 122 && longitude <= 154 && latitude >= 20 && latitude <= 46,
    says('座標は「経度, 緯度」の順で、日本の範囲（経度122〜154、緯度20〜46）にしてください。', 'A position is longitude, then latitude, within Japan (122 to 154, 20 to 46).'))
  .transform(([longitude = 0, latitude = 0]): Position => [round(longitude), round(latitude)]);
const ring = z.array(position).min(4).refine((positions) => String(positions[0]) === String(positions.at(-1)), says('多角形の線は始点で閉じてください。', 'A ring ends where it begins.'));
const polygon = z.array(ring).min(1).max(200);
const Point = z.strictObject({ type: z.literal('Point'), coordinates: position, bbox: z.unknown().optional() });
const Polygon = z.strictObject({ type: z.literal('Polygon'), coordinates: polygon, bbox: z.unknown().optional() });
const MultiPolygon = z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1).max(500), bbox: z.unknown().optional() });

/** One line that stands on a public map and in its text. */
const line = z.string().trim().min(1).max(120).refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufffe\uffff<>]/u.test(text),
  says('名前や住所に、改行、制御文字、< > は使えません。', 'A name or an address holds no line break, no control character and no < or >.'));

const collection = <Feature extends z.ZodType>(feature: Feature) => z.strictObject({
  type: z.literal('FeatureCollection'), name: z.unknown().optional(), crs: z.unknown().optional(), bbox: z.unknown().optional(),
  features: z.array(feature).max(mapLimits.features),
});
const featureOf = <Geometry extends z.ZodType>(geometry: Geometry) =>
  z.strictObject({ type: z.literal('Feature'), id: z.union([z.string(), z.number()]).optional(), bbox: z.unknown().optional(), properties: z.record(z.string(), z.unknown()), geometry });
const positionsIn = (coordinates: unknown): number => (Array.isArray(coordinates) ? (Array.isArray(coordinates[0]) ? coordinates.reduce<number>((sum, inner) => sum + positionsIn(inner), 0) : 1) : 0);

/** Areas by their code: polygons, or a point each. */
export const AreasGeoJson = collection(featureOf(z.discriminatedUnion('type', [Point, Polygon, MultiPolygon])))
  .refine(({ features }) => features.reduce((sum, { geometry }) => sum + positionsIn(geometry.coordinates), 0) <= mapLimits.positions,
    says(`座標が多すぎます（合わせて${mapLimits.positions}点まで）。線を簡略化してください。`, `Too many positions (${mapLimits.positions} in all); simplify the lines.`))
  .meta({ example: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: '123421' }, geometry: { type: 'Point', coordinates: [140.405, 35.902] } }] } });
/** The city's shelters; the national list's own column names are understood. */
export const SheltersGeoJson = collection(featureOf(Point))
  .meta({ example: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: '市民センター', address: '見本市1-1' }, geometry: { type: 'Point', coordinates: [140.405, 35.902] } }] } });

export interface FeatureMistake { readonly feature: number; readonly property: string; readonly ja: string; readonly en: string }
type Read<Item> = { readonly items: Item[]; readonly mistakes: FeatureMistake[] };

export function readAreas({ features }: z.output<typeof AreasGeoJson>, known: ReadonlySet<string>): Read<MapArea> {
  const [items, mistakes, seen]: [MapArea[], FeatureMistake[], Set<string>] = [[], [], new Set()];
  for (const [feature, { properties, geometry }] of features.entries()) {
    const code = areaCode.safeParse(properties['code']).data;
    if (code === undefined || !known.has(code)) mistakes.push({ feature, property: 'code', ja: '市の地域の番号（code）がないか、知らない番号です。', en: 'The code is missing, or is none of the city’s areas.' });
    else if (seen.has(code)) mistakes.push({ feature, property: 'code', ja: '同じ地域が2度あります。1つのMultiPolygonにしてください。', en: 'An area is in it twice; make it one MultiPolygon.' });
    else {
      seen.add(code);
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
      items.push({ code, polygons, point: geometry.type === 'Point' ? geometry.coordinates : null });
    }
  }
  return { items, mistakes };
}

export function readShelters({ features }: z.output<typeof SheltersGeoJson>): Read<Shelter> {
  const [items, mistakes]: [Shelter[], FeatureMistake[]] = [[], []];
  for (const [feature, { properties, geometry }] of features.entries()) {
    const [nameKey, addressKey] = [properties['name'] === undefined ? '施設・場所名' : 'name', properties['address'] === undefined ? '住所' : 'address'];
    const [name, address] = [line.safeParse(properties[nameKey]), line.nullish().safeParse(properties[addressKey] === '' ? null : properties[addressKey])];
    for (const [property, { success }] of [[nameKey, name], [addressKey, address]] as const) {
      if (!success) mistakes.push({ feature, property, ja: '1行120文字までで書いてください。改行、制御文字、< > は使えません。', en: 'One line of up to 120 characters, without control characters, < or >.' });
    }
    if (!name.success || !address.success) continue;
    items.push({ name: name.data, address: address.data ?? null, point: geometry.coordinates, hazards: hazards.filter((hazard) => properties[hazard] === '1' || properties[hazard] === 1) });
  }
  return { items, mistakes };
}

/** A metre is enough. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
