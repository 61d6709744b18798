import { chainOf, hourOf, timeOf, type Fact } from './chain.js';

/** A row of the outbox, or an effect in an inbox. */
export interface OwnFact {
  readonly id: string;
  /** Null in an inbox row of before the position was noted. */
  readonly position: number | null;
  /** Rows only. */
  readonly key?: string;
  /** Whether Kafka must have it: the relay has noted that it is past it. An effect always had a record. */
  readonly settled: boolean;
}

/** An event in Kafka; its first record when there are several. */
export interface RecordFact extends Fact {
  readonly key: string;
  readonly type: string;
  readonly partition: number;
  /** As text, for dumps. */
  readonly offset: string;
  /** No event at all; every consumer of the topic keeps it as a dead letter. */
  readonly isBroken: boolean;
  /** At the broker, milliseconds. */
  readonly arrivedAt: number;
  /** Whether the other side must have it: a producer's row always; an effect once the group has committed past it, of a type it handles. */
  readonly expected: boolean;
  copies: number;
}

/** One topic of one service, from one side, with everything that is needed to judge it offline. */
export interface Sheet {
  readonly side: 'producer' | 'consumer';
  readonly service: string;
  readonly topic: string;
  readonly own: readonly OwnFact[];
  readonly records: readonly RecordFact[];
  /** Records that arrived in the window with an id of another time, and belong to no row, or to no effect. */
  readonly strays: readonly RecordFact[];
  /** Producer only: highest version of the keys of records without a row. */
  readonly highest: Readonly<Record<string, number>>;
  /** Producer only: versions that are missing between two rows of their key, and stand nowhere else in the outbox either. */
  readonly gaps: readonly { readonly key: string; readonly position: number; readonly after: string }[];
}

export const differenceKinds = ['record-missing', 'record-without-row', 'row-deleted', 'version-missing', 'effect-missing', 'effect-without-event', 'position-differs'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One event that is not on both sides as it should be. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Of `version-missing`, where no id is left: the event before the gap. */
  readonly eventId: string;
  readonly key?: string;
  readonly position?: number;
  readonly type?: string;
  /** In Kafka: `partition/offset`. */
  readonly place?: string;
}

/** What was found for one hour. */
export interface Verdict {
  /** Milliseconds. */
  readonly hour: number;
  readonly ownEvents: number;
  readonly ownChain: Buffer;
  readonly kafkaEvents: number;
  readonly kafkaChain: Buffer;
  readonly kafkaDuplicates: number;
  /** On their way: not lost, and not counted on either side. */
  readonly underWay: number;
  readonly differences: readonly Difference[];
}

class Hour {
  readonly own: Fact[] = [];
  readonly kafka: Fact[] = [];
  readonly differences: Difference[] = [];
  duplicates = 0;
  underWay = 0;
}

/** Compares the two sides of a sheet, hour by hour of the events' ids. Chains are equal exactly when nothing differs. */
export function judge(sheet: Sheet): Verdict[] {
  const hours = new Map<number, Hour>();
  const at = (moment: number) => {
    const hour = hourOf(moment);
    const known = hours.get(hour) ?? new Hour();
    hours.set(hour, known);
    return known;
  };
  const records = new Map(sheet.records.map((record) => [record.id, record]));
  const own = new Map(sheet.own.map((fact) => [fact.id, fact]));
  for (const fact of sheet.own) judgeOwn(sheet, fact, records.get(fact.id), at(timeOf(fact.id)));
  const places = placesOf(sheet.own);
  for (const record of sheet.records) judgeRecord(sheet, record, own.get(record.id), at(timeOf(record.id)), places);
  for (const stray of sheet.strays) {
    const hour = at(stray.arrivedAt);
    hour.kafka.push(stray);
    hour.differences.push({ kind: sheet.side === 'producer' ? 'record-without-row' : 'effect-missing', ...placeOf(stray) });
  }
  for (const { key, position, after } of sheet.gaps) at(timeOf(after)).differences.push({ kind: 'version-missing', eventId: after, key, position });
  return [...hours].sort(([a], [b]) => a - b).map(([hour, { own, kafka, differences, duplicates, underWay }]) => ({
    hour, ownEvents: own.length, ownChain: chainOf(own), kafkaEvents: kafka.length, kafkaChain: chainOf(kafka), kafkaDuplicates: duplicates, underWay,
    differences: differences.sort((a, b) => (a.eventId < b.eventId ? -1 : 1)),
  }));
}

function judgeOwn({ side }: Sheet, { id, position, key, settled }: OwnFact, record: RecordFact | undefined, hour: Hour): void {
  if (!record && !settled) {
    hour.underWay += 1;
    return;
  }
  hour.own.push({ id, position: position ?? record?.position ?? 0 });
  const about = { eventId: id, ...(key !== undefined && { key }), ...(position !== null && { position }) };
  if (!record) hour.differences.push({ kind: side === 'producer' ? 'record-missing' : 'effect-without-event', ...about });
  else if (position !== null && position !== record.position) hour.differences.push({ kind: 'position-differs', ...placeOf(record), position });
}

function judgeRecord(sheet: Sheet, record: RecordFact, own: OwnFact | undefined, hour: Hour, places: Places): void {
  hour.duplicates += record.copies - 1;
  if (own || record.expected) hour.kafka.push(record);
  else hour.underWay += 1;
  if (own || !record.expected) return;
  hour.differences.push({ kind: sheet.side === 'consumer' ? 'effect-missing' : isDeleted(sheet, record, places) ? 'row-deleted' : 'record-without-row', ...placeOf(record) });
}

/** The key has come further, and no other row has this version: a row stood here once. */
function isDeleted({ highest }: Sheet, { key, position }: RecordFact, places: Places): boolean {
  return position > 0 && (highest[key] ?? 0) >= position && !places().has(`${key}\0${position}`);
}

/** Keys and positions of all rows. Made when a record has no row: mostly never. */
type Places = () => ReadonlySet<string>;
function placesOf(own: readonly OwnFact[]): Places {
  let places: ReadonlySet<string> | undefined;
  return () => (places ??= new Set(own.map(({ key, position }) => `${key}\0${position}`)));
}

const placeOf = ({ id, key, position, type, partition, offset }: RecordFact) => ({ eventId: id, key, position, type, place: `${partition}/${offset}` });
