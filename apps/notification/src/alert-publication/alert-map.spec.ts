import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { MapArea, Position, Shelter } from './alert-map.entity.js';
import { alertMap, ringsOf } from './alert-map.js';
import { alertPage } from './alert-page.js';
import { AreasGeoJson, readAreas, readShelters, SheltersGeoJson } from './geo-json.js';
import { published } from './spec/alerts.js';

const square = (west: number, south: number, degrees = 0.02): readonly Position[] => [[west, south], [west + degrees, south], [west + degrees, south + degrees], [west, south + degrees], [west, south]];
const north: MapArea = { code: 'north', polygons: [[square(140.4, 35.9)]], point: null };
const south: MapArea = { code: 'south', polygons: [], point: [140.41, 35.88] };
const shelter = (name: string, at: Position): Shelter => ({ name, address: null, point: at, hazards: [] });
const center = shelter('市民センター', [140.41, 35.9]);
const of = (...codes: string[]) => published({ areas: codes.map((code) => ({ code, name: { ja: code, en: code } })) }, {});
const elements = (svg: string): string[] => {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes }) => { names.push([name, ...Object.keys(attributes)].join(' ')); });
  parser.on('error', (error) => { throw error; });
  parser.write(svg).close();
  return names;
};
const town = '123421';
const drawn = (alert: ReturnType<typeof published>, city: { areas: MapArea[]; shelters: Shelter[] }) => {
  const map = alertMap(alert, city, town);
  if (!map) throw new Error('Nothing was drawn');
  return map;
};

test('areas that are meant stand out, others are there; shelters are numbered, and listed in the same order', () => {
  const { svg, text } = drawn(of('north'), { areas: [north, south], shelters: [shelter('遠い体育館', [140.6, 35.7]), center] });
  expect(svg.match(/fill="url\(#p-/g)).toHaveLength(1);
  expect(elements(svg).filter((name) => name.startsWith('path') || name.startsWith('circle'))).toHaveLength(2);
  expect(text.indexOf('市民センター')).toBeLessThan(text.indexOf('遠い体育館'));
  expect(svg).toContain('避難所 2か所');
  expect(text).toContain('north');
});

test('the whole city is every area of it; without a position of any there is no map', () => {
  expect(drawn(of(town), { areas: [north, south], shelters: [] }).svg.match(/fill="url\(#p-/g)).toHaveLength(2);
  expect(alertMap(of('elsewhere'), { areas: [north], shelters: [center] }, town)).toBeUndefined();
  expect(alertMap(of('north'), { areas: [], shelters: [center] }, town)).toBeUndefined();
  expect(ringsOf({ areas: [north, south], shelters: [] })('north')).toEqual([square(140.4, 35.9)]);
  expect(ringsOf({ areas: [north, south], shelters: [] })('south')).toEqual([]);
});

test('whatever names are, they are no markup, and every number is one', () => {
  const plain = elements(drawn(of('north'), { areas: [north], shelters: [center] }).svg);
  const hostile = fc.oneof(fc.constantFrom('</title></svg><script>x</script>', '"><img onerror=x>', ']]>', '\u0000', '\uD800', '&amp;'), fc.string({ unit: 'binary', maxLength: 40 }));
  fc.assert(fc.property(hostile, (name) => {
    const alert = { ...of('north'), areas: [{ code: 'north', name: { ja: name, en: name } }] };
    const { svg, text } = drawn(alert, { areas: [north], shelters: [shelter(name, [140.41, 35.9])] });
    expect(elements(svg)).toEqual(plain);
    expect(svg).not.toContain('NaN');
    expect(text.match(/<(?!\/?(p|ol|li|small|span)\b)/g)).toBeNull();
  }));
});

test('a city of 40,000 positions and 2,000 shelters still is a page for a failing network', () => {
  const fine = (west: number): MapArea => ({ code: `area-${Math.round(west * 1e4)}`, point: null, polygons: [[Array.from({ length: 2_001 }, (_, index): Position => {
    const angle = (index % 2_000) * ((2 * Math.PI) / 2_000);
    return [west + 0.01 * Math.cos(angle), 35.9 + 0.01 * Math.sin(angle)];
  })]] });
  const areas = Array.from({ length: 20 }, (_, index) => fine(140 + index * 0.021));
  const shelters = Array.from({ length: 2_000 }, (_, index) => shelter(`避難所${index}`, [140 + index * 0.0002, 35.91]));
  const alert = of(town);
  expect(Buffer.byteLength(alertPage('見本市', alert, drawn(alert, { areas, shelters })))).toBeLessThan(100_000);
});

test.each<[string, unknown, string]>([
  ['latitude before longitude', [35.9, 140.4], 'position'],
  ['a place in Europe', [2.35, 48.85], 'position'],
  ['no number', ['x', 1], 'position'],
])('%s is refused', (_, coordinates) => {
  const feature = { type: 'Feature', properties: { name: 'a', code: 'north' }, geometry: { type: 'Point', coordinates } };
  expect(SheltersGeoJson.safeParse({ type: 'FeatureCollection', features: [feature] }).success).toBe(false);
  expect(AreasGeoJson.safeParse({ type: 'FeatureCollection', features: [feature] }).success).toBe(false);
});

test('areas the city does not have, areas twice and names with markup are named one by one', () => {
  const area = (code: unknown) => ({ type: 'Feature' as const, properties: { code }, geometry: { type: 'Point' as const, coordinates: [140.4, 35.9] as [number, number] } });
  const read = readAreas(AreasGeoJson.parse({ type: 'FeatureCollection', features: [area('north'), area('north'), area('west'), area(7)] }), new Set(['north']));
  expect([read.items.length, read.mistakes.map(({ feature }) => feature)]).toEqual([1, [1, 2, 3]]);
  const place = (properties: object) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [140.4, 35.9] } });
  const shelters = readShelters(SheltersGeoJson.parse({ type: 'FeatureCollection', features: [place({ '施設・場所名': '第一小学校', '住所': '見本市1-1', '洪水': '1', '津波': '' }), place({ name: '<b>' }), place({})] }));
  expect(shelters.items).toEqual([{ name: '第一小学校', address: '見本市1-1', point: [140.4, 35.9], hazards: ['洪水'] }]);
  expect(shelters.mistakes.map(({ feature, property }) => [feature, property])).toEqual([[1, 'name'], [2, '施設・場所名']]);
});
