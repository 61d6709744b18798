import { createHash } from 'node:crypto';
import type { ParsedTelegram } from './telegram.js';

type Key = Pick<ParsedTelegram, 'kindTitle' | 'kindCode' | 'office' | 'eventId' | 'serial' | 'infoType' | 'status' | 'reportedAt' | 'sentAt' | 'items' | 'headline'>;
export type Ordered = Pick<ParsedTelegram, 'eventId' | 'serial' | 'infoType' | 'reportedAt' | 'sentAt'>;

const digest = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40);
const kindOf = ({ kindCode, kindTitle }: Key): string => kindCode || kindTitle;

/**
 * What speaks of the same thing. An empty EventID (weather warnings): each telegram of a kind and office says all that holds
 * from then on, so they are one series. Drills are never in the series of real ones.
 */
export function seriesOf(telegram: Key): string {
  const { status, office, eventId } = telegram;
  // Several offices may write for one event: EventIDs are the agency's own.
  return digest([status === '通常' ? '' : status, kindOf(telegram), eventId === '' ? office : '', eventId]);
}

/** One telegram under however many file names. An empty EventID: type, office, areas and report time (domain.md N3). */
export function dedupeKeyOf(telegram: Key): string {
  const { status, office, eventId, serial, infoType, reportedAt, items } = telegram;
  const areas = eventId === '' ? [...new Set(items.flatMap(({ areas }) => areas.map(({ code, name }) => code || name)))].sort() : [];
  // Some kinds keep one EventID for years and never number (volcanoes), so the moment of the report tells them apart.
  return digest([status, kindOf(telegram), office, eventId, serial, infoType, ...(eventId === '' || serial === '' ? [String(Date.parse(reportedAt))] : [standing(eventId) ? reportedAt : '']), ...areas]);
}

/** EventIDs that name a thing (a volcano, a river, a prefecture), not one event: they return with the next one, numbered from 1 again. */
const standing = (eventId: string): boolean => !isDocument(eventId) && (!/\d{12}/.test(eventId) || /^\d{12}$/.test(eventId));
/** A documentID of the Lアラート ends with a UUID: one document, whose revisions are numbered. */
const isDocument = (eventId: string): boolean => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(eventId);
const infoRanks: Readonly<Record<string, number>> = { 発表: 0, 遅延: 0, 訂正: 1, 取消: 2 };
const rank = (infoType: string): number => infoRanks[infoType] ?? 0;
const numbered = ({ serial }: Ordered): boolean => /^\d{1,9}$/.test(serial);

/**
 * The one of a series whose word holds, in whatever order they arrived: the latest serial where all of one event are numbered,
 * else the latest report; between equals a correction stands over what it corrects and a cancellation over both.
 */
export function latestOf<Telegram extends Ordered>(series: readonly Telegram[]): Telegram | undefined {
  const bySerial = series.every((telegram) => numbered(telegram) && !standing(telegram.eventId));
  const places = (telegram: Telegram): number[] => {
    const serial = numbered(telegram) ? Number(telegram.serial) : -1;
    const moments = [Date.parse(telegram.reportedAt), rank(telegram.infoType), Date.parse(telegram.sentAt) || 0];
    return bySerial ? [serial, rank(telegram.infoType), ...moments] : [moments[0] ?? 0, ...(telegram.infoType === '取消' && serial < 0 ? [Infinity] : [serial]), ...moments.slice(1)];
  };
  return series.reduce<Telegram | undefined>((best, next) => (best === undefined || compare(places(next), places(best)) > 0 ? next : best), undefined);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
