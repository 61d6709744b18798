import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { Pool } from 'pg';
import { config } from './config.js';

const pauseMs = 100;
const batch = 100;

interface LeasedRow { id: string; topic: string; key: string; payload: string; headers: Record<string, string> }

/**
 * The outbox as packages for Node do it: lease some rows, and for each of them publish, wait for the broker, delete. Faster than
 * their defaults: it looks every 100 ms instead of every second, takes 100 rows instead of 10, and goes on at once while there are more.
 */
const pool = new Pool({ connectionString: config.DATABASE_URL, max: 2 });
const producer = new Kafka({ clientId: 'lease', brokers: config.KAFKA_BROKERS.split(','), logLevel: logLevel.ERROR }).producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();

const lease = {
  name: 'lease',
  text: `UPDATE lease_outbox SET leased_until = now() + interval '30 seconds', attempts = attempts + 1
    WHERE id IN (SELECT id FROM lease_outbox WHERE leased_until < now() ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED)
    RETURNING id, topic, key, payload::text, headers`,
};

async function move(): Promise<number> {
  const { rows } = await pool.query<LeasedRow>(lease);
  for (const { id, topic, key, payload, headers } of rows.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    await producer.send({ topic: config.KAFKA_TOPIC_PREFIX + topic, acks: -1, messages: [{ key, value: payload, headers }] });
    await pool.query({ name: 'delete', text: 'DELETE FROM lease_outbox WHERE id = $1', values: [id] });
  }
  return rows.length;
}

createServer((_request, response) => response.end()).listen(config.PORT, '127.0.0.1');
for (;;) if ((await move()) < batch) await sleep(pauseMs);
