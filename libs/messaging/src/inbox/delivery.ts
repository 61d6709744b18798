import { createHash } from 'node:crypto';
import { fromHeaders, type Headers, type IncomingEvent } from '../envelope.js';
import { describeError } from '../errors.js';
import type { KafkaRecord } from '../kafka/port.js';

/** What cannot become right by trying again. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** One record on its way to its handlers. */
export interface Delivery {
  /** The event's id; of a record that is no event, one made from its place. */
  readonly id: string;
  /** Without the prefix. */
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly version: number;
  readonly partition: number;
  readonly offset: bigint;
  readonly headers: Headers;
  readonly value: Buffer | null;
  /** The event without its payload, or why the record is none. */
  readonly event: Omit<IncomingEvent, 'payload'> | Undeliverable;
}

export function toDelivery(record: KafkaRecord, prefix: string): Delivery {
  const { partition, offset, headers, value } = record;
  const topic = record.topic.slice(prefix.length);
  // A record without a key has no order to keep: it stands alone.
  const key = record.key || `#${partition}/${offset}`;
  const place = { topic, key, partition, offset, headers, value };
  try {
    const event = fromHeaders(headers, key);
    return { ...place, id: event.id, type: event.type, version: event.aggregateVersion, event };
  } catch (error) {
    return { ...place, id: placeId(record), type: headers['ce_type'] ?? '?', version: 0, event: new Undeliverable(describeError(error)) };
  }
}

/** The same record gets the same id at each delivery; its first bits are the time of arrival, as in every other id. */
function placeId({ topic, partition, offset, timestamp }: KafkaRecord): string {
  const hash = createHash('sha256').update(`${topic}/${partition}/${offset}`).digest('hex');
  const time = Math.max(0, timestamp).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}

export const laneKey = ({ topic, key }: { topic: string; key: string }): string => `${topic}/${key}`;
