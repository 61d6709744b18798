import type { EntityManager } from 'typeorm';
import { chainOfHours, dayOf } from './chain.js';
import type { Difference, Verdict } from './sheet.js';

/** One side of one topic on one day in Japan. Chains are hexadecimal. */
export interface ProvenDay {
  readonly side: 'producer' | 'consumer';
  readonly topic: string;
  /** `2026-11-26` */
  readonly day: string;
  /** Rows of the outbox, or effects in the inbox. */
  readonly events: number;
  readonly chain: string;
  readonly kafkaEvents: number;
  readonly kafkaChain: string;
  readonly kafkaDuplicates: number;
  readonly underWay: number;
  readonly differenceCount: number;
  /** All that were kept: the first hundred of each hour. */
  readonly differences: readonly Difference[];
  /** Undefined when it was counted just now. */
  readonly checkedAt?: Date;
}

/** An hour as it is stored, or was counted. */
export type ProvenHour = Verdict & Pick<ProvenDay, 'side' | 'topic' | 'differenceCount' | 'checkedAt'>;

/** Hours to days; hours of one topic and side in order. */
export function daysOf(hours: readonly ProvenHour[]): ProvenDay[] {
  const days = Map.groupBy([...hours].sort((a, b) => a.hour - b.hour), ({ side, topic, hour }) => `${dayOf(hour)} ${topic} ${side}`);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, ofDay]) => {
    const [first] = ofDay;
    if (!first) return [];
    const sum = (count: (hour: ProvenHour) => number) => ofDay.reduce((total, hour) => total + count(hour), 0);
    const checked = ofDay.flatMap(({ checkedAt }) => checkedAt ?? []);
    return [{
      side: first.side, topic: first.topic, day: dayOf(first.hour),
      events: sum(({ ownEvents }) => ownEvents), chain: chainOfHours(ofDay.map(({ ownChain }) => ownChain)).toString('hex'),
      kafkaEvents: sum(({ kafkaEvents }) => kafkaEvents), kafkaChain: chainOfHours(ofDay.map(({ kafkaChain }) => kafkaChain)).toString('hex'),
      kafkaDuplicates: sum(({ kafkaDuplicates }) => kafkaDuplicates), underWay: sum(({ underWay }) => underWay),
      differenceCount: sum(({ differenceCount }) => differenceCount), differences: ofDay.flatMap(({ differences }) => differences),
      ...(checked.length > 0 && { checkedAt: checked.reduce((a, b) => (a > b ? a : b)) }),
    }];
  });
}

export interface DaysWanted {
  /** Days in Japan, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly topic?: string;
  /** Only topics that anybody may read. */
  readonly publicOnly: boolean;
}

/** What the hourly reconciliation has found: cheap, because it only reads its results. */
export async function provenDays(db: Pick<EntityManager, 'query'>, { from, to, topic, publicOnly }: DaysWanted): Promise<ProvenDay[]> {
  const hours = await db.query<ProvenHour[]>(
    `SELECT side, topic, extract(epoch FROM hour)::float8 * 1000 AS hour, own_events AS "ownEvents", own_chain AS "ownChain",
       kafka_events AS "kafkaEvents", kafka_chain AS "kafkaChain", kafka_duplicates AS "kafkaDuplicates", under_way AS "underWay",
       difference_count AS "differenceCount", differences, checked_at AS "checkedAt"
     FROM loss_proof WHERE hour >= $1::date::timestamp AT TIME ZONE 'Asia/Tokyo' AND hour < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Tokyo'
       AND ($3::text IS NULL OR topic = $3) AND (NOT $4::boolean OR topic LIKE 'pub.%')`,
    [from, to, topic ?? null, publicOnly]);
  return daysOf(hours);
}
