import { allEvents } from '@tomoni/contracts';
import type { KafkaAdmin } from '../kafka/port.js';
import type { RelayLag } from '../relay/relay-lag.js';
import type { Queryable } from './dead-letter-operations.js';
import { servicesOf } from './services.js';

export type ServiceLag = Pick<RelayLag, 'bytes' | 'active' | 'walStatus'> & { readonly service: string; readonly deadLetters: number };

/** Every service of this database that publishes or handles events. */
export async function relayLags(db: Queryable): Promise<ServiceLag[]> {
  const lags: ServiceLag[] = [];
  for (const { schema: name, service } of await servicesOf(db)) {
    const [lag] = await db.query<Omit<ServiceLag, 'service'>[]>(`
      SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float8 AS bytes, coalesce(active, false) AS active, wal_status AS "walStatus",
        (SELECT count(*)::int FROM ${name}.dead_letter) AS "deadLetters"
      FROM (SELECT 1) AS one LEFT JOIN ${name}.relay_position ON true LEFT JOIN pg_replication_slots ON slot_name = slot`);
    if (lag) lags.push({ service, ...lag });
  }
  return lags;
}

/** Events of each topic the service's group has begun to read and not come to. */
export async function consumerLag(admin: KafkaAdmin, prefix: string, service: string): Promise<{ topic: string; behind: number }[]> {
  const existing = new Set(await admin.topics());
  const topics = [...new Set(allEvents.map(({ topic }) => prefix + topic))].filter((topic) => existing.has(topic));
  const lags = topics.length > 0 ? await admin.lag(prefix + service, topics) : [];
  return [...Map.groupBy(lags, ({ topic }) => topic)]
    .filter(([, partitions]) => partitions.some(({ isCommitted }) => isCommitted))
    .map(([topic, partitions]) => ({ topic: topic.slice(prefix.length), behind: partitions.reduce((sum, { offset, end }) => sum + Number(end - offset), 0) }));
}
