import { allEvents, retentionDays } from '@tomoni/contracts';
import type { Client } from 'pg';
import type { KafkaPort } from '../kafka/port.js';
import { idAt, timeOf } from './chain.js';
import { findRecords, kafkaFacts, type KafkaFacts, type Window } from './kafka-facts.js';
import { handledTypes, highestVersions, inboxFacts, keptSince, outboxFacts, relayedSnapshots, topicsIn, versionGaps, withEffect, withRow, type Kept } from './own-facts.js';
import { judge, type OwnFact, type RecordFact, type Sheet, type Verdict } from './sheet.js';
import { equalVerdicts, haveGaps, inboxSums, outboxSums, type Sum } from './sums.js';

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

/** What was promised, and what Kafka has, of every topic the service publishes or handles. */
interface Gathering extends ProofNeeds {
  readonly window: Window;
  readonly kept: Kept;
  readonly passed: readonly string[];
  readonly published: readonly string[];
  readonly handled: readonly string[];
  readonly facts: ReadonlyMap<string, KafkaFacts>;
  isHandled(topic: string, record: RecordFact): boolean;
  /** The group has committed past it. */
  isPassed(topic: string, record: RecordFact): boolean;
}

/**
 * Both sides of every topic the service publishes or handles, for the events whose ids are of the window.
 *
 * The order makes it exact while events flow: first what is promised (the relay's stored position, the group's committed offsets),
 * then Kafka to its end, then the tables. What was promised must be found; what came later is under way.
 */
export async function sheetsOf(needs: ProofNeeds, window: Window): Promise<Sheet[]> {
  const gathering = await gather(needs, window);
  return sheets(gathering, gathering.published, gathering.handled);
}

/** A verdict, and what it is about. */
export interface TopicVerdict {
  readonly side: Sheet['side'];
  readonly topic: string;
  readonly verdict: Verdict;
}

/** What judging the sheets would say, for whole hours. Single rows and effects are only read of topics whose counts and chains are not equal. */
export async function verdictsOf(needs: ProofNeeds, window: Window): Promise<TopicVerdict[]> {
  const gathering = await gather(needs, window);
  const equal: TopicVerdict[] = [];
  const unequal: Record<Sheet['side'], string[]> = { producer: [], consumer: [] };
  const sort = (side: Sheet['side'], topic: string, verdicts: Verdict[] | undefined) => {
    if (verdicts) equal.push(...verdicts.map((verdict) => ({ side, topic, verdict })));
    else unequal[side].push(topic);
  };
  const rows = await outboxSums(needs.sql, gathering.published, window);
  for (const topic of gathering.published) sort('producer', topic, await equalRows(gathering, topic, rows.get(topic)));
  const effects = await inboxSums(needs.sql, gathering.handled, window);
  for (const topic of gathering.handled) sort('consumer', topic, await equalEffects(gathering, topic, effects.get(topic)));
  const judged = (await sheets(gathering, unequal.producer, unequal.consumer)).flatMap((sheet) => judge(sheet).map((verdict) => ({ side: sheet.side, topic: sheet.topic, verdict })));
  return [...equal, ...judged];
}

async function equalRows(gathering: Gathering, topic: string, sums: ReadonlyMap<number, Sum> | undefined): Promise<Verdict[] | undefined> {
  const { window, kept, facts } = gathering;
  if (comparableSince(topic, window, kept.outboxSince) > window.from) return undefined;
  const of = factsOf(facts, topic);
  const records = [...of.records.values()];
  const verdicts = equalVerdicts(sums, records);
  return verdicts && !haveGaps(records) && (await straysWithoutRow(gathering, of)).length === 0 ? verdicts : undefined;
}

async function equalEffects(gathering: Gathering, topic: string, sums: ReadonlyMap<number, Sum> | undefined): Promise<Verdict[] | undefined> {
  const { window, kept, facts } = gathering;
  if (comparableSince(topic, window, kept.inboxSince) > window.from) return undefined;
  const of = factsOf(facts, topic);
  const verdicts = equalVerdicts(sums, [...of.records.values()].filter((record) => gathering.isHandled(topic, record)));
  return verdicts && (await straysWithoutEffect(gathering, topic, of)).length === 0 ? verdicts : undefined;
}

async function gather(needs: ProofNeeds, window: Window): Promise<Gathering> {
  const { sql, kafka, prefix, service, topic, signal } = needs;
  const wanted = (topics: Iterable<string>) => [...new Set(topics)].filter((each) => topic === undefined || each === topic).sort();
  const passed = await relayedSnapshots(sql);
  const types = await handledTypes(sql);
  const published = wanted([...allEvents.filter((event) => event.service === service).map((event) => event.topic), ...(await topicsIn(sql, 'outbox_key'))]);
  const handled = wanted([...types.values()].map((type) => type.topic));
  const firstOf = new Map(handled.map((name) => [name, Math.min(...[...types.values()].filter((each) => each.topic === name).map(({ since }) => since))]));
  const committed = await committedOffsets(kafka, prefix, service, handled);
  const facts = await kafkaFacts(kafka, prefix, wanted([...published, ...handled]), window, signal);
  return {
    ...needs, window, passed, published, handled, facts, kept: await keptSince(sql),
    isHandled: (of, { type, isBroken, arrivedAt }) => arrivedAt >= ((isBroken ? firstOf.get(of) : types.get(type)?.since) ?? Infinity),
    isPassed: (of, { partition, offset }) => BigInt(offset) < (committed.get(`${of}/${partition}`) ?? 0n),
  };
}

async function sheets(gathering: Gathering, published: readonly string[], handled: readonly string[]): Promise<Sheet[]> {
  const { sql, window, passed, facts } = gathering;
  const made: Sheet[] = [];
  const rows = published.length > 0 ? await outboxFacts(sql, published, window, passed) : new Map<string, OwnFact[]>();
  for (const topic of published) made.push(await producerSheet(gathering, topic, rows.get(topic) ?? [], factsOf(facts, topic)));
  const effects = handled.length > 0 ? await inboxFacts(sql, handled, window) : new Map<string, OwnFact[]>();
  for (const topic of handled) made.push(await consumerSheet(gathering, topic, [...(effects.get(topic) ?? []), ...(effects.get('') ?? [])], factsOf(facts, topic)));
  return made.filter(({ own, records, strays, gaps }) => own.length + records.length + strays.length + gaps.length > 0);
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
  return {
    side: 'producer', service, topic, own,
    records,
    strays: await straysWithoutRow(needs, facts),
    highest: await highestVersions(sql, topic, withoutRow),
    gaps: await versionGaps(sql, topic, own, new Set(withoutRow.map(({ key, position }) => `${key}\0${position}`))),
  };
}

async function straysWithoutRow({ sql, kept }: Gathering, { strays }: KafkaFacts): Promise<RecordFact[]> {
  const candidates = [...strays.values()].filter(({ id }) => !isBefore(id, kept.outboxSince));
  const known = await withRow(sql, candidates.map(({ id }) => id));
  return candidates.filter(({ id }) => !known.has(id));
}

async function consumerSheet(needs: Gathering, topic: string, effects: readonly OwnFact[], facts: KafkaFacts): Promise<Sheet> {
  const { service, window, kept } = needs;
  const since = comparableSince(topic, window, kept.inboxSince);
  const first = idAt(since);
  // An effect of before the topic was noted belongs to whatever topic has its event.
  const own = effects.filter(({ id, position }) => id >= first && (position !== null || facts.records.has(id)));
  const ids = new Set(own.map(({ id }) => id));
  const records = await completed(needs, topic, own, facts, since);
  return {
    side: 'consumer', service, topic, own,
    records: records.flatMap((record) => {
      const isHandled = needs.isHandled(topic, record);
      if (!isHandled && !ids.has(record.id)) return [];
      return isHandled && needs.isPassed(topic, record) ? [record] : [{ ...record, expected: false }];
    }),
    strays: await straysWithoutEffect(needs, topic, facts),
    highest: {}, gaps: [],
  };
}

async function straysWithoutEffect(gathering: Gathering, topic: string, { strays }: KafkaFacts): Promise<RecordFact[]> {
  const { sql, kept } = gathering;
  const candidates = [...strays.values()].filter((record) => gathering.isHandled(topic, record) && gathering.isPassed(topic, record) && !isBefore(record.id, kept.inboxSince));
  const known = await withEffect(sql, candidates.map(({ id }) => id));
  return candidates.filter(({ id }) => !known.has(id));
}

/** The records of the window, with those that a second, longer reading found for what seemed to have none. */
async function completed({ kafka, prefix, signal }: Gathering, topic: string, own: readonly OwnFact[], { records }: KafkaFacts, since: Date): Promise<RecordFact[]> {
  const first = idAt(since);
  const inside = [...records.values()].filter(({ id }) => id >= first);
  const missing = new Set(own.filter(({ id, settled }) => settled && !records.has(id)).map(({ id }) => id));
  return [...inside, ...(await findRecords(kafka, prefix, topic, missing, since, signal))];
}
