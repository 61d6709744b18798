import { readToEnd } from '../kafka/read-to-end.js';
import type { KafkaPort } from '../kafka/port.js';
import { identifyingHeaders } from '../envelope.js';
import { toDelivery, Undeliverable, type Delivery } from '../inbox/delivery.js';
import { timeOf } from './chain.js';
import type { RecordFact } from './sheet.js';

/** Of the events' ids: from inclusive, to exclusive. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

export interface KafkaFacts {
  /** Events of the window by their ids. */
  readonly records: Map<string, RecordFact>;
  /** Arrived in the window, with ids of another time: late, sent again, or not ours. */
  readonly strays: Map<string, RecordFact>;
}

/** Clocks of publishers and broker may differ by so much without a second reading. */
const skewMs = 600_000;

/** Reads what arrived in the window, once: many windows of a long log read it once in all. Topics are without the prefix, in and out. */
export async function kafkaFacts(kafka: KafkaPort, prefix: string, topics: readonly string[], { from, to }: Window, signal?: AbortSignal): Promise<Map<string, KafkaFacts>> {
  const facts = new Map(topics.map((topic): [string, KafkaFacts] => [topic, { records: new Map(), strays: new Map() }]));
  const [begin, end] = [from.getTime(), to.getTime()];
  await readToEnd(kafka, {
    topics: topics.map((topic) => prefix + topic), since: new Date(begin - skewMs), until: new Date(end + skewMs), reader: `${prefix}loss-proof`, headers: identifyingHeaders, signal,
    onRecord: (record) => {
      const of = facts.get(record.topic.slice(prefix.length));
      const delivery = toDelivery(record, prefix);
      const time = timeOf(delivery.id);
      if (time >= begin && time < end) note(of?.records, delivery, record.timestamp);
      else if (record.timestamp >= begin && record.timestamp < end) note(of?.strays, delivery, record.timestamp);
    },
  });
  return facts;
}

const dayMs = 86_400_000;

/** Looks a day further back, and to the end, for single ids before anybody says that they are missing: a clock may have been wrong by hours, a relay away. */
export async function findRecords(kafka: KafkaPort, prefix: string, topic: string, ids: ReadonlySet<string>, from: Date, signal?: AbortSignal): Promise<RecordFact[]> {
  const found = new Map<string, RecordFact>();
  if (ids.size === 0) return [];
  await readToEnd(kafka, {
    topics: [prefix + topic], since: new Date(from.getTime() - dayMs), reader: `${prefix}loss-proof`, headers: identifyingHeaders, signal,
    onRecord: (record) => {
      const delivery = toDelivery(record, prefix);
      if (ids.has(delivery.id)) note(found, delivery, record.timestamp);
    },
  });
  return [...found.values()];
}

function note(facts: Map<string, RecordFact> | undefined, { id, key, type, version, partition, offset, event }: Delivery, arrivedAt: number): void {
  const first = facts?.get(id);
  if (first) first.copies += 1;
  else facts?.set(id, { id, position: version, key, type, partition, offset: String(offset), isBroken: event instanceof Undeliverable, arrivedAt, expected: true, copies: 1 });
}
