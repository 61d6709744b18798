import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type Message } from 'kafkajs';
import { Client } from 'pg';
import { config } from './config.js';

const pauseMs = 100;
const batch = 500;

interface OutboxRow {
  id: string; topic: string; key: string; type: string; payload: string; aggregate_version: string; occurred_at: Date; tenant: string;
  visibility: string; data_class: string; fiscal_year: number; traceparent: string | null; correlation_id: string; drill: string;
}

/** The outbox as most do it: look every 100 ms, claim up to 500 rows, send them, delete them, commit. */
const client = new Client(config.DATABASE_URL);
await client.connect();
const producer = new Kafka({ clientId: 'poller', brokers: config.KAFKA_BROKERS.split(','), logLevel: logLevel.ERROR }).producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();

const claim = `
  DELETE FROM outbox WHERE (seq, recorded_at) IN (SELECT seq, recorded_at FROM outbox ORDER BY seq LIMIT ${batch} FOR UPDATE SKIP LOCKED)
  RETURNING seq, id, topic, key, type, payload::text, aggregate_version::text, occurred_at, tenant, visibility, data_class, fiscal_year, traceparent, correlation_id, drill`;

async function move(): Promise<number> {
  await client.query('BEGIN');
  const { rows } = await client.query<OutboxRow & { seq: string }>(claim);
  rows.sort((a, b) => Number(a.seq) - Number(b.seq));
  const byTopic = Map.groupBy(rows, ({ topic }) => topic);
  if (rows.length > 0) await producer.sendBatch({ acks: -1, topicMessages: [...byTopic].map(([topic, of]) => ({ topic: config.KAFKA_TOPIC_PREFIX + topic, messages: of.map(toMessage) })) });
  await client.query('COMMIT');
  return rows.length;
}

function toMessage(row: OutboxRow): Message {
  return {
    key: row.key,
    value: row.payload,
    headers: {
      'content-type': 'application/json', ce_specversion: '1.0', ce_id: row.id, ce_source: `/${row.tenant}/participation`, ce_type: row.type, ce_subject: row.key,
      ce_time: row.occurred_at.toISOString(), ce_tenant: row.tenant, ce_visibility: row.visibility, ce_dataclass: row.data_class, ce_fiscalyear: String(row.fiscal_year),
      ce_aggregateversion: row.aggregate_version, ce_correlationid: row.correlation_id, ce_drill: row.drill, ce_personal: 'false',
      ...(row.traceparent && { ce_traceparent: row.traceparent, traceparent: row.traceparent }),
    },
  };
}

createServer((_request, response) => response.end()).listen(config.PORT, '127.0.0.1');
for (;;) if ((await move()) < batch) await sleep(pauseMs);
