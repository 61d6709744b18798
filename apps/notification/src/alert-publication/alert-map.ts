import { geoMercator, type GeoPermissibleObjects } from 'd3-geo';
import type { PublishedAlert } from '../alerts/published-alerts.service.js';
import type { MapArea, Position, Shelter } from './alert-map.entity.js';
import type { CityMap } from './alert-map.service.js';
import type { MapOf } from './alert-page.js';
import { words } from './markup.js';

const size = { width: 640, height: 440, edge: 24 } as const;
/** Nearer than this to the point before, a point of a line cannot be told from it. */
const finest = 1;
/** What people can take in, and what keeps the page small. */
const mostShelters = 40;
/** Degrees around a single point, some five kilometres. */
const around = 0.05;
/** As the page colours the levels; the areas carry a pattern of lines as well, so that nobody needs the colour. */
const colours: Readonly<Record<number, string>> = { 5: '#0c000c', 4: '#aa00aa', 3: '#ff2800', 2: '#f2e700' };
const usual = '#00118f';

/**
 * The picture of where an alert holds, with the city's shelters, and the same facts as text.
 * @param wholeCity the code that stands for all areas
 * @returns undefined where nobody has given the position of any of its areas
 */
export function alertMap(alert: PublishedAlert, { areas, shelters }: CityMap, wholeCity: string): MapOf | undefined {
  const meant = new Set(alert.areas.map(({ code }) => code));
  const isWhole = meant.has(wholeCity);
  const affected = areas.filter(({ code }) => isWhole || meant.has(code));
  if (affected.length === 0) return undefined;
  const nearest = nearestTo(affected, shelters);
  const projection = geoMercator().fitExtent([[size.edge, size.edge], [size.width - size.edge, size.height - size.edge]], frameOf([...areas, ...nearest]));
  const at = (position: Position): [number, number] => projection([...position]) ?? [0, 0];
  const colour = colours[alert.level ?? 0] ?? usual;
  const inAffected = new Set(affected);
  const shapes = areas.map((area) => shapeOf(area, at, inAffected.has(area) ? `fill="url(#p-${alert.id})" stroke="${colour}" stroke-width="2"` : 'fill="#f1f1f4" stroke="#626264"'));
  const marks = nearest.map(({ point }, index) => {
    const [x, y] = at(point);
    return `<rect x="${tenth(x - 7)}" y="${tenth(y - 7)}" width="14" height="14" fill="#fff" stroke="#1a1a1c"/><text x="${tenth(x)}" y="${tenth(y + 4)}" font-size="10" text-anchor="middle">${index + 1}</text>`;
  });
  const names = { ja: alert.areas.map(({ name }) => name.ja).join('、'), en: alert.areas.map(({ name }) => name.en).join(', ') };
  const title = `${alert.title.ja}の地図 / Map: ${alert.title.en}`;
  const told = `対象: ${names.ja}。避難所 ${nearest.length}か所。 / Areas: ${names.en}. Shelters: ${nearest.length}.`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="t-${alert.id} d-${alert.id}"><title id="t-${alert.id}">${words(title)}</title><desc id="d-${alert.id}">${words(told)}</desc>\
<defs><pattern id="p-${alert.id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#fff"/><rect width="4" height="8" fill="${colour}" fill-opacity=".55"/></pattern></defs>\
<rect width="${size.width}" height="${size.height}" fill="#fff"/>${shapes.join('')}${marks.join('')}</svg>`;
  return { svg, text: textOf(names, nearest) };
}

/** Rings of an area as the city has given it, for CAP; none where only its position is known. */
export const ringsOf = ({ areas }: CityMap) => (code: string): readonly (readonly Position[])[] =>
  (areas.find((area) => area.code === code)?.polygons ?? []).flatMap(([outer]) => (outer ? [outer] : []));

function textOf(names: { ja: string; en: string }, shelters: readonly Shelter[]): string {
  const list = shelters.map(({ name, address, hazards }) =>
    `<li>${words(name)}${address === null ? '' : ` <small>${words(address)}</small>`}${hazards.length === 0 ? '' : ` <small>（${words(hazards.join('、'))}）</small>`}</li>`);
  return `<p>地図の対象: ${words(names.ja)} <span lang="en">Areas on the map: ${words(names.en)}</span></p>${list.length === 0 ? '' : `<p>地図の避難所 <span lang="en">Shelters on the map</span></p><ol>${list.join('')}</ol>`}`;
}

function shapeOf({ polygons, point }: MapArea, at: (position: Position) => [number, number], look: string): string {
  if (polygons.length > 0) return `<path fill-rule="evenodd" d="${polygons.flatMap((rings) => rings.map((ring) => lineOf(ring.map(at)))).join('')}" ${look}/>`;
  if (!point) return '';
  const [x, y] = at(point);
  return `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="28" ${look}/>`;
}

function lineOf(points: readonly [number, number][]): string {
  const kept: [number, number][] = [];
  for (const [x, y] of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(x - last[0], y - last[1]) >= finest) kept.push([x, y]);
  }
  return `M${kept.map(([x, y]) => `${tenth(x)} ${tenth(y)}`).join('L')}Z`;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Everything on the map; a lone point has some land around it. */
function frameOf(shown: readonly (MapArea | Shelter)[]): GeoPermissibleObjects {
  const points = shown.flatMap((one): readonly Position[] => ('polygons' in one && one.polygons.length > 0 ? one.polygons.flat(2) : one.point ? [one.point] : []));
  const [longitudes, latitudes] = [points.map(([longitude]) => longitude), points.map(([, latitude]) => latitude)];
  const span = (values: readonly number[]): [number, number] => {
    const [low, high] = [values.reduce((one, other) => Math.min(one, other)), values.reduce((one, other) => Math.max(one, other))];
    return high - low < around ? [(low + high - around) / 2, (low + high + around) / 2] : [low, high];
  };
  const [[west, east], [south, north]] = [span(longitudes), span(latitudes)];
  return { type: 'MultiPoint', coordinates: [[west, south], [east, north]] };
}

function nearestTo(affected: readonly MapArea[], shelters: readonly Shelter[]): Shelter[] {
  const middles = affected.map(({ polygons, point }): Position => point ?? middleOf(polygons.flat(2)));
  // Of a city's size the earth is flat enough.
  const distance = ({ point: [longitude, latitude] }: Shelter): number =>
    Math.min(...middles.map(([x, y]) => Math.hypot((longitude - x) * Math.cos((latitude * Math.PI) / 180), latitude - y)));
  return shelters.map((shelter) => ({ shelter, away: distance(shelter) })).toSorted((one, other) => one.away - other.away).slice(0, mostShelters).map(({ shelter }) => shelter);
}

function middleOf(points: readonly Position[]): Position {
  const sum = points.reduce<[number, number]>(([x, y], [longitude, latitude]) => [x + longitude, y + latitude], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
