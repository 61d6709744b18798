import { allEvents, retentionDays } from '@tomoni/contracts';
import type { Client } from 'pg';
import type { KafkaPort } from '../kafka/port.js';
import { idAt, timeOf } from './chain.js';
import { findRecords, kafkaFacts, type KafkaFacts, type Window } from './kafka-facts.js';
import { handledTypes, highestVersions, inboxFacts, keptSince, outboxFacts, relayedSnapshots, topicsIn, versionGaps, withEffect, withRow, type Kept } from './own-facts.js';
import type { OwnFact, RecordFact, Sheet } from './sheet.js';

export interface ProofNeeds {
  /** Its search_path is the service's schema. */
  readonly sql: Client;
  readonly kafka: KafkaPort;
  /** Put before every topic and group. */
  readonly prefix: string;
  readonly service: string;
  /** One topic instead of all. */
  readonly topic?: string;
  readonly signal?: AbortSignal;
}

interface Gathering extends ProofNeeds {
  readonly window: Window;
  readonly kept: Kept;
}

/**
 * Both sides of every topic the service publishes or handles, for the events whose ids are of the window.
 *
 * The order makes it exact while events flow: first what is promised (the relay's stored position, the group's committed offsets),
 * then Kafka to its end, then the tables. What was promised must be found; what came later is under way.
 */
export async function sheetsOf(needs: ProofNeeds, window: Window): Promise<Sheet[]> {
  const { sql, kafka, prefix, service, topic, signal } = needs;
  const wanted = (topics: Iterable<string>) => [...new Set(topics)].filter((each) => topic === undefined || each === topic).sort();
  const passed = await relayedSnapshots(sql);
  const types = await handledTypes(sql);
  const published = wanted([...allEvents.filter((event) => event.service === service).map((event) => event.topic), ...(await topicsIn(sql, 'outbox_key'))]);
  const handled = wanted([...types.values()].map((type) => type.topic));
  const committed = await committedOffsets(kafka, prefix, service, handled);
  const facts = await kafkaFacts(kafka, prefix, wanted([...published, ...handled]), window, signal);
  const rows = await outboxFacts(sql, published, window, passed);
  const effects = await inboxFacts(sql, handled, window);
  const gathering = { ...needs, window, kept: await keptSince(sql) };
  const sheets: Sheet[] = [];
  for (const name of published) sheets.push(await producerSheet(gathering, name, rows.get(name) ?? [], factsOf(facts, name)));
  const isExpected = ({ type, isBroken, partition, offset, arrivedAt }: RecordFact, of: string) => {
    const since = isBroken ? Math.min(...[...types.values()].filter((each) => each.topic === of).map((each) => each.since)) : types.get(type)?.since;
    return { isHandled: since !== undefined && arrivedAt >= since, isPassed: BigInt(offset) < (committed.get(`${of}/${partition}`) ?? 0n) };
  };
  for (const name of handled)
    sheets.push(await consumerSheet(gathering, name, [...(effects.get(name) ?? []), ...(effects.get('') ?? [])], factsOf(facts, name), (record) => isExpected(record, name)));
  return sheets.filter(({ own, records, strays, gaps }) => own.length + records.length + strays.length + gaps.length > 0);
}

const factsOf = (facts: ReadonlyMap<string, KafkaFacts>, topic: string): KafkaFacts => facts.get(topic) ?? { records: new Map(), strays: new Map() };

async function committedOffsets(kafka: KafkaPort, prefix: string, service: string, topics: readonly string[]): Promise<Map<string, bigint>> {
  const admin = await kafka.admin();
  try {
    const existing = new Set(await admin.topics());
    const found = topics.map((topic) => prefix + topic).filter((topic) => existing.has(topic));
    const lags = found.length === 0 ? [] : await admin.lag(prefix + service, found);
    return new Map(lags.map(({ topic, partition, isCommitted, offset }) => [`${topic.slice(prefix.length)}/${partition}`, isCommitted ? offset : 0n]));
  } finally {
    await admin.close();
  }
}

/** The first moment from which both sides are kept for certain. */
function comparableSince(topic: string, { from }: Window, keptSide: Date): Date {
  const visibility = topic.split('.')[0] ?? '';
  const days = visibility in retentionDays ? retentionDays[visibility as keyof typeof retentionDays] : null;
  return new Date(Math.max(from.getTime(), keptSide.getTime(), days === null ? 0 : Date.now() - days * 86_400_000));
}

/** UUIDv7 of before that moment. What is no UUIDv7 has no time, and is never too old. */
const isBefore = (id: string, moment: Date): boolean => id[14] === '7' && timeOf(id) < moment.getTime();

async function producerSheet(needs: Gathering, topic: string, allRows: readonly OwnFact[], facts: KafkaFacts): Promise<Sheet> {
  const { sql, service, window, kept } = needs;
  const since = comparableSince(topic, window, kept.outboxSince);
  const first = idAt(since);
  const own = allRows.filter(({ id }) => id >= first);
  const records = await completed(needs, topic, own, facts, since);
  const ids = new Set(own.map(({ id }) => id));
  const withoutRow = records.filter(({ id }) => !ids.has(id));
  const candidates = [...facts.strays.values()].filter(({ id }) => !isBefore(id, kept.outboxSince));
  const known = await withRow(sql, candidates.map(({ id }) => id));
  return {
    side: 'producer', service, topic, own,
    records,
    strays: candidates.filter(({ id }) => !known.has(id)),
    highest: await highestVersions(sql, topic, withoutRow),
    gaps: await versionGaps(sql, topic, own, new Set(withoutRow.map(({ key, position }) => `${key}\0${position}`))),
  };
}

type Expectation = (record: RecordFact) => { readonly isHandled: boolean; readonly isPassed: boolean };

async function consumerSheet(needs: Gathering, topic: string, effects: readonly OwnFact[], facts: KafkaFacts, expectation: Expectation): Promise<Sheet> {
  const { sql, service, window, kept } = needs;
  const since = comparableSince(topic, window, kept.inboxSince);
  const first = idAt(since);
  // An effect of before the topic was noted belongs to whatever topic has its event.
  const own = effects.filter(({ id, position }) => id >= first && (position !== null || facts.records.has(id)));
  const ids = new Set(own.map(({ id }) => id));
  const records = await completed(needs, topic, own, facts, since);
  const candidates = [...facts.strays.values()].filter((record) => {
    const { isHandled, isPassed } = expectation(record);
    return isHandled && isPassed && !isBefore(record.id, kept.inboxSince);
  });
  const known = await withEffect(sql, candidates.map(({ id }) => id));
  return {
    side: 'consumer', service, topic, own,
    records: records.flatMap((record) => {
      const { isHandled, isPassed } = expectation(record);
      if (!isHandled && !ids.has(record.id)) return [];
      return isHandled && isPassed ? [record] : [{ ...record, expected: false }];
    }),
    strays: candidates.filter(({ id }) => !known.has(id)),
    highest: {}, gaps: [],
  };
}

/** The records of the window, with those that a second, longer reading found for what seemed to have none. */
async function completed({ kafka, prefix, signal }: Gathering, topic: string, own: readonly OwnFact[], { records }: KafkaFacts, since: Date): Promise<RecordFact[]> {
  const first = idAt(since);
  const inside = [...records.values()].filter(({ id }) => id >= first);
  const missing = new Set(own.filter(({ id, settled }) => settled && !records.has(id)).map(({ id }) => id));
  return [...inside, ...(await findRecords(kafka, prefix, topic, missing, since, signal))];
}
